import type { Random } from '../../platform/random/index.ts';
import type { StorefrontDeps } from '../storefront/index.ts';

/** What business customers are served with: all that showing products takes, and what numbers are made of. */
export interface B2bDeps extends StorefrontDeps {
  readonly random: Random;
}
