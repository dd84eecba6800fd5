import type { TestShop } from '../../../tests/support/app.ts';
import type { Customer } from '../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../tests/support/worlds.ts';
import { keyHash } from '../../platform/crypto/index.ts';
import type { BoughtProduct, OrderAddress, OrderPayment, OrderShipping, OrderStatus } from './order.ts';

/** What tests of orders have in common: orders as placing leaves them, and those whose they are. */

const PLACE = { id: 1, name: 'Ankara', isActive: true, priority: 3, postcode: null };

export const ADDRESS: OrderAddress = {
  ...{ id: 7, retailStoreId: null, title: 'Home', firstName: 'Ada', lastName: 'Example', phoneNumber: '05551112233' },
  ...{ email: 'ada@home.example', country: { id: 5, name: 'Türkiye', isActive: true, code: 'TR' }, city: PLACE },
  township: { id: 11, name: 'Çankaya', isActive: true, postcode: null },
  district: { id: 12, name: 'Kavaklıdere', isActive: true, postcode: '06680' },
  ...{ line: '12 Harbour Road', postcode: '06000', notes: 'Ring twice', isCorporate: false, companyName: null },
  ...{ taxOffice: null, taxNo: null, eBillTaxpayer: false, identityNumber: '123', extraField: null, remoteId: null },
};

const SHIPPING: OrderShipping = {
  ...{ id: 4, key: 'courier', names: { en: 'Courier', tr: 'Kurye' }, taxRate: '18.00' },
};

export const PAYMENT: OrderPayment = {
  option: { id: 1, key: 'credit-card', names: { en: 'Credit card', tr: 'Kredi kartı' }, type: 'credit_card' },
  method: 'card',
  card: { id: 21, installmentPlanId: 31, installmentCount: 3, bin: '400000' },
  bankAccountId: null,
  bank: { id: 2, key: 'north', name: 'North', logo: 'banks/north.png' },
  choice: null,
};

export const TRANSFER: OrderPayment = {
  ...{ option: { id: 2, key: 'transfer', names: { en: 'Transfer' }, type: 'funds_transfer' }, method: 'transfer' },
  ...{ card: null, bankAccountId: null, bank: null, choice: null },
};

export const SCARF: BoughtProduct = {
  ...{ sku: 'BS-1', baseCode: 'BS', names: { en: 'Blue scarf', tr: 'Mavi atkı' }, image: 'scarves/blue.jpg' },
  ...{ path: '/blue-scarf/', attributes: { color: 'blue' } },
};

export interface NewItem {
  readonly productId?: number;
  readonly product?: BoughtProduct;
  readonly quantity?: number;
  readonly price?: number;
  readonly discount?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly isGift?: boolean;
  readonly status?: OrderStatus;
  readonly parcelId?: number;
}

export interface NewOrder {
  readonly customerId: number | null;
  readonly isGuest: boolean;
  readonly sessionId: number | null;
  readonly email: string;
  /** Null for one that is being paid. */
  readonly placedAt: Date | null;
  readonly status: OrderStatus;
  readonly language: string;
  readonly items: readonly NewItem[];
  readonly payment: OrderPayment;
  readonly shippingAddress: OrderAddress;
  /** Minor units; products and discount follow from the items. */
  readonly amounts: { readonly interest?: number; readonly giftCard?: number; readonly loyalty?: number };
  readonly refunded: number;
  readonly giftBox: { readonly note: string } | null;
  readonly notes: string | null;
}

export interface KnownOrder {
  readonly id: number;
  readonly number: string;
  readonly placedAt: Date;
  readonly itemIds: readonly number[];
}

let count = 0;

const PLAIN: Omit<NewOrder, 'placedAt'> = {
  ...{ customerId: null, isGuest: false, sessionId: null, email: 'ada@example.org', status: 400, language: 'en' },
  ...{ items: [{}], payment: PAYMENT, shippingAddress: ADDRESS, amounts: {}, refunded: 0, giftBox: null, notes: null },
};

/** An order with one piece at 100.00 EUR and shipping for 5.00, as placing would leave it. */
export async function anOrder(
  shop: Pick<TestShop, 'clock' | 'deps'>,
  over: Partial<NewOrder> = {},
): Promise<KnownOrder> {
  count += 1;
  const now = shop.clock.now();
  const given = { ...PLAIN, placedAt: now, ...over };
  const { placedAt, status, notes, items } = given;
  const number = String(5_100_000_000_000_000 + count);
  const { id } = await shop.deps.db
    .insertInto('orders')
    .values({
      ...{ number, basket_id: null, basket_version: 1, placed_at: placedAt, status, segment: null, notes },
      ...{ customer_id: given.customerId, is_guest: given.isGuest, session_id: given.sessionId },
      ...{ user_email: given.email, user_phone: '05551112233', language: given.language, currency: 'eur' },
      ...{ remote_addr: '198.51.100.7', delivery_type: 'customer', attempt_reference: null },
      ...{ ...amountsOf(given), created_date: now, modified_date: now, shipping_option: JSON.stringify(SHIPPING) },
      ...{ shipping_address: JSON.stringify(given.shippingAddress), billing_address: JSON.stringify(ADDRESS) },
      ...{ payment: JSON.stringify(given.payment), gift_box: giftBoxOf(given) },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const itemIds: number[] = [];
  for (const item of items) itemIds.push(await anItem(shop, { orderId: id, status, ...item }));
  return { id, number, placedAt: placedAt ?? now, itemIds };
}

function giftBoxOf({ giftBox }: Pick<NewOrder, 'giftBox'>): string | null {
  return giftBox === null ? null : JSON.stringify({ ...giftBox, video: false, videoNotified: false });
}

function amountsOf({ items, amounts, refunded }: Pick<NewOrder, 'items' | 'amounts' | 'refunded'>) {
  const { interest = 0, giftCard = 0, loyalty = 0 } = amounts;
  const products = items.reduce((sum, { price = 10_000, quantity = 1 }) => sum + price * quantity, 0);
  const discount = items.reduce((sum, item) => sum + (item.discount ?? 0), 0);
  return {
    ...{ products_amount: products, discount_amount: discount, shipping_amount: 500, interest_amount: interest },
    ...{ amount: products - discount + 500 + interest, gift_card_amount: giftCard, refund_amount: refunded },
    loyalty_amount: loyalty,
  };
}

async function anItem(
  shop: Pick<TestShop, 'clock' | 'deps'>,
  given: NewItem & { readonly orderId: number; readonly status: OrderStatus },
): Promise<number> {
  const { price = 10_000 } = given;
  const { id } = await shop.deps.db
    .insertInto('order_items')
    .values({
      ...{ order_id: given.orderId, product_id: given.productId ?? 907, quantity: given.quantity ?? 1, price },
      ...{ retail_price: price + 1000, discount_amount: given.discount ?? 0, tax_rate: '18', status: given.status },
      ...{ product: JSON.stringify(given.product ?? SCARF), attributes: JSON.stringify(given.attributes ?? {}) },
      ...{ is_gift: given.isGift ?? false, parcel_id: given.parcelId ?? null, modified_date: shop.clock.now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A parcel with all items of an order, brought by a company of its own. @returns its id */
export async function aParcel(shop: TestShop, orderId: number, trackingNumber: string): Promise<number> {
  const { db, clock } = shop.deps;
  const key = `acme-${orderId}-${/\w+/.exec(trackingNumber)?.[0] ?? ''}`;
  const company = await db
    .insertInto('shipping_companies')
    .values({ key, name: 'Acme Cargo', tracking_url: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('order_parcels')
    .values({
      ...{ order_id: orderId, company_id: company.id, tracking_number: trackingNumber, shipped_at: clock.now() },
      ...{ tracking_url: `https://acme.example/${trackingNumber}`, delivered_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('order_items').set({ parcel_id: id }).where('order_id', '=', orderId).execute();
  return id;
}

export type Buyer = KnownCustomer & { readonly browser: Customer };

/** A customer who has signed in. */
export async function aBuyer(shop: TestShop): Promise<Buyer> {
  const customer = await aCustomer(shop);
  const browser = await shop.visit({ 'x-currency': 'eur' }).withToken();
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

export interface GuestBuyer {
  readonly browser: Customer;
  readonly customerId: number;
  readonly sessionId: number;
}

/** A guest who has told an e-mail address in checkout. */
export async function aGuestBuyer(shop: TestShop, email = 'guest@example.org'): Promise<GuestBuyer> {
  const { db, clock } = shop.deps;
  const browser = await shop.visit({ 'x-currency': 'eur' }).withToken();
  // A preference makes the session's row.
  await browser.post('/users/activate-currency/', { currency_code: 'eur' });
  count += 1;
  const { id: customerId } = await db
    .insertInto('customers')
    .values({
      ...{ username: `guest-${count}`, user_type: 'guest', email, language_code: 'en', attributes: '{}' },
      ...{ date_joined: clock.now(), modified_date: clock.now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: sessionId } = await db
    .updateTable('sessions')
    .set({ guest_customer_id: customerId })
    .where('key_hash', '=', keyHash(browser.sessionKey ?? ''))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { browser, customerId, sessionId };
}
