import { expect } from 'vitest';
import { everything } from '../../../tests/sessions/support.ts';
import type { TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { aCustomer, type KnownCustomer, tellEmail } from '../../../tests/support/worlds.ts';

/** What tests of addresses have in common. Places are those that `loadPlaces` brings. */

export const ADDRESSES = '/address/';
export const DETAILED = '/address/detailed/';
export const urlOf = (pk: unknown) => `${ADDRESSES}${String(pk)}/`;

/** Turkey, İstanbul, Kadıköy and its district for what is not listed. */
export const HOME = { country: 792, city: 34, township: 3423, district: 3423 };

/** An address that is taken everywhere. */
export const anAddress = (given: Record<string, unknown> = {}) => ({
  ...{ title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233', ...HOME },
  ...{ line: '12 Harbour Road, flat 3' },
  ...given,
});

export type Shopper = KnownCustomer & { readonly browser: Customer };

/** A customer who is logged in. */
export async function aShopper(shop: TestShop, headers: Record<string, string> = {}): Promise<Shopper> {
  const customer = await aCustomer(shop);
  const browser = shop.visit(headers);
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

/** A guest who has told an e-mail address. */
export async function aGuestShopper(shop: TestShop): Promise<{ id: number; browser: Customer }> {
  const browser = await shop.visit().withToken();
  return { id: await tellEmail(shop, browser), browser };
}

/** Adds an address, which has to work. */
export async function add(browser: Customer, given: Record<string, unknown> = {}): Promise<number> {
  const answer = await browser.post(ADDRESSES, anAddress(given));
  if (answer.status !== 201) throw new Error(`Adding answered ${answer.status}: ${answer.text}`);
  return Number(field(answer.json, 'pk'));
}

/** A field of every address on a page. */
export function each(page: unknown, name: string): unknown[] {
  const results = field(page, 'results');
  return Array.isArray(results) ? results.map((result) => field(result, name)) : [];
}

/** The titles of a customer's addresses in the order of the list, the primary one with a star. */
export async function titlesOf(browser: Customer): Promise<string[]> {
  const { json } = await browser.get(`${ADDRESSES}?limit=1000`);
  const primary = each(json, 'primary');
  return each(json, 'title').map((title, index) => `${String(title)}${primary[index] === true ? '*' : ''}`);
}

/** An answer, or a part of one, that is an object. */
export function recordOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error('It is no object');
  return value;
}

/** Expects a refusal, and that nothing at all has changed. */
export async function expectRefused(
  shop: TestShop,
  call: () => Promise<Answer>,
  refusal: { status: number; json: unknown },
): Promise<void> {
  const before = await everything(shop);
  const answer = await call();
  expect({ status: answer.status, json: answer.json }).toEqual(refusal);
  expect(await everything(shop)).toEqual(before);
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
