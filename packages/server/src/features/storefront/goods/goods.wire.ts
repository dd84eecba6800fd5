import type { Showing } from '../products/showing.ts';
import { presentListed, presentVariant } from '../products/product.wire.ts';
import type { Good } from './goods.service.ts';

/** The product object of a good (Wire: docs/protocol/catalogue.md, "The product object"). */
export function presentGood({ family, variant }: Good, showing: Showing) {
  return variant === null ? presentListed(family, showing) : presentVariant(family, variant, showing);
}
