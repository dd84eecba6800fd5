import type { Signer } from '../../platform/crypto/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { StorefrontDeps } from '../storefront/index.ts';

/** What business customers are served with: all that showing products takes, what numbers are made of, and limits. */
export interface B2bDeps extends StorefrontDeps {
  readonly random: Random;
  readonly signer: Signer;
}
