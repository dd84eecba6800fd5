import type { TestShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../../tests/support/goods.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { keyHash } from '../../../platform/crypto/index.ts';
import { getBasket } from '../../basket/index.ts';
import { CardDetails, type PaymentMethod, type PaymentType } from '../../payments/index.ts';
import type { OrderAddress } from '../order.ts';
import type { Placement, PlaceRequest } from './placement.ts';

/** What tests of placing have in common: goods, buyers, and checkouts that are complete. */

let count = 0;

/** A product unlike any other with so many pieces, at 10.00 EUR. @returns its id */
export async function aPiece(shop: TestShop, pieces: number, price = 1000): Promise<number> {
  count += 1;
  const sku = `piece-${count}`;
  const ids = await sell(shop, [product(sku, { prices: [euro(price)] })], { [sku]: pieces });
  return ids.get(sku) ?? 0;
}

/** A guest's browser with a CSRF token and so many pieces in the basket. */
export async function aGuestWith(shop: TestShop, goods: Readonly<Record<number, number>>): Promise<Customer> {
  const browser = await shop.visit({ 'x-currency': 'eur' }).withToken();
  await fill(browser, goods);
  return browser;
}

export async function fill(browser: Customer, goods: Readonly<Record<number, number>>): Promise<void> {
  for (const [id, quantity] of Object.entries(goods)) {
    const { status, text } = await browser.post('/baskets/basket/', { product: Number(id), quantity, attributes: {} });
    if (status !== 200) throw new Error(`Not in the basket: ${text}`);
  }
}

/** The browser's caller, as the hook would tell it. */
async function callerWith(shop: TestShop, browser: Customer): Promise<Caller> {
  const key = browser.sessionKey ?? '';
  const visitor = { key, keyHash: keyHash(key), fresh: false };
  const { session, customer } = await shop.deps.identities.bySession(visitor.keyHash, shop.clock.now());
  return {
    ...{ visitor, session, customer, byToken: false, language: 'en', currency: 'eur' },
    ...{ address: '198.51.100.7', userAgent: 'test' },
  };
}

const PLACE = { id: 1, name: 'Harbour', isActive: true, priority: null, postcode: null };

export const ADDRESS: OrderAddress = {
  ...{ id: 7, retailStoreId: null, title: 'Home', firstName: 'Ada', lastName: 'Example', phoneNumber: '05551112233' },
  ...{ email: 'ada@example.org', country: { ...PLACE, code: 'TR' }, city: PLACE, township: PLACE, district: PLACE },
  ...{
    line: '12 Harbour Road',
    postcode: '34000',
    notes: null,
    isCorporate: false,
    companyName: null,
    taxOffice: null,
  },
  ...{ taxNo: null, eBillTaxpayer: false, identityNumber: null, extraField: null, remoteId: null },
};

const OPTIONS: Readonly<Record<PaymentMethod, PaymentType>> = {
  card: 'credit_card',
  redirection: 'redirection',
  transfer: 'funds_transfer',
  on_delivery: 'pay_on_delivery',
  balance: 'loyalty_money',
};

function gatewayOf(method: PaymentMethod): string | null {
  return method === 'card' || method === 'redirection' ? 'simulator' : null;
}

async function optionId({ deps: { db } }: TestShop, method: PaymentMethod): Promise<number> {
  const key = `test-${method.replace('_', '-')}`;
  const option = { key, names: '{"en": "Pay"}', payment_type: OPTIONS[method], gateway: gatewayOf(method) };
  const { id } = await db
    .insertInto('payment_options')
    .values({ ...option, choices: '[]', conditions: '{}' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const card = (number: string) => new CardDetails({ holder: 'Ada Example', number, month: 12, year: 2030, cvv: '123' });

/** Cards that the simulated bank knows (docs/protocol/payments.md). */
export const TEST_CARDS = {
  success: card('5555555555554444'),
  declined: card('5454540000000013'),
  threeD: card('5454540000000039'),
  timeoutTaken: card('4111110000000054'),
  timeoutNotTaken: card('4111110000000062'),
  refundRefused: card('5200820000000099'),
};

export interface Wanted {
  readonly method?: PaymentMethod;
  readonly card?: CardDetails | null;
  readonly threeD?: boolean;
  readonly over?: Partial<PlaceRequest>;
}

/** A checkout that is complete, as the browser's shopper sees it now. */
export async function aCheckout(
  shop: TestShop,
  browser: Customer,
  { method = 'transfer', card = null, threeD = false, over = {} }: Wanted = {},
): Promise<PlaceRequest> {
  const caller = await callerWith(shop, browser);
  const id = await optionId(shop, method);
  const basket = await getBasket(shop.deps, caller, null);
  const { products, discount } = basket.basket.totals;
  const { customer } = caller;
  const guestId = (await aGuestCustomer(shop)).id;
  return {
    ...{ caller, basket, deliveryType: 'customer', shippingAddress: ADDRESS, billingAddress: ADDRESS },
    buyer:
      customer === null
        ? { customerId: guestId, isGuest: true, email: 'guest@example.org', phone: null }
        : { customerId: customer.id, isGuest: false, email: customer.email, phone: null },
    shipping: { id: 1, key: 'standard', names: { en: 'Standard' }, taxRate: null },
    payment: {
      option: { id, key: `test-${method}`, names: { en: 'Pay' }, type: OPTIONS[method] },
      ...{ method, card: null, bankAccountId: null, bank: null, choice: null },
    },
    amounts: { products, discount, shipping: 500, fee: 0, giftBox: 0, interest: 0, loyalty: 0, giftCard: 0 },
    ...{
      giftCardId: null,
      giftBox: null,
      notes: null,
      card,
      saveCard: false,
      threeD,
      receipt: { total_amount: '15.00' },
    },
    gateway: gatewayOf(method),
    ...over,
  };
}

async function aGuestCustomer({ deps: { db }, clock }: TestShop): Promise<{ id: number }> {
  count += 1;
  const now = clock.now();
  return db
    .insertInto('customers')
    .values({
      ...{ username: `guest-${count}`, user_type: 'guest', email: 'guest@example.org', language_code: 'en' },
      ...{ attributes: '{}', date_joined: now, modified_date: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** How a placement ended, in a word. */
export function wordOf(placement: Placement | null): string {
  if (placement === null) return 'nothing';
  return placement.kind === 'refused' ? placement.refused.reason : placement.kind;
}

/** What is there of a product, and reserved: `on hand/reserved`. */
export async function stockOf({ deps: { db } }: TestShop, productId: number): Promise<string> {
  const levels = await db
    .selectFrom('stock_levels')
    .select(['on_hand', 'reserved'])
    .where('product_id', '=', productId)
    .execute();
  const sum = (column: 'on_hand' | 'reserved') => levels.reduce((total, level) => total + level[column], 0);
  return `${sum('on_hand')}/${sum('reserved')}`;
}

/** All orders, whether seen or not, the oldest first. */
export async function ordersIn(shop: TestShop) {
  return shop.deps.db
    .selectFrom('orders')
    .select(['id', 'number', 'status', 'amount', 'placed_at', 'basket_id', 'attempt_reference'])
    .orderBy('id')
    .execute();
}
