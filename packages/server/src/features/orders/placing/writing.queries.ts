import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Allocation } from '../../stock/index.ts';
import type { Adjustment } from '../../promotions/index.ts';
import { amountOf } from '../amounts.rules.ts';
import type { OrderStatus } from '../order.ts';
import type { NewItem } from './items.rules.ts';
import type { Placed, PlaceRequest } from './placement.ts';

/** An order that is about to be written down, all its parts. */
export interface NewOrder {
  readonly request: PlaceRequest;
  readonly number: string;
  readonly status: OrderStatus;
  readonly attemptReference: string;
  readonly items: readonly NewItem[];
  readonly allocations: readonly Allocation[];
  readonly now: Date;
}

const COLUMNS = {
  ...{ number: 'text', basket_id: 'bigint', basket_version: 'integer', status: 'smallint', customer_id: 'bigint' },
  ...{ is_guest: 'boolean', session_id: 'bigint', user_email: 'text', user_phone: 'text', language: 'text' },
  ...{ currency: 'text', segment: 'text', remote_addr: 'text', amount: 'bigint', products_amount: 'bigint' },
  ...{ discount_amount: 'bigint', shipping_amount: 'bigint', fee_amount: 'bigint', gift_box_amount: 'bigint' },
  ...{ interest_amount: 'bigint', loyalty_amount: 'bigint', gift_card_amount: 'bigint', shipping_address: 'jsonb' },
  ...{ billing_address: 'jsonb', delivery_type: 'text', shipping_option: 'jsonb', payment: 'jsonb', gift_box: 'jsonb' },
  ...{ notes: 'text', attempt_reference: 'text', created_date: 'timestamptz', modified_date: 'timestamptz' },
} as const;

const NAMES = Object.keys(COLUMNS);
const KEPT = ['number', 'basket_id', 'created_date'];
const record = (columns: object) =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${String(type)}`)
    .join(', ');

const ITEM = {
  ...{ n: 'integer', product_id: 'bigint', product: 'jsonb', quantity: 'integer', price: 'bigint' },
  ...{
    retail_price: 'bigint',
    discount_amount: 'bigint',
    tax_rate: 'numeric',
    attributes: 'jsonb',
    is_gift: 'boolean',
  },
} as const;
const ITEM_NAMES = Object.keys(ITEM).filter((name) => name !== 'n');

// An order that came to nothing is written over: its basket has one only. Its stock was given back, so that none is left.
const write = prepared<{ id: number }>(`
  with o as (
    insert into orders (${NAMES.join(', ')}) select ${NAMES.join(', ')} from jsonb_to_record($1::jsonb) as r (${record(COLUMNS)})
    on conflict (basket_id) do update
    set ${NAMES.filter((name) => !KEPT.includes(name))
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}
    where orders.placed_at is null
    returning id, status, modified_date
  ), former_items as (
    delete from order_items i using o where i.order_id = o.id
  ), former_discounts as (
    delete from order_discounts d using o where d.order_id = o.id
  ), items as (
    insert into order_items (order_id, status, modified_date, ${ITEM_NAMES.join(', ')})
    select o.id, o.status, o.modified_date, ${ITEM_NAMES.map((name) => `i.${name}`).join(', ')}
    from o, jsonb_to_recordset($2::jsonb) as i (${record(ITEM)}) order by i.n
  ), stock as (
    insert into order_stock (order_id, product_id, location_id, reserved)
    select o.id, s.* from o, unnest($3::bigint[], $4::integer[], $5::integer[]) as s
  ), discounts as (
    insert into order_discounts (order_id, promotion_id, names, kind, code, amount)
    select o.id, d.promotion_id, d.names, d.kind, d.code, d.amount
    from o, jsonb_to_recordset($6::jsonb) as d (n integer, promotion_id bigint, names jsonb, kind text, code text, amount bigint)
    order by d.n
  ), receipt as (
    insert into order_receipts (order_id, pre_order, created_date) select o.id, $7::jsonb, o.modified_date from o
    on conflict (order_id) do update set pre_order = excluded.pre_order, created_date = excluded.created_date
  )
  select id from o`);

/**
 * Writes an order that nobody sees yet, with its items, reserved pieces and discounts: one statement. What was left of an
 * earlier attempt with its basket is written over. @returns its id
 */
export async function writeOrder(tx: Executor, order: NewOrder): Promise<number> {
  const { items, allocations, request } = order;
  const [row] = await write(tx, [
    ...[JSON.stringify(columnsOf(order)), JSON.stringify(items.map(itemColumns))],
    ...[allocations.map(({ productId }) => productId), allocations.map(({ locationId }) => locationId)],
    ...[
      allocations.map(({ amount }) => amount),
      JSON.stringify(request.basket.basket.adjustments.map(discountColumns)),
    ],
    JSON.stringify(request.receipt),
  ]);
  if (row === undefined) throw new Error(`Order ${order.number} is placed already`);
  return row.id;
}

function columnsOf({ request, number, status, attemptReference, now }: NewOrder) {
  const { basket, buyer, caller, amounts, shipping, payment, giftBox, notes } = request;
  const { head } = basket.basket;
  return {
    ...{ number, basket_id: head?.id, basket_version: head?.version, status, attempt_reference: attemptReference },
    ...{ customer_id: buyer.customerId, is_guest: buyer.isGuest, session_id: caller.session?.id ?? null },
    ...{ user_email: buyer.email, user_phone: buyer.phone, language: caller.language, currency: caller.currency },
    ...{ segment: caller.customer?.segment ?? null, remote_addr: caller.address, amount: amountOf(amounts) },
    ...{ products_amount: amounts.products, discount_amount: amounts.discount, shipping_amount: amounts.shipping },
    ...{ fee_amount: amounts.fee, gift_box_amount: amounts.giftBox, interest_amount: amounts.interest },
    ...{ loyalty_amount: amounts.loyalty, gift_card_amount: amounts.giftCard, delivery_type: request.deliveryType },
    ...{ shipping_address: request.shippingAddress, billing_address: request.billingAddress },
    ...{ shipping_option: shipping, payment, gift_box: giftBox, notes, created_date: now, modified_date: now },
  };
}

function itemColumns(item: NewItem, n: number) {
  return {
    ...{ n, product_id: item.productId, product: item.product, quantity: item.quantity, price: item.price },
    ...{ retail_price: item.retailPrice, discount_amount: item.discount, tax_rate: item.taxRate },
    ...{ attributes: item.attributes, is_gift: item.isGift },
  };
}

function discountColumns({ promotionId, names, kind, voucher, amount }: Adjustment, n: number) {
  return { n, promotion_id: promotionId, names, kind, code: voucher?.code ?? null, amount };
}

const place = prepared<Placed>(`
  with placed as (
    update orders set placed_at = $2, modified_date = $2 where id = $1 and placed_at is null returning id, number, status
  ), noted as (
    insert into order_events (order_id, kind, actor, data, created_date)
    select id, 'placed', 'customer', jsonb_build_object('status', status), $2 from placed
  )
  select p.id, p.number, $2 as "placedAt", r.pre_order as receipt
  from placed p left join order_receipts r on r.order_id = p.id`);

/** Makes an order, locked by the caller's transaction, one that is seen. @returns null when it was before */
export async function markPlaced(tx: Executor, id: number, now: Date): Promise<Placed | null> {
  const [placed] = await place(tx, [id, now]);
  return placed ?? null;
}

const free = prepared<{ productId: number; locationId: number; amount: number }>(`
  delete from order_stock where order_id = $1 and shipped = 0
  returning product_id as "productId", location_id as "locationId", reserved as amount`);

/** Forgets what is reserved for an order that came to nothing. @returns what has to be given back */
export async function forgetReserved(tx: Executor, orderId: number): Promise<Allocation[]> {
  const rows = await free(tx, [orderId]);
  return rows.filter(({ amount }) => amount > 0);
}
