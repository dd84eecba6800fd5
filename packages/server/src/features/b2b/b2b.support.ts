import { expect } from 'vitest';
import type { TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable } from '../../../tests/support/goods.ts';
import { aCustomer, type KnownCustomer } from '../../../tests/support/worlds.ts';
import { saveCategories } from '../catalogue/index.ts';
import { addDivisionUser } from './divisions/desk.service.ts';
import { findDivision } from './divisions/divisions.queries.ts';
import { saveDivisions } from './divisions/saving.service.ts';

/** What tests of business customers have in common. */

export const BASKET = '/b2b/basket/';
export const QUOTATIONS = '/b2b/my-quotations/';
export const anyNumber: unknown = expect.any(Number);
export const anyText: unknown = expect.any(String);
export const FORBIDDEN = { detail: 'You do not have permission to perform this action.' };

export interface Company {
  readonly main: number;
  readonly north: number;
  readonly south: number;
  /** Ends the codes of its divisions: `HQ-3`, `N-3`, `S-3`. */
  readonly n: number;
}

let count = 0;

/** A main division with two below it, unlike any others; amounts in EUR. Limits in minor units, 0 for none. */
export async function aCompany(shop: TestShop, limits: { main?: number; north?: number } = {}): Promise<Company> {
  count += 1;
  const n = count;
  await saveDivisions(shop.deps, [
    { erpCode: `HQ-${n}`, name: `Company ${n}`, currency: 'eur', monthlyLimit: limits.main ?? 0, phone: '0212' },
    { erpCode: `N-${n}`, parentErpCode: `HQ-${n}`, name: `North ${n}`, monthlyLimit: limits.north ?? 0 },
    { erpCode: `S-${n}`, parentErpCode: `HQ-${n}`, name: `South ${n}` },
  ]);
  const id = async (code: string) => (await findDivision(shop.deps.db, `${code}-${n}`))?.id ?? 0;
  return { main: await id('HQ'), north: await id('N'), south: await id('S'), n };
}

export interface Buyer {
  readonly browser: Customer;
  readonly customer: KnownCustomer;
}

/** Somebody who buys for a division, signed in. */
export async function aBuyer(shop: TestShop, erpCode: string): Promise<Buyer> {
  const customer = await aCustomer(shop);
  await addDivisionUser(shop.deps, { email: customer.email, erpCode, customer: null });
  return { browser: await signIn(shop, customer), customer };
}

export async function signIn(shop: TestShop, { email, password }: KnownCustomer): Promise<Customer> {
  const browser = await shop.visit({ 'x-currency': 'eur' }).withToken();
  await browser.logIn(email, password);
  return browser;
}

export type Shelf = Readonly<Record<'tea' | 'cup' | 'shirt' | 'small' | 'set' | 'gone', number>> & {
  readonly n: number;
};

/** Tea (4.50 EUR), cups (12.99 EUR), a shirt in one size (20.00 EUR), a set, and what is not sold; SKUs end in `n`. */
export async function aShelf(shop: TestShop): Promise<Shelf> {
  count += 1;
  const sku = (name: string) => `${name}-${count}`;
  await shop.deps.db.transaction().execute(async (tx) => {
    await saveCategories(shop.deps, tx, [category('kitchen', { names: { en: 'Kitchen', tr: 'Mutfak' } })]);
  });
  const goods = [
    product(sku('tea'), {
      names: { en: 'Tea', tr: 'Çay' },
      prices: [euro(450), { ...euro(600), currency: 'usd' }],
      categories: ['kitchen'],
      images: ['tea.jpg'],
      attributes: { asorti: 'A1' },
    }),
    product(sku('cup'), { names: { en: 'Cup' }, prices: [euro(1299)] }),
    product(sku('shirt'), {
      variantKeys: ['size'],
      prices: [],
      variants: [sellable(sku('small'), { names: { en: 'Shirt' }, attributes: { size: 'S' }, prices: [euro(2000)] })],
    }),
    product(sku('set'), { members: [sku('tea'), sku('cup')], prices: [] }),
    product(sku('gone'), { isActive: false }),
  ];
  const ids = await sell(shop, goods);
  const id = (name: string) => ids.get(sku(name)) ?? 0;
  const sold = { tea: id('tea'), cup: id('cup'), shirt: id('shirt'), small: id('small') };
  return { ...sold, set: id('set'), gone: id('gone'), n: count };
}

export const put = (browser: Customer, product_remote_id: unknown, division: unknown, quantity: unknown = 1) =>
  browser.post(BASKET, { product_remote_id, division, quantity });

/** The lines of a basket as `product for division × quantity`. */
export function linesIn({ json }: Answer): string[] {
  const items = field(json, 'basket_items');
  if (!Array.isArray(items)) throw new Error(`No basket: ${JSON.stringify(json)}`);
  return items.flatMap((item) => {
    const divisions = field(item, 'divisions');
    const [sku] = String(field(item, 'product', 'sku')).split('-');
    return (Array.isArray(divisions) ? divisions : []).map(
      (one) => `${sku} for ${String(field(one, 'erp_code')).split('-')[0]} × ${String(field(one, 'quantity'))}`,
    );
  });
}

/** Everything that a buyer sees: what a refusal must not change. */
async function seenBy(browser: Customer): Promise<unknown> {
  const paths = [BASKET, '/b2b/basket/drafts/', `${QUOTATIONS}?limit=100`, '/b2b/my-divisions/'];
  const seen = [];
  for (const path of paths) seen.push((await browser.get(path)).json);
  return seen;
}

/** Expects a refusal, and that nothing changed. */
export async function expectRefused(
  browser: Customer,
  call: () => Promise<Answer>,
  refusal: { status: number; json: unknown },
): Promise<void> {
  const before = await seenBy(browser);
  const { status, json } = await call();
  expect({ status, json }).toEqual(refusal);
  expect(await seenBy(browser)).toEqual(before);
}

/** Asks for a quotation of so many teas for a division. @returns the answer */
export async function ask(buyer: Buyer, product: number, division: number, quantity = 1): Promise<Answer> {
  const added = await put(buyer.browser, product, division, quantity);
  if (added.status !== 200) throw new Error(`Not added: ${added.text}`);
  return buyer.browser.post(QUOTATIONS, { name: 'June order' });
}
