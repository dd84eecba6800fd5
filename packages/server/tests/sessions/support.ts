import { sql } from 'kysely';
import { expect } from 'vitest';
import { ALPHANUMERIC } from '../../src/platform/random/index.ts';
import { keyHash } from '../../src/platform/crypto/index.ts';
import type { TestShop } from '../support/app.ts';
import { type Answer, type Customer, field } from '../support/customer.ts';
import { aCustomer, type KnownCustomer } from '../support/worlds.ts';

/** What the tables of session and CSRF rules look at. */

export const GUEST_KEY = /^[a-z0-9]{32}$/;
export const NOT_AUTHENTICATED = { detail: 'Authentication credentials were not provided.' };
export const INVALID_TOKEN = { detail: 'Invalid token.' };
export const NOT_FOUND = { detail: 'Not found.' };

export interface LoggedIn extends KnownCustomer {
  readonly browser: Customer;
  /** For `Authorization: Token`. */
  readonly token: string;
  readonly key: string;
}

/** A new customer in a browser of theirs. */
export async function aLoggedInCustomer(shop: TestShop): Promise<LoggedIn> {
  const customer = await aCustomer(shop);
  return { ...customer, ...(await logInAgain(shop, customer)) };
}

/** Another browser of the same customer. */
export async function logInAgain(shop: TestShop, { email, password }: KnownCustomer) {
  const browser = shop.visit();
  const answer = await browser.logIn(email, password);
  return { browser, token: String(field(answer.json, 'key')), key: browser.sessionKey ?? '' };
}

/** A guest who has chosen euros: there is a row to keep them in. */
export async function aGuestWithEuros(shop: TestShop): Promise<Customer> {
  const guest = await shop.visit().withToken();
  const answer = await guest.post('/users/activate-currency/', { currency_code: 'eur' });
  if (answer.status !== 204) throw new Error(`Choosing euros answered ${answer.status}: ${answer.text}`);
  return guest;
}

/** The value of a cookie that an answer sets; undefined when it sets none. */
export function valueSet(answer: Answer, name = 'osessionid'): string | undefined {
  return answer.cookies
    .get(name)
    ?.slice(name.length + 1)
    .split(';', 1)[0];
}

export async function currencyOf(browser: Customer): Promise<unknown> {
  return field((await browser.get('/config/')).json, 'active_currency');
}

export async function whoIs(browser: Customer): Promise<unknown> {
  return field((await browser.get('/current_user/')).json, 'email');
}

/** The stored row of a session key, tombstones included. */
export async function rowOf(shop: TestShop, key: string) {
  return shop.database.db.selectFrom('sessions').selectAll().where('key_hash', '=', keyHash(key)).executeTakeFirst();
}

export async function countRows(shop: TestShop): Promise<number> {
  const rows = await shop.database.db.selectFrom('sessions').select('id').execute();
  return rows.length;
}

/** Proves that nobody is let in by a key any more, and that its bearer becomes a new guest. */
export async function expectDead(shop: TestShop, key: string): Promise<void> {
  const headers = { cookie: `osessionid=${key}` };
  for (const url of ['/current_user/', '/config/']) {
    const answer = await shop.visit().get(url, { headers });
    expect(answer.status).toBe(url === '/config/' ? 200 : 401);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    expect(valueSet(answer)).not.toBe(key);
  }
  const row = await rowOf(shop, key);
  expect(row?.ended_at).toBeInstanceOf(Date);
  expect(row).toMatchObject({ customer_id: null, address: null, user_agent: null });
}

export async function expectDeadToken(shop: TestShop, token: string): Promise<void> {
  const answer = await shop.visit({ authorization: `Token ${token}` }).get('/current_user/');
  expect([answer.status, answer.json]).toEqual([401, INVALID_TOKEN]);
}

/** Every row of every table of ours and of the job queue, to prove that nothing changed. */
export async function everything(shop: TestShop): Promise<Record<string, string[]>> {
  const { db } = shop.database;
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
    order by 1`.execute(db);
  const contents: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t order by 1`.execute(db);
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

/** Django's unmasking, written down a second time: the tests do not trust the server's own. */
export function unmask(token: string): string {
  const position = (index: number) => ALPHANUMERIC.indexOf(token.charAt(index));
  return Array.from({ length: 32 }, (_, index) =>
    ALPHANUMERIC.charAt((position(32 + index) - position(index) + 62) % 62),
  ).join('');
}

/** The inverse: the token of a secret under a mask. */
export function maskWith(secret: string, mask: string): string {
  const shifted = Array.from(secret, (letter, index) =>
    ALPHANUMERIC.charAt((ALPHANUMERIC.indexOf(letter) + ALPHANUMERIC.indexOf(mask.charAt(index))) % 62),
  );
  return mask + shifted.join('');
}
