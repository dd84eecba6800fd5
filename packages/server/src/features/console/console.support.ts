import { expect } from 'vitest';
import type { ShopOptions, TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Call, type Customer, field } from '../../../tests/support/customer.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { statementMeter } from '../../platform/observability/statements.ts';

/** What tests of the console begin with. */

const meter = statementMeter();

/** A shop in development, whose statements are counted once `countStatements` was called. */
export const DEVELOPMENT: ShopOptions = {
  env: { ARASTA_ENV: 'development', ARASTA_ALLOW_PUBLIC_DEV: 'on' },
  outside: { meter },
};

export function countStatements(shop: TestShop): void {
  shop.database.listen(() => meter.note());
}

/** The requests that the console lists, newest first. */
export async function seenRequests(shop: TestShop, query = '?scope=all'): Promise<Record<string, unknown>[]> {
  const answer = await shop.visit().get(`/console/requests/list/${query}`);
  const results = field(answer.json, 'results');
  expect(answer.status).toBe(200);
  return Array.isArray(results) ? results.filter(isRecord) : [];
}

export async function lastSeen(shop: TestShop): Promise<Record<string, unknown>> {
  const [latest = {}] = await seenRequests(shop);
  return latest;
}

/** A developer's browser at the console. */
export async function developer(shop: TestShop): Promise<Customer> {
  const browser = shop.visit();
  await browser.get('/console/payments/');
  expect(browser.jar.get('csrftoken')).toMatch(/^\w{64}$/);
  return browser;
}

/** What each form that changes something must refuse, with the text of the refusal. */
const REFUSED: readonly (readonly [string, Call & { readonly isStranger?: true }, string])[] = [
  ['nobody with a token', { isStranger: true }, 'CSRF cookie not set'],
  ['a browser that sends none', { noToken: true }, 'CSRF token missing or incorrect'],
  ['another’s token', { headers: { 'x-csrftoken': 'a'.repeat(64) } }, 'CSRF token missing or incorrect'],
  ['a foreign page', { headers: { origin: 'https://evil.example' } }, 'Origin checking failed'],
  ['a sandboxed page', { headers: { origin: 'null' } }, 'Origin checking failed'],
  ['a foreign referer', { headers: { referer: 'https://evil.example/' } }, 'Referer checking failed'],
  ['a call across sites', { headers: { 'sec-fetch-site': 'cross-site' } }, 'Cross-site request refused'],
];

/** Sends a form as each of `REFUSED` and expects the refusal. */
export async function expectRefused(shop: TestShop, url: string, form: Record<string, string>): Promise<void> {
  for (const [who, { isStranger, ...call }, text] of REFUSED) {
    const browser = isStranger === true ? shop.visit() : await developer(shop);
    const answer: Answer = await browser.send('POST', url, { form, ...call });
    expect([who, answer.status, answer.text.includes(`CSRF Failed: ${text}.`)]).toEqual([who, 403, true]);
  }
}
