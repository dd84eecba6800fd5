import { type Executor, prepared } from '../../../platform/db/index.ts';

/** Pieces that are still reserved for an order. */
export interface HeldStock {
  readonly productId: number;
  readonly locationId: number;
  readonly reserved: number;
}

const held = prepared<HeldStock>(`
  select product_id as "productId", location_id as "locationId", reserved from order_stock
  where order_id = $1 and reserved > 0 order by product_id, location_id`);

export function findHeldStock(tx: Executor, orderId: number): Promise<HeldStock[]> {
  return held(tx, [orderId]);
}

export interface Taken {
  readonly productId: number;
  readonly locationId: number;
  readonly amount: number;
}

const take = prepared(`
  update order_stock s set reserved = s.reserved - t.amount, shipped = s.shipped + case when $5 then t.amount else 0 end
  from unnest($2::bigint[], $3::integer[], $4::integer[]) as t (product_id, location_id, amount)
  where s.order_id = $1 and s.product_id = t.product_id and s.location_id = t.location_id`);

/** Notes that pieces are reserved for the order no longer: shipped, or given back. */
export async function takeHeldStock(
  tx: Executor,
  orderId: number,
  taken: readonly Taken[],
  isShipped: boolean,
): Promise<void> {
  const columns = [taken.map((t) => t.productId), taken.map((t) => t.locationId), taken.map((t) => t.amount)];
  await take(tx, [orderId, ...columns, isShipped]);
}
