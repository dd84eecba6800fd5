import type { TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../tests/support/goods.ts';
import { aCustomer, type KnownCustomer, loadPlaces } from '../../../tests/support/worlds.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import {
  type CardInput,
  type PaymentOptionInput,
  saveBankAccounts,
  saveCards,
  savePaymentOptions,
} from '../payments/index.ts';
import { saveDeliveryOptions, saveShippingOptions, type ShippingOptionInput } from '../shipping/index.ts';
import { saveStores } from '../stores/index.ts';
import { aStore } from '../../../tests/support/stores.ts';

/** What tests of the checkout have in common: a shop that offers all there is, shoppers, and what they say. */

export const CHECKOUT = '/orders/checkout/';
export const ENV = { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd', GIFT_BOX_PRICES: 'eur:4.50' };

/** Cards that the simulated bank knows (docs/protocol/payments.md). */
export const CARDS = {
  good: '5555555555554444',
  declined: '5454540000000013',
  threeD: '5454540000000039',
  threeDFailed: '5454540000000047',
};

const everywhere = (key: string, cents: number, over: Partial<ShippingOptionInput> = {}): ShippingOptionInput => ({
  ...{ key, names: { en: `Ship ${key}` }, descriptions: {}, logo: null, taxRate: 20, position: 0, isActive: true },
  ...{ deliveryTypes: ['customer'], rules: [{ prices: { eur: cents, usd: cents } }] },
  ...over,
});

const option = (key: string, over: Partial<PaymentOptionInput>): PaymentOptionInput => ({
  ...{ key, names: { en: `Pay ${key}` }, type: 'funds_transfer', gateway: null, threeD: 'optional', choices: [] },
  ...{ conditions: {}, position: 0, isActive: true },
  ...over,
});

const BANK = { key: 'north-bank', name: 'North Bank', logo: null };

const BLUE: CardInput = {
  ...{ key: 'blue', name: 'Blue Card', bank: BANK, family: { key: 'blue', name: 'Blue', logo: null } },
  ...{ paymentType: 'credit', isCommerceCard: false, bins: ['555555', '545454'] },
  installments: [
    { count: 1, rate: '0' },
    { count: 3, rate: '0.031' },
  ],
};

/** Two ways to deliver, three to ship, five to pay, an account, a card and a store. */
export async function openTill(shop: TestShop): Promise<void> {
  const { db, clock } = shop.deps;
  const now = clock.now();
  await loadPlaces(db);
  await db.transaction().execute(async (tx) => {
    await saveStores(tx, [aStore({ code: 'harbour' }), aStore({ code: 'depot', clickAndCollect: false })], now);
    await saveDeliveryOptions(
      tx,
      [
        { key: 'home', names: { en: 'To an address', tr: 'Adrese' }, type: 'customer', position: 1, isActive: true },
        { key: 'store', names: { en: 'From a store' }, type: 'retail_store', position: 2, isActive: true },
      ],
      now,
    );
    await saveShippingOptions(
      tx,
      [
        everywhere('courier', 690, { position: 1 }),
        everywhere('express', 1490, { position: 2 }),
        everywhere('pick-up', 0, { deliveryTypes: ['retail_store'] }),
      ],
      now,
    );
    await savePaymentOptions(tx, paymentOptionInputs(), now);
    const account = { iban: 'TR330006100519786457841326', holderName: 'The Shop', bank: BANK, descriptions: {} };
    await saveBankAccounts(tx, [{ ...account, currency: null, position: 1, isActive: true }], now);
    await saveCards(tx, [BLUE], now);
  });
  await shop.catchUp();
}

function paymentOptionInputs(): PaymentOptionInput[] {
  const fees = [
    { value: 'cash', names: { en: 'Cash' }, fees: { eur: 200 } },
    { value: 'card', names: { en: 'Card' }, fees: {} },
  ];
  return [
    option('credit-card', { type: 'credit_card', gateway: 'simulator', position: 1 }),
    option('transfer', { position: 2 }),
    option('wallet', { type: 'redirection', gateway: 'simulator', position: 3 }),
    option('at-the-door', { type: 'pay_on_delivery', choices: fees, position: 4 }),
    option('balance', { type: 'loyalty_money', position: 5 }),
    option('saved-card', { type: 'saved_card', gateway: 'simulator', position: 6 }),
  ];
}

let count = 0;

/** Goods unlike any others at 10.00 EUR, so many pieces of them. @returns their id */
export async function goods(shop: TestShop, pieces = 50, price = 1000): Promise<number> {
  count += 1;
  const sku = `ware-${count}`;
  return (await sell(shop, [product(sku, { prices: [euro(price)] })], { [sku]: pieces })).get(sku) ?? 0;
}

const HEADERS = { 'x-currency': 'eur', accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' };

/** A guest with something in the basket. */
export async function aGuestWith(shop: TestShop, productId: number, quantity = 2): Promise<Customer> {
  const browser = await shop.visit(HEADERS).withToken();
  await put(browser, productId, quantity);
  return browser;
}

/** A customer who is logged in, with an address and something in the basket. */
export async function aCustomerWith(
  shop: TestShop,
  productId: number,
  quantity = 2,
): Promise<{ browser: Customer; customer: KnownCustomer; address: number }> {
  const customer = await aCustomer(shop);
  const browser = shop.visit(HEADERS);
  await browser.logIn(customer.email, customer.password);
  await put(browser, productId, quantity);
  return { browser, customer, address: await addAddress(browser) };
}

export async function put(browser: Customer, productId: number, quantity = 1): Promise<void> {
  const answer = await browser.post('/baskets/basket/', { product: productId, quantity, attributes: {} });
  if (answer.status !== 200) throw new Error(`Not in the basket: ${answer.text}`);
}

// Turkey, İstanbul, Kadıköy and its district for what is not listed.
const HOME = { country: 792, city: 34, township: 3423, district: 3423 };

export async function addAddress(browser: Customer, over: Record<string, unknown> = {}): Promise<number> {
  const answer = await browser.post('/address/', {
    ...{ title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233', ...HOME },
    ...{ line: '12 Harbour Road', ...over },
  });
  if (answer.status !== 201) throw new Error(`No address: ${answer.text}`);
  return Number(field(answer.json, 'pk'));
}

/** Submits a page as the published client does: form-encoded, without what is falsy. */
export async function submit(browser: Customer, page: string, fields: Record<string, unknown> = {}): Promise<Answer> {
  const sent = Object.entries(fields).filter(([, value]) => Boolean(value));
  const form = Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
  return browser.send('POST', `${CHECKOUT}?page=${page}`, { form });
}

/** Submits a page and expects it to be taken. */
export async function pass(browser: Customer, page: string, fields: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await submit(browser, page, fields);
  if (answer.status !== 200 || field(answer.json, 'errors') !== null) {
    throw new Error(`${page} answered ${answer.status}: ${answer.text}`);
  }
  return answer;
}

/** The names of the pages of an answer. */
export function pagesIn({ json }: Answer): unknown[] {
  const list = field(json, 'context_list');
  return Array.isArray(list) ? list.map((context) => field(context, 'page_name')) : [];
}

/** A key of whichever context has it. */
export function keyIn({ json }: Answer, name: string): unknown {
  const list = field(json, 'context_list');
  const contexts: unknown[] = Array.isArray(list) ? list.map((one) => field(one, 'page_context')) : [];
  return contexts.map((context) => field(context, name)).find((value) => value !== undefined);
}

/** The pk of an entry of a list in an answer's contexts, by the slug it has. */
export function pkOf(answer: Answer, list: string, slug: string): number {
  const items = keyIn(answer, list);
  const item: unknown = Array.isArray(items) ? items.find((one) => field(one, 'slug') === slug) : undefined;
  if (item === undefined) throw new Error(`No ${slug} in ${list}: ${answer.text.slice(0, 2000)}`);
  return Number(field(item, 'pk'));
}

/** What is wrong, by field. */
export function errorsIn({ json }: Answer): Record<string, unknown> | null {
  const errors = field(json, 'errors');
  return isRecord(errors) ? errors : null;
}

export const preOrder = ({ json }: Answer, ...path: (string | number)[]) => field(json, 'pre_order', ...path);

/** Goes from the basket to the choice of payment, goods brought by courier. @returns the answer that offers the options */
export async function deliver(browser: Customer, address: number): Promise<Answer> {
  const start = await browser.get(CHECKOUT);
  const addresses = await pass(browser, 'DeliveryOptionSelectionPage', {
    delivery_option: pkOf(start, 'delivery_options', 'home'),
  });
  if (pagesIn(addresses)[0] !== 'AddressSelectionPage') throw new Error(addresses.text);
  const shipping = await pass(browser, 'AddressSelectionPage', { shipping_address: address, billing_address: address });
  return pass(browser, 'ShippingOptionSelectionPage', {
    shipping_option: pkOf(shipping, 'shipping_options', 'courier'),
  });
}

/** The same, and a payment option chosen. */
export async function payBy(browser: Customer, address: number, slug: string): Promise<Answer> {
  const options = await deliver(browser, address);
  return pass(browser, 'PaymentOptionSelectionPage', { payment_option: pkOf(options, 'payment_options', slug) });
}

/** The same up to the card itself. */
export async function toCard(browser: Customer, address: number, bin = '555555', count = 1): Promise<Answer> {
  await payBy(browser, address, 'credit-card');
  const plans = await pass(browser, 'BinNumberPage', { bin_number: bin });
  const items = keyIn(plans, 'installments');
  const plan: unknown = Array.isArray(items) ? items.find((one) => field(one, 'installment_count') === count) : null;
  return pass(browser, 'InstallmentSelectionPage', { installment: field(plan, 'pk') });
}

export const typed = (number: string, over: Record<string, unknown> = {}) => ({
  ...{ agreement: 1, use_three_d: 0, card_holder: 'Ada Example', card_number: number },
  ...{ card_month: 4, card_year: 2034, card_cvv: '123' },
  ...over,
});

/** The path of a placed order's page in an answer. */
export function completedIn(answer: Answer): string {
  const path = keyIn(answer, 'redirect_url');
  if (typeof path !== 'string' || !path.startsWith('/orders/completed/')) throw new Error(`Not placed: ${answer.text}`);
  return path;
}
