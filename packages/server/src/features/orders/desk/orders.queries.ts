import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { OrderStatus } from '../order.ts';

const lock = prepared<{ id: number }>(`
  select id from orders where number = $1 and placed_at is not null for no key update`);

/** Keeps others from changing a placed order until the transaction ends; its id, or null where there is none. */
export async function lockOrder(tx: Executor, number: string): Promise<number | null> {
  const [row] = await lock(tx, [number]);
  return row?.id ?? null;
}

const buyer = prepared<{ id: number }>(`
  select customer_id as id from orders where number = $1 and not is_guest and customer_id is not null`);

/** The registered customer who placed an order; null for a guest's, and where the account was erased. */
export async function findBuyerId(db: Executor, number: string): Promise<number | null> {
  const [row] = await buyer(db, [number]);
  return row?.id ?? null;
}

const placed = prepared<{ id: number }>('select id from orders where number = $1 and placed_at is not null');

export async function findOrderId(db: Executor, number: string): Promise<number | null> {
  const [row] = await placed(db, [number]);
  return row?.id ?? null;
}

export interface ItemChange {
  readonly itemIds: readonly number[];
  readonly status: OrderStatus;
  /** For those that are in none yet; null where they stay in none. */
  readonly parcelId: number | null;
  readonly now: Date;
}

const items = prepared(`
  update order_items set status = $2, parcel_id = coalesce(parcel_id, $3::bigint), modified_date = $4
  where id = any($1::bigint[])`);

export async function updateItems(tx: Executor, { itemIds, status, parcelId, now }: ItemChange): Promise<void> {
  await items(tx, [itemIds, status, parcelId, now]);
}

const status = prepared('update orders set status = $2, modified_date = $3 where id = $1');

export async function updateStatus(tx: Executor, id: number, to: OrderStatus, now: Date): Promise<void> {
  await status(tx, [id, to, now]);
}

const itemRefunds = prepared(`
  update order_items i set refunded_amount = i.refunded_amount + r.amount
  from unnest($1::bigint[], $2::bigint[]) as r (id, amount) where i.id = r.id`);

const orderRefunds = prepared(`
  update orders set refund_amount = refund_amount + $2, discount_refund_amount = discount_refund_amount + $3,
    shipping_refund_amount = shipping_refund_amount + $4 where id = $1`);

const discountCancels = prepared(`
  update order_discounts d set cancel_amount = c.amount
  from unnest($1::bigint[], $2::bigint[]) as c (id, amount) where d.id = c.id`);

export interface SavedReduction {
  readonly orderId: number;
  readonly amount: number;
  readonly discount: number;
  readonly shipping: number;
  readonly items: ReadonlyMap<number, number>;
  /** What is cancelled of each discount, all in all. */
  readonly discounts: ReadonlyMap<number, number>;
}

/** Adds to what was refunded of an order and its items. Three statements. */
export async function insertReduction(tx: Executor, reduction: SavedReduction): Promise<void> {
  const { orderId, amount, discount, shipping, items: byItem, discounts } = reduction;
  await itemRefunds(tx, [[...byItem.keys()], [...byItem.values()]]);
  await orderRefunds(tx, [orderId, amount, discount, shipping]);
  if (discounts.size > 0) await discountCancels(tx, [[...discounts.keys()], [...discounts.values()]]);
}

const split = prepared(`
  with rest as (
    insert into order_items (order_id, product_id, product, quantity, price, retail_price, discount_amount, tax_rate,
      attributes, is_gift, status, parcel_id, modified_date)
    select order_id, product_id, product, quantity - $2, price, retail_price, discount_amount - $3, tax_rate, attributes,
      is_gift, status, parcel_id, $4
    from order_items where id = $1
  )
  update order_items set quantity = $2, discount_amount = $3, modified_date = $4 where id = $1`);

export interface Split {
  readonly itemId: number;
  readonly quantity: number;
  readonly discount: number;
  readonly now: Date;
}

/** Leaves so many pieces to an item, and the others to a new one of the same status. */
export async function splitItem(tx: Executor, { itemId, quantity, discount, now }: Split): Promise<void> {
  await split(tx, [itemId, quantity, discount, now]);
}

export interface NewParcel {
  readonly orderId: number;
  readonly companyId: number | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly now: Date;
}

const parcel = prepared<{ id: number }>(`
  insert into order_parcels (order_id, company_id, tracking_number, tracking_url, shipped_at)
  values ($1, $2, $3, $4, $5) returning id`);

export async function insertParcel(tx: Executor, given: NewParcel): Promise<number> {
  const [row] = await parcel(tx, [given.orderId, given.companyId, given.trackingNumber, given.trackingUrl, given.now]);
  if (row === undefined) throw new Error('No parcel was inserted');
  return row.id;
}

const delivered = prepared(`
  update order_parcels set delivered_at = $2 where id = any($1::bigint[]) and delivered_at is null`);

export async function updateDelivered(tx: Executor, parcelIds: readonly number[], now: Date): Promise<void> {
  await delivered(tx, [parcelIds, now]);
}
