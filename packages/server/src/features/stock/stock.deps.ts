import type { Executor } from '../../platform/db/index.ts';

/** What moving stock needs. */
export interface StockDeps {
  /**
   * Told inside the transaction when listed products came into stock or went out of it. Their rows are locked, so that
   * what it reads of their stock holds until the transaction ends.
   */
  availabilityChanged(tx: Executor, listedIds: readonly number[], now: Date): Promise<void>;
}
