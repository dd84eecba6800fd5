import type { Executor } from '../../platform/db/index.ts';
import { selectAvailable } from './availability.queries.ts';

/**
 * How many pieces of each SKU can be sold online: on hand and not reserved, over all locations that sell online, never
 * below zero. SKUs without stock are not in it. Whether something is sold without stock is not asked. One statement.
 */
export async function availableOf(db: Executor, productIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return productIds.length === 0 ? new Map() : selectAvailable(db, productIds);
}
