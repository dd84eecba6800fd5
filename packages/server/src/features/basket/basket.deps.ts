import type { Random } from '../../platform/random/index.ts';
import type { SessionKeys, Signer } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PromotionRules } from '../promotions/index.ts';
import type { GoodBytes, StorefrontDeps } from '../storefront/index.ts';
import type { FindState } from './reading/state.queries.ts';

/**
 * Ends the attempt at paying that a frozen basket waits for, in the transaction that has locked it: the basket is open
 * again. False while the gateway is asked for the money at this moment: the basket stays as it is.
 */
export type Thaw = (tx: Tx, basketId: number, now: Date) => Promise<boolean>;

export interface BasketDeps extends StorefrontDeps {
  readonly random: Random;
  readonly keys: SessionKeys;
  readonly signer: Signer;
  readonly findBasket: FindState;
  readonly goodBytes: GoodBytes;
  readonly thaw: Thaw;
  /** Kept per process, read again after a change. */
  promotions(): Promise<PromotionRules>;
}
