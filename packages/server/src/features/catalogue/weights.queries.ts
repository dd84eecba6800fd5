import { type Executor, prepared } from '../../platform/db/index.ts';

const weights = prepared<{ id: number; weight: number }>(`
  select p.id, coalesce(p.weight, parent.weight, 0) as weight
  from products p left join products parent on parent.id = p.parent_id where p.id = any($1::bigint[])`);

/**
 * Grams of one piece, by product id; a variant without a weight has its product's, and what has none weighs nothing.
 * One statement.
 */
export async function findWeights(db: Executor, productIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await weights(db, [productIds]);
  return new Map(rows.map(({ id, weight }) => [id, weight]));
}
