import { textIn } from '../../../kernel/texts.ts';
import { addressOf, presentListed, presentVariant, variantAddress } from '../products/product.wire.ts';
import type { Showing } from '../products/showing.ts';
import { type Good, productOf } from './goods.service.ts';

/** The product object of a good (Wire: docs/protocol/catalogue.md, "The product object"). */
export function presentGood({ family, variant }: Good, showing: Showing) {
  return variant === null ? presentListed(family, showing) : presentVariant(family, variant, showing);
}

/** What a mail says of a good: its name, and the path of its page. */
export function nameAndPath(
  good: Good,
  reader: Pick<Showing, 'language' | 'fallback'>,
): { name: string; path: string } {
  const { family, variant } = good;
  const { names, sku } = productOf(good);
  return {
    name: textIn(names, reader.language, reader.fallback) ?? sku,
    path: variant === null ? addressOf(family.listed, reader) : variantAddress(family.listed, variant, reader),
  };
}
