import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TestShop } from './app.ts';

/** What a shopper types and nobody else may ever see. */
export interface SecretCard {
  readonly number: string;
  readonly cvv: string;
}

/**
 * Looks for a card's number and security code in every row of every table (jobs included), in all that the server has
 * logged, and in answers. A code of three digits is in many a number, so it is looked for as a value of its own.
 */
export async function expectNoCardData(
  shop: TestShop,
  { number, cvv }: SecretCard,
  answers: readonly { readonly text: string; readonly headers?: unknown }[] = [],
): Promise<void> {
  const groups = number.replaceAll(/(\d{4})(?=\d)/g, '$1[ -]?');
  const secret = new RegExp(`${groups}|(?<![\\w.-])${cvv}(?![\\w.-])`);
  const places: Record<string, string> = { ...(await tables(shop)), log: withoutTimes(shop.logs()) };
  for (const [index, { text, headers }] of answers.entries()) {
    places[`answer ${index}`] = `${text}\n${JSON.stringify(headers ?? {})}`;
  }
  const leaks = Object.entries(places).flatMap(([place, text]) => {
    const found = text.split('\n').find((line) => secret.test(line));
    return found === undefined ? [] : [`${place}: ${found.slice(0, 300)}`];
  });
  expect(leaks.join('\n'), 'card data').toBe('');
}

/** How long something took may be as many milliseconds as the code says. */
function withoutTimes(log: string): string {
  return log.replaceAll(/"(ms|milliseconds)":[\d.]+/g, '');
}

async function tables(shop: TestShop): Promise<Record<string, string>> {
  const { db } = shop.database;
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db);
  const texts: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    texts[name] = found.rows.map(({ row }) => row).join('\n');
  }
  return texts;
}
