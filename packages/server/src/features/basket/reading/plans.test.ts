import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aGuest, aLoggedIn, aShelf, BASKET, put, type Shelf } from '../basket.support.ts';

/** What baskets ask of the database: how many statements, and that none reads whole tables. */

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd', LOG_LEVEL: 'silent' } });

let ids: Shelf;
let guest: Customer;
let customer: Customer;

// Enough that reading whole tables would not pay.
const MANY = 20_000;

beforeAll(async () => {
  ids = await aShelf(shop());
  guest = await aGuest(shop());
  customer = (await aLoggedIn(shop())).browser;
  const { db } = shop().deps;
  await sql`
    with made as (
      insert into products (sku, base_code, names, created_date, modified_date)
      select 'M' || n, 'M' || n, '{"en": "Many"}', now(), now() from generate_series(1, ${MANY}::int) n returning id
    ), priced as (
      insert into prices (product_id, price_list_id, price, retail_price, since)
      select m.id, l.id, 100, 100, now() from made m, price_lists l
    ), stocked as (
      insert into stock_levels (product_id, location_id, on_hand) select m.id, s.id, 1 from made m, stock_locations s
    ), kept as (
      insert into baskets (created_date, modified_date) select now(), now() from made returning id
    )
    insert into basket_lines (basket_id, product_id, name, quantity, created_date)
    select id, id, 'Many', 1, now() from kept`.execute(db);
  await sql`analyze`.execute(db);
  for (const browser of [guest, customer]) for (const id of [ids.tea, ids.cup]) await put(browser, id);
});

/** The statements that some work makes; BEGIN and COMMIT are not counted. */
async function statements(work: () => Promise<{ status: number }>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => {
    if (!/^(begin|commit|rollback)$/i.test(text.trim())) seen.push(text);
  });
  const { status } = await work();
  stop();
  expect(status).toBe(200);
  return seen;
}

/** The plan of a statement once for all values, as the server's connections make it. */
async function planOf(text: string): Promise<string> {
  return shop()
    .deps.db.connection()
    .execute(async (db) => {
      await sql`set plan_cache_mode = force_generic_plan`.execute(db);
      await sql.raw(`prepare asked as ${text}`).execute(db);
      const nulls = Array.from(
        { length: Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n))) },
        () => 'null',
      );
      const { rows } = await sql<{
        'QUERY PLAN': string;
      }>`explain ${sql.raw(`execute asked (${nulls.join(', ')})`)}`.execute(db);
      await sql`deallocate asked`.execute(db);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
}

it('are two statements for reading, three for a change, at most six for a first one', async () => {
  for (const browser of [guest, customer]) {
    expect(await statements(() => browser.get(BASKET))).toHaveLength(2);
    expect(await statements(() => browser.get('/baskets/basket/mini/'))).toHaveLength(2);
    expect(await statements(() => put(browser, ids.tea))).toHaveLength(3);
    expect(await statements(() => put(browser, ids.cup, 1, { note: 'a line of its own' }))).toHaveLength(3);
    expect(await statements(() => browser.put(BASKET, { product: ids.tea, quantity: 5 }))).toHaveLength(3);
    expect(await statements(() => browser.put(BASKET, { product: ids.tea, quantity: 5 }))).toHaveLength(2);
  }
  const newcomer = await aGuest(shop());
  await newcomer.get(BASKET);
  expect((await statements(() => put(newcomer, ids.tea))).length).toBeLessThanOrEqual(6);
});

it('share a statement where they are asked for at the same moment', async () => {
  const asked = await statements(async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => guest.get(BASKET)));
    return { status: Math.max(...answers.map(({ status }) => status)) };
  });
  expect(asked.length).toBeLessThan(12);
});

// Of these there are few here, or always.
const SMALL = ['stock_locations', 'sessions', 'social_accounts', 'customers'];

it('never read a whole table', async () => {
  const seen = new Set<string>();
  for (const browser of [guest, customer]) {
    for (const text of await statements(() => browser.get(BASKET))) seen.add(text);
    for (const text of await statements(() => put(browser, ids.tea))) seen.add(text);
    for (const text of await statements(() => browser.post(BASKET, { product: ids.tea, quantity: 1, namespace: 'b' })))
      seen.add(text);
    for (const text of await statements(() => browser.get('/baskets/basket-list/'))) seen.add(text);
  }
  const plans = await Promise.all([...seen].map(async (text) => `${text}\n${await planOf(text)}`));
  const scans = plans.flatMap((plan) => [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table));
  expect([...new Set(scans)].filter((table) => !SMALL.includes(table ?? ''))).toEqual([]);
});
