import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { product, sell, stockUp } from '../../../tests/support/goods.ts';
import { ALERTS, aShopper, COLLECTIONS, FAVOURITES, type Shopper, statementsOf } from './wishlist.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', LOG_LEVEL: 'silent' } });

let shopper: Shopper;
let id: number;

// Enough that reading whole tables would not pay.
beforeAll(async () => {
  shopper = await aShopper(shop());
  id = (await sell(shop(), [product('A'), product('B')])).get('A') ?? 0;
  const { db } = shop().deps;
  await sql`
    with made as (
      insert into products (sku, base_code, names, created_date, modified_date)
      select 'M' || n, 'M' || n, '{"en": "Many"}', now(), now() from generate_series(1, 20000) n returning id
    ), people as (
      insert into customers (username, language_code, date_joined, modified_date)
      select 'm' || n, 'en', now(), now() from generate_series(1, 500) n returning id
    ), liked as (
      insert into favourites (customer_id, product_id, created_date)
      select p.id, m.id, now() from people p join made m on m.id % 400 = p.id % 400
    ), awaited as (
      insert into stock_alerts (customer_id, product_id, language, created_date)
      select p.id, m.id, 'en', now() from people p join made m on m.id % 2000 = p.id % 2000
    ), collected as (
      insert into user_collections (customer_id, name, is_public, slug, created_date)
      select p.id, 'Many', true, md5(p.id || ' ' || n), now() from people p, generate_series(1, 5) n returning id
    )
    insert into user_collection_items (collection_id, product_id, created_date)
    select c.id, m.id, now() from collected c join made m on m.id % 4000 = c.id % 4000`.execute(db);
  await sql`analyze`.execute(db);
});

/** The plan of the first statement like this, once for all values, as the server's connections make it. */
async function planOf(seen: readonly string[], part: string, values: string): Promise<string> {
  const text = seen.find((statement) => statement.includes(part)) ?? `no statement has ${part}`;
  return shop()
    .deps.db.transaction()
    .execute(async (tx) => {
      await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
      await sql.raw(`prepare asked as ${text}`).execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(`execute asked(${values})`)}`.execute(tx);
      await sql.raw('deallocate asked').execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
}

const TABLES = /Seq Scan on (products|favourites|stock_alerts|user_collections|user_collection_items|customers)/;

it('reads lists by their indexes', async () => {
  const { browser } = shopper;
  const seen = await statementsOf(shop(), async () => {
    for (const url of [FAVOURITES, ALERTS, COLLECTIONS]) await browser.get(url);
    await browser.post(COLLECTIONS, { name: 'One' });
    await browser.get(COLLECTIONS);
    await browser.get(`/wishlists/user-collection/${'0'.repeat(32)}/`);
  });
  for (const [part, values, index] of [
    ['from favourites f join products', 'null, null, null, null, 10, 0', 'favourites_customer_id'],
    ['from stock_alerts a join products', 'null, null, 10, 0', 'stock_alerts_customer_id'],
    ['from user_collections c\n  where c.customer_id', 'null, null, null, 10, 0', 'user_collections_customer_id_idx'],
    ['from user_collection_items i join products', `'{1}'`, 'user_collection_items_collection_id_product_id_key'],
    ['where c.slug = $1', `'x', null`, 'user_collections_slug_key'],
  ] as const) {
    const plan = await planOf(seen, part, values);
    expect(plan, part).not.toMatch(TABLES);
    expect(plan, part).toContain(index);
  }
});

it('adds by indexes', async () => {
  const { browser } = shopper;
  const seen = await statementsOf(shop(), async () => {
    await browser.post(FAVOURITES, { product: id });
    await browser.post(ALERTS, { product: id });
  });
  for (const [part, values] of [
    ['insert into favourites', `1, 1, 'x', now()`],
    ['count(*) from favourites', '1'],
    ['insert into stock_alerts', `1, null, 'a@example.org', 1, 'en', now()`],
    ['count(*) from stock_alerts', '1'],
    ['for share', '1'],
  ] as const) {
    expect(await planOf(seen, part, values), part).not.toMatch(TABLES);
  }
});

it('finds who is waiting for what came back by indexes', async () => {
  await shopper.browser.post(ALERTS, { product: id });
  const seen = await statementsOf(shop(), async () => {
    await stockUp(shop(), { A: 1 });
    await shop().runJobs();
  });
  for (const [part, values, index] of [
    ['select distinct a.product_id as id', `'{1,2,3}'`, 'stock_alerts_product_id_idx'],
    ['a.id > $2', `'{1,2,3}', 0, 100`, 'stock_alerts'],
    ['coalesce(a.email, c.email)', '1', 'stock_alerts_pkey'],
  ] as const) {
    const plan = await planOf(seen, part, values);
    expect(plan, part).not.toMatch(TABLES);
    expect(plan, part).toContain(index);
  }
});
