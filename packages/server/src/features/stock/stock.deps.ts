import type { Executor } from '../../platform/db/index.ts';

/** What moving stock needs. */
export interface StockDeps {
  /**
   * Told inside the transaction when listed products came into stock or went out of it. Their rows are locked, so that
   * what it reads of their stock holds until the transaction ends.
   */
  availabilityChanged(tx: Executor, listedIds: readonly number[], now: Date): Promise<void>;
  /**
   * Told inside the transaction when SKUs that were out of stock are there again, and of all that lie at a location
   * that begins to sell online. The rows of their listed products are locked. It hears nothing of movements of what is
   * sold without stock.
   */
  restocked(tx: Executor, productIds: readonly number[]): Promise<void>;
}
