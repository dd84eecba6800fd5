import { expect } from 'vitest';
import type { TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable } from '../../../tests/support/goods.ts';
import { aCustomer, type KnownCustomer } from '../../../tests/support/worlds.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { saveCategories } from '../catalogue/index.ts';

/** What tests of baskets have in common. */

export const BASKET = '/baskets/basket/';

/** A guest with a CSRF token. */
export const aGuest = (shop: TestShop): Promise<Customer> => shop.visit({ 'x-currency': 'eur' }).withToken();

/** A customer who has signed in. */
export async function aLoggedIn(shop: TestShop): Promise<{ browser: Customer; customer: KnownCustomer }> {
  const customer = await aCustomer(shop);
  const browser = await aGuest(shop);
  await browser.logIn(customer.email, customer.password);
  return { browser, customer };
}

export const put = (browser: Customer, product: number, quantity = 1, attributes = {}) =>
  browser.post(BASKET, { product, quantity, attributes });

/** The lines of an answer as `product × quantity`, in their order. */
export function linesIn(answer: Answer): string[] {
  const items = field(answer.json, 'basket', 'basketitem_set');
  if (!Array.isArray(items)) throw new Error(`No basket: ${answer.status} ${answer.text}`);
  return items.map((item) => `${String(field(item, 'product', 'sku'))} × ${String(field(item, 'quantity'))}`);
}

/** The totals of an answer: products, discount, amount, quantity. */
export function totalsIn({ json }: Answer): unknown[] {
  const names = ['total_product_amount', 'total_discount_amount', 'total_amount', 'total_quantity'];
  return names.map((name) => field(json, 'basket', name));
}

/** Expects a refusal, and that the basket is what it was. */
export async function expectRefused(
  browser: Customer,
  call: () => Promise<Answer>,
  refusal: { status: number; json: unknown },
): Promise<void> {
  const before = await browser.get(BASKET);
  const answer = await call();
  expect({ status: answer.status, json: answer.json }).toEqual(refusal);
  expect((await browser.get(BASKET)).json).toEqual(before.json);
}

export function itemOf(answer: Answer, index = 0): Record<string, unknown> {
  const item = field(answer.json, 'basket', 'basketitem_set', index);
  if (!isRecord(item)) throw new Error(`No line ${index}: ${answer.status} ${answer.text}`);
  return item;
}

export type Shelf = Readonly<Record<'tea' | 'cup' | 'shirt' | 'small' | 'large' | 'set', number>> & {
  readonly n: number;
};

let count = 0;

/**
 * Goods unlike any others; their SKUs end in `n`. 20 of tea (4.50 EUR, 6.00 USD) and cups (12.99 EUR, six at most), a
 * shirt of which 3 small ones (20.00 EUR) and no large ones are there, and a set of tea and cup.
 */
export async function aShelf(shop: TestShop): Promise<Shelf> {
  count += 1;
  const sku = (name: string) => `${name}-${count}`;
  await shop.deps.db.transaction().execute(async (tx) => {
    await saveCategories(shop.deps, tx, [category('kitchen', { names: { en: 'Kitchen', tr: 'Mutfak' } })]);
  });
  const goods = [
    product(sku('tea'), {
      names: { en: 'Tea', tr: 'Çay' },
      prices: [euro(450, 500), { ...euro(600), currency: 'usd' }],
      categories: ['kitchen'],
      images: ['tea.jpg'],
    }),
    product(sku('cup'), { prices: [euro(1299)], maxQuantity: 6 }),
    product(sku('shirt'), {
      variantKeys: ['size'],
      prices: [],
      variants: [
        sellable(sku('small'), { attributes: { size: 'S' }, prices: [euro(2000)] }),
        sellable(sku('large'), { attributes: { size: 'L' }, prices: [euro(2100)] }),
      ],
    }),
    product(sku('set'), { members: [sku('tea'), sku('cup')], prices: [] }),
  ];
  const ids = await sell(shop, goods, { [sku('tea')]: 20, [sku('cup')]: 20, [sku('small')]: 3 });
  const id = (name: string) => ids.get(sku(name)) ?? 0;
  const shown = { tea: id('tea'), cup: id('cup'), shirt: id('shirt'), small: id('small'), large: id('large') };
  return { ...shown, set: id('set'), n: count };
}

/** What a business rule's refusal answers. */
export const business = (code: string, text: string) => {
  return { status: 406, json: { non_field_errors: text, error_code: code } };
};
