import { type Executor, prepared } from '../../platform/db/index.ts';
import type { FamilyMember } from './store-stock.rules.ts';

const family = prepared<FamilyMember>(`
  select m.id, m.id = l.id as "isListed", l.variant_keys as "variantKeys",
    case when m.id = l.id then m.attributes else l.attributes || m.attributes end as attributes
  from products p join products l on l.id = coalesce(p.parent_id, p.id)
  join products m on m.id = l.id or m.parent_id = l.id
  where p.id = $1 and p.is_active and l.is_active and m.is_active
  order by m.id`);

/** An active product with the one that lists show in its place and all active variants of that; empty for none. */
export function selectFamily(db: Executor, id: number): Promise<FamilyMember[]> {
  return family(db, [id]);
}

const atStores = prepared<{ id: number; free: number }>(`
  select p.store_id as id, coalesce(sum(greatest(l.on_hand - l.reserved, 0)), 0) as free
  from stock_locations p
  left join stock_levels l on l.location_id = p.id and l.product_id = any($1::bigint[])
  where p.store_id is not null
  group by p.store_id`);

/** Store → how many pieces of these SKUs are free there, for every store that keeps stock. */
export async function selectFreeAtStores(db: Executor, productIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await atStores(db, [productIds]);
  return new Map(rows.map(({ id, free }) => [id, free]));
}
