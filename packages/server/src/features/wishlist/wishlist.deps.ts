import type { Signer } from '../../platform/crypto/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { StorefrontDeps } from '../storefront/index.ts';

/** What wishlists are built from: all that showing products takes, and what slugs and limits take. */
export interface WishlistDeps extends StorefrontDeps {
  readonly random: Random;
  readonly signer: Signer;
}
