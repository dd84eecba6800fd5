import { notFound } from '../../../kernel/errors.ts';
import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Order } from '../order.ts';
import { orderOf, type OrderRow } from './rows.ts';

/** Orders with all that belongs to them: one statement, one row for each order. Only placed ones are seen. */

const ITEM = `json_build_object('id', i.id, 'productId', i.product_id, 'product', i.product, 'quantity', i.quantity,
  'price', i.price, 'retailPrice', i.retail_price, 'discount', i.discount_amount, 'refunded', i.refunded_amount,
  'taxRate', i.tax_rate::text, 'attributes', i.attributes, 'isGift', i.is_gift, 'status', i.status,
  'parcelId', i.parcel_id, 'modifiedDate', i.modified_date)`;

const PARCEL = `json_build_object('id', p.id,
  'company', case when s.id is not null then json_build_object('key', s.key, 'name', s.name) end,
  'trackingNumber', p.tracking_number, 'trackingUrl', p.tracking_url, 'shippedAt', p.shipped_at,
  'deliveredAt', p.delivered_at)`;

const DISCOUNT = `json_build_object('id', d.id, 'promotionId', d.promotion_id, 'names', d.names, 'kind', d.kind,
  'code', d.code, 'amount', d.amount, 'cancelAmount', d.cancel_amount)`;

const CUSTOMER = `json_build_object('id', c.id, 'username', c.username, 'userType', c.user_type, 'email', c.email,
  'firstName', c.first_name, 'lastName', c.last_name, 'phone', c.phone, 'isActive', c.is_active, 'gender', c.gender,
  'dateOfBirth', c.date_of_birth, 'emailAllowed', c.email_allowed, 'smsAllowed', c.sms_allowed,
  'callAllowed', c.call_allowed, 'attributes', c.attributes, 'dateJoined', c.date_joined, 'lastLogin', c.last_login,
  'modifiedDate', c.modified_date)`;

const ORDER = `
  o.id, o.number, o.basket_id, o.placed_at, o.status, o.customer_id, o.is_guest, o.user_email, o.user_phone, o.language,
  o.currency, o.segment, o.remote_addr, o.products_amount, o.discount_amount, o.shipping_amount, o.fee_amount,
  o.gift_box_amount, o.interest_amount, o.loyalty_amount, o.gift_card_amount, o.refund_amount, o.discount_refund_amount,
  o.shipping_refund_amount, o.shipping_address, o.billing_address, o.delivery_type, o.shipping_option, o.payment,
  o.gift_box, o.notes, o.attempt_reference, o.created_date, o.modified_date,
  (select json_agg(${ITEM} order by i.id) from order_items i where i.order_id = o.id) as items,
  (select json_agg(${PARCEL} order by p.id) from order_parcels p left join shipping_companies s on s.id = p.company_id
   where p.order_id = o.id) as parcels,
  (select json_agg(${DISCOUNT} order by d.id) from order_discounts d where d.order_id = o.id) as discounts,
  (select ${CUSTOMER} from customers c where c.id = o.customer_id) as customer`;

/** What a list of orders is narrowed to; null where it is not. */
export interface OrderFilter {
  /** Placed at this time or later. */
  readonly from: Date | null;
  /** Placed at this time or earlier. */
  readonly until: Date | null;
  /** Digits of the number. */
  readonly number: string | null;
}

const pageOf = prepared<OrderRow & { total: number }>(`
  select page.total, ${ORDER} from (
    select id, count(*) over () as total from orders
    where customer_id = $1 and placed_at is not null and ($2::timestamptz is null or placed_at >= $2)
      and ($3::timestamptz is null or placed_at <= $3) and ($4::text is null or position($4 in number) > 0)
    order by placed_at desc, id desc limit $5 offset $6
  ) page join orders o on o.id = page.id
  order by o.placed_at desc, o.id desc`);

/** A page of a customer's orders, newest first. One statement. */
export async function findOrders(
  db: Executor,
  { customerId }: { readonly customerId: number },
  { from, until, number }: OrderFilter,
  page: Page,
): Promise<Slice<Order>> {
  const rows = await pageOf(db, [customerId, from, until, number, page.size, offsetOf(page)]);
  return { items: rows.map(orderOf), total: rows[0]?.total ?? 0 };
}

const one = (condition: string) =>
  prepared<OrderRow>(`select ${ORDER} from orders o where o.placed_at is not null and ${condition}`);

const byId = one('o.id = $1');
const byOwner = one('o.id = $1 and o.customer_id = $2');
const latest = one('o.customer_id = $1 order by o.placed_at desc, o.id desc limit 1');
const byNumber = one('o.number = $1 and (o.customer_id = $2 or o.session_id = $3)');
const ofGuest = one('o.number = $1 and o.user_email = $2 and o.is_guest');

const first = ([row]: readonly OrderRow[]): Order | null => (row === undefined ? null : orderOf(row));

/** A placed order, whoever's it is. */
export async function findOrder(db: Executor, id: number): Promise<Order | null> {
  return first(await byId(db, [id]));
}

/** A placed order, whoever's it is. @throws Refusal not_found */
export async function getOrder(db: Executor, id: number): Promise<Order> {
  const order = await findOrder(db, id);
  if (order === null) throw notFound();
  return order;
}

/** A customer's placed order. */
export async function findOrderOf(
  db: Executor,
  { customerId, id }: { readonly customerId: number; readonly id: number },
): Promise<Order | null> {
  return first(await byOwner(db, [id, customerId]));
}

/** The order that a customer placed last. */
export async function findLatestOrder(db: Executor, customerId: number): Promise<Order | null> {
  return first(await latest(db, [customerId]));
}

/** Who may see an order by its number: whose it is, or the session that it was placed in. */
export interface Onlooker {
  readonly customerId: number | null;
  readonly sessionId: number | null;
}

export async function findOrderSeenBy(
  db: Executor,
  number: string,
  { customerId, sessionId }: Onlooker,
): Promise<Order | null> {
  return first(await byNumber(db, [number, customerId, sessionId]));
}

/** A guest's order by the two things that guest was told. */
export async function findGuestOrder(
  db: Executor,
  { number, email }: { readonly number: string; readonly email: string },
): Promise<Order | null> {
  return first(await ofGuest(db, [number, email]));
}
