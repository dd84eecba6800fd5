import type { TestShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../tests/support/worlds.ts';

export const FAVOURITES = '/wishlists/favourite-products/';
export const ALERTS = '/wishlists/product-alerts/';
export const COLLECTIONS = '/wishlists/user-collections/';

export type Shopper = KnownCustomer & { readonly browser: Customer };

/** A customer who is logged in. */
export async function aShopper(shop: TestShop, headers: Record<string, string> = {}): Promise<Shopper> {
  const customer = await aCustomer(shop);
  const browser = shop.visit(headers);
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

/** A field of every result of a page. */
export function each(page: unknown, ...path: (string | number)[]): unknown[] {
  const results = field(page, 'results');
  return Array.isArray(results) ? results.map((result) => field(result, ...path)) : [];
}

/** What the pool is given while something runs, without BEGIN and COMMIT. */
export async function statementsOf(shop: TestShop, work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop.database.listen((text) => {
    if (!/^(begin|commit)/i.test(text.trim())) seen.push(text);
  });
  await work();
  stop();
  return seen;
}
