import { type Executor, prepared } from '../../platform/db/index.ts';

const available = prepared<{ id: number; free: number }>(`
  select l.product_id as id, sum(l.on_hand - l.reserved) as free
  from stock_levels l join stock_locations p on p.id = l.location_id
  where l.product_id = any($1::bigint[]) and p.sells_online
  group by l.product_id having sum(l.on_hand - l.reserved) > 0`);

/** What of each SKU can be sold online, where that is more than nothing. */
export async function selectAvailable(db: Executor, productIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await available(db, [productIds]);
  return new Map(rows.map(({ id, free }) => [id, free]));
}

const lock = prepared('select id from products where id = any($1::bigint[]) order by id for no key update');

/** Keeps others from judging the availability of these products until the transaction ends. */
export async function lockProducts(tx: Executor, ids: readonly number[]): Promise<void> {
  await lock(tx, [ids]);
}

const stocked = prepared<{ id: number }>(`
  select distinct coalesce(v.parent_id, v.id) as id
  from products v
  where (v.id = any($1::bigint[]) and cardinality(v.variant_keys) = 0 or v.parent_id = any($1::bigint[]))
    and v.id <> all($2::bigint[]) and v.is_active and (v.sell_without_stock or 0 < (
      select sum(l.on_hand - l.reserved) from stock_levels l join stock_locations p on p.id = l.location_id
      where l.product_id = v.id and p.sells_online))`);

/** The listed products that have something to sell besides these SKUs. */
export async function selectStocked(
  db: Executor,
  listedIds: readonly number[],
  besides: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await stocked(db, [listedIds, besides]);
  return new Set(rows.map(({ id }) => id));
}
