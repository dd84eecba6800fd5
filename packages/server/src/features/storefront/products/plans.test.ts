import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { euro, product, sell } from '../../../../tests/support/goods.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', LOG_LEVEL: 'silent' } });

let id: number;

// Enough that reading whole tables would not pay.
const MANY = 20_000;

beforeAll(async () => {
  const ids = await sell(shop(), [product('A', { prices: [euro(1000)] })], { A: 1 });
  id = ids.get('A') ?? 0;
  const { db } = shop().deps;
  await sql`
    with made as (
      insert into products (sku, base_code, names, created_date, modified_date)
      select 'M' || n, 'M' || n, '{"en": "Many"}', now(), now() from generate_series(1, ${MANY}::int) n returning id
    ), variants as (
      insert into products (sku, base_code, names, parent_id, created_date, modified_date)
      select 'V' || id, 'M', '{}', id, now(), now() from made returning id
    ), priced as (
      insert into prices (product_id, price_list_id, price, retail_price, since)
      select v.id, l.id, 100, 100, now() from variants v, price_lists l
    ), pictured as (
      insert into product_images (product_id, image, position, created_date) select id, 'x.jpg', 0, now() from made
    ), addressed as (
      insert into pretty_urls (new_path, old_path, language, created_date, modified_date)
      select '/m' || id || '/', '/product/' || id || '/', 'en', now(), now() from made
    )
    insert into stock_levels (product_id, location_id, on_hand) select v.id, s.id, 1 from variants v, stock_locations s`.execute(
    db,
  );
  await sql`analyze`.execute(db);
});

/** The plan of a statement once for all values, as the server's connections make it. */
async function planOf(text: string, values: string): Promise<string> {
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

it('reads a product with everything it shows by indexes', async () => {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await shop().visit().get(`/product/${id}/`);
  stop();
  const statement = seen.find((text) => text.includes('group_members')) ?? '';
  const plan = await planOf(statement, `'{${id}}', 1, 1, now()`);
  for (const table of ['products', 'prices', 'product_images', 'pretty_urls', 'stock_levels']) {
    expect(plan, table).not.toMatch(new RegExp(`Seq Scan on ${table}`));
  }
  expect(plan).toMatch(/products_parent_id_idx/);
});
