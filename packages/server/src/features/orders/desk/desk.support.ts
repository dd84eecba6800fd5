import type { TestShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, messagesTo } from '../../../../tests/support/worlds.ts';
import type { PaymentMethod } from '../../payments/index.ts';
import type { Order } from '../order.ts';
import type { PlaceRequest } from '../placing/placement.ts';
import { placeOrder } from '../placing/placing.service.ts';
import { aCheckout, fill, TEST_CARDS } from '../placing/placing.support.ts';
import { getOrder } from '../reading/orders.queries.ts';

/** What tests of the order desk have in common: orders as they are placed, and what they leave behind. */

export const IBAN = 'TR330006100519786457841326';

/** Of no company, with no number. */
export const PARCEL = { itemIds: null, company: null, trackingNumber: null, trackingUrl: null };

/** Money that goes back as it came. */
export const WAY = { iban: null, holderName: null, allAsLoyalty: false };

export const idOf = (order: Pick<Order, 'items'>, index: number) => order.items[index]?.id ?? 0;

export type Buyer = KnownCustomer & { readonly browser: Customer };

/** A customer who is logged in. */
export async function aBuyer(shop: TestShop): Promise<Buyer> {
  const customer = await aCustomer(shop);
  const browser = shop.visit({ 'x-currency': 'eur' });
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

export interface Wanted {
  /** Product → pieces. */
  readonly goods: Readonly<Record<number, number>>;
  readonly method?: PaymentMethod;
  readonly over?: Partial<PlaceRequest>;
}

/** An order that a browser's shopper has placed, its mails sent. */
export async function anOrder(
  shop: TestShop,
  browser: Customer,
  { goods, method = 'card', over = {} }: Wanted,
): Promise<Order> {
  await fill(browser, goods);
  const card = method === 'card' ? TEST_CARDS.success : null;
  const placement = await placeOrder(shop.deps, await aCheckout(shop, browser, { method, card, over }));
  if (placement.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(placement)}`);
  await shop.runJobs();
  return getOrder(shop.deps.db, placement.order.id);
}

/** The statuses of an order and of its items: `400: 400 400`. */
export async function statusesOf(shop: TestShop, { id }: Pick<Order, 'id'>): Promise<string> {
  const { status, items } = await getOrder(shop.deps.db, id);
  return `${status}: ${items.map((item) => item.status).join(' ')}`;
}

/** Everything that could change about an order, in text. */
export async function everythingOf(shop: TestShop, { id, number }: Pick<Order, 'id' | 'number'>): Promise<string> {
  const { db } = shop.deps;
  const rows: object[] = [await db.selectFrom('orders').selectAll().where('id', '=', id).execute()];
  const own = ['order_items', 'order_parcels', 'order_discounts', 'order_events', 'order_refunds'] as const;
  for (const table of [...own, 'cancellation_requests'] as const) {
    rows.push(await db.selectFrom(table).selectAll().where('order_id', '=', id).orderBy('id').execute());
  }
  for (const table of ['order_stock', 'stock_levels'] as const) {
    rows.push(await db.selectFrom(table).selectAll().orderBy('product_id').orderBy('location_id').execute());
  }
  const attempts = db.selectFrom('payment_attempts').selectAll().where('order_number', '=', number);
  rows.push(await attempts.orderBy('id').execute());
  rows.push(await db.selectFrom('promotion_redemptions').selectAll().orderBy('id').execute());
  return JSON.stringify(rows);
}

/** Kinds of what happened, in order. */
export async function eventsOf(shop: TestShop, { id }: Pick<Order, 'id'>): Promise<string[]> {
  const rows = await shop.deps.db
    .selectFrom('order_events')
    .select(['kind', 'actor'])
    .where('order_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ kind, actor }) => `${kind} by ${actor}`);
}

/** Refunds of an order as `1500 under_way gateway=1500`, the oldest first. */
export async function refundsOf(shop: TestShop, { id }: Pick<Order, 'id'>): Promise<string[]> {
  const rows = await shop.deps.db
    .selectFrom('order_refunds')
    .selectAll()
    .where('order_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const parts = Object.entries({
      ...{ gateway: row.gateway_amount, hand: row.hand_amount, unpaid: row.unpaid_amount },
      ...{ loyalty: row.loyalty_amount, giftCard: row.gift_card_amount },
    });
    const shown = parts.filter(([, amount]) => amount > 0).map(([name, amount]) => `${name}=${amount}`);
    return `${row.amount} ${row.state} ${shown.join(' ')}`;
  });
}

/** Of the payment of an order: `captured 2500 back 1000`. */
export async function paymentOf(shop: TestShop, { number }: Pick<Order, 'number'>): Promise<string> {
  const row = await shop.deps.db
    .selectFrom('payment_attempts')
    .select(['state', 'amount', 'refunded_amount'])
    .where('order_number', '=', number)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return `${row.state} ${row.amount} back ${row.refunded_amount}`;
}

/** What the simulated bank has given back of an order's payment. */
export async function givenBack(shop: TestShop, order: Order): Promise<number> {
  const row = await shop.deps.db
    .selectFrom('simulated_payments')
    .select('refunded_amount')
    .where('reference', '=', order.attemptReference ?? '')
    .executeTakeFirst();
  return row?.refunded_amount ?? 0;
}

/** Subjects of the mails that an address got since it was looked at last, the oldest first. */
export async function subjectsTo(shop: TestShop, email: string): Promise<(string | null)[]> {
  return (await messagesTo(shop, email)).map(({ subject }) => subject).reverse();
}
