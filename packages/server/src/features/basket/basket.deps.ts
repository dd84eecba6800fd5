import type { Random } from '../../platform/random/index.ts';
import type { SessionKeys, Signer } from '../../platform/crypto/index.ts';
import type { PromotionRules } from '../promotions/index.ts';
import type { GoodBytes, StorefrontDeps } from '../storefront/index.ts';
import type { FindState } from './reading/state.queries.ts';

export interface BasketDeps extends StorefrontDeps {
  readonly random: Random;
  readonly keys: SessionKeys;
  readonly signer: Signer;
  readonly findBasket: FindState;
  readonly goodBytes: GoodBytes;
  /** Kept per process, read again after a change. */
  promotions(): Promise<PromotionRules>;
}
