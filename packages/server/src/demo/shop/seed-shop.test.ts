import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { loadPlaces } from '../../features/places/index.ts';
import { quoteShipping } from '../../features/shipping/index.ts';
import { aConsignment } from '../../features/shipping/shipping.support.ts';
import { seedDemo } from '../index.ts';
import { type Gallery, paintGallery } from './gallery.ts';
import { fillShelves } from './seed-shop.ts';
import { isSeeded } from './shop.queries.ts';
import { AT_MOST, LAST_PIECE, NOT_YET, SOLD_OUT, STORES_ONLY, WITHOUT_STOCK } from './specials.ts';

describe('the demo shop', () => {
  const shop = useShop();
  const lines: string[] = [];
  let gallery: Gallery;

  beforeAll(async () => {
    await loadPlaces(shop().database.db);
    gallery = await paintGallery(shop().deps.config.mediaDir ?? '', (line) => lines.push(line));
    await fillShelves(shop().deps, gallery);
  }, 60_000);

  async function count(statement: string): Promise<number> {
    const { rows } = await sql
      .raw<{ count: string | number }>(`select count(*) from ${statement}`)
      .execute(shop().database.db);
    return Number(rows[0]?.count);
  }

  /** Everything seeded but ids and moments, as text. */
  async function contents(): Promise<string> {
    const tables = {
      products: "(to_jsonb(t) - '{id,parent_id,attribute_set_id,created_date,modified_date}'::text[])",
      product_images: 't.image',
      prices: 't.price',
      categories: '(t.key, t.names, t.attributes)',
      stock_levels: 't.on_hand',
      widgets: "(to_jsonb(t) - '{id}'::text[])",
      pretty_urls: 't.new_path',
      payment_options: "(to_jsonb(t) - '{id}'::text[])",
      bank_accounts: '(t.iban, t.holder_name)',
      menu_items: "(to_jsonb(t) - '{id,uuid,parent_id,category_id}'::text[])",
    };
    const all: string[] = [];
    for (const [table, shown] of Object.entries(tables)) {
      const statement = `select coalesce(string_agg((${shown})::text, E'\\n' order by (${shown})::text), '') as text from ${table} t`;
      const { rows } = await sql.raw<{ text: string }>(statement).execute(shop().database.db);
      all.push(`${table}\n${rows[0]?.text ?? ''}`);
    }
    return all.join('\n\n');
  }

  it('is as large as a shop', async () => {
    expect(await count('products where parent_id is null')).toBeGreaterThanOrEqual(130);
    expect(await count('products where parent_id is not null')).toBeGreaterThanOrEqual(800);
    expect(
      await count('categories c where not exists (select 1 from categories b where b.parent_id = c.id)'),
    ).toBeGreaterThanOrEqual(12);
    expect(await count("products where product_type = '1'")).toBe(3);
    expect(await count('retail_stores')).toBe(3);
    expect(await count('collections')).toBe(4);
    expect(await count('facets')).toBe(10);
    expect(await count('sorters where is_visible')).toBe(4);
    expect(await count('card_bins')).toBe(6);
    expect(await count('payment_options')).toBe(6);
    expect(await count('bank_accounts')).toBe(2);
    expect(await count('delivery_options')).toBe(2);
    expect(await count('shipping_options')).toBe(3);
    expect(await count('shipping_companies')).toBe(3);
    expect(await count('forms')).toBe(1);
    expect(await count('(select distinct currency from price_lists where segment is null) l')).toBe(3);
    expect(await count("(select distinct currency from price_lists where segment = 'vip') l")).toBe(3);
    expect(lines.at(0)).toMatch(/^Demo pictures: 100 of \d+$/);
  });

  it('ships home, abroad and to its stores in every currency', async () => {
    await shop().catchUp();
    const { id } = await shop()
      .database.db.selectFrom('products')
      .select('id')
      .where('sku', '=', 'KT-101')
      .executeTakeFirstOrThrow();
    const quotes = async (given: Parameters<typeof aConsignment>[0]) => {
      const pieces = [{ productId: id, quantity: 1 }];
      const found = await quoteShipping(shop().deps, aConsignment({ pieces, goodsAmount: 1000, ...given }));
      return found.map(({ key, amount }) => [key, amount]);
    };
    const prices = { usd: [490, 1290, 1490], eur: [450, 1190, 1390], try: [7990, 24_990, 59_990] };
    for (const [currency, [home, express, abroad]] of Object.entries(prices)) {
      expect(await quotes({ currency })).toEqual([
        ['standard', home],
        ['express', express],
      ]);
      expect(await quotes({ currency, countryCode: 'DE' })).toEqual([['standard', abroad]]);
      expect(await quotes({ currency, deliveryType: 'retail_store' })).toEqual([['pick-up', 0]]);
    }
    expect(await quotes({ currency: 'usd', goodsAmount: 7500 })).toEqual([
      ['standard', 0],
      ['express', 1290],
    ]);
    const heavy = { currency: 'usd', countryCode: 'DE', pieces: [{ productId: id, quantity: 20 }] };
    expect(await quotes(heavy)).toEqual([['standard', 1490 + 18 * 150]]);
  });

  it('names and describes every product in two languages, differently each', async () => {
    const listed = 'products where parent_id is null';
    for (const language of ['en', 'tr']) {
      expect(await count(`${listed} and length(names ->> '${language}') < 5`)).toBe(0);
      expect(await count(`${listed} and coalesce(length(descriptions ->> '${language}'), 0) < 60`)).toBe(0);
      const distinct = `(select distinct names ->> '${language}', descriptions ->> '${language}' from ${listed}) d`;
      expect(await count(distinct)).toBe(await count(listed));
    }
    expect(await count(`${listed} and names ->> 'en' = names ->> 'tr'`)).toBe(0);
  });

  it('prices whatever can be sold in three currencies', async () => {
    const sellable = "products p where product_type = '0' and variant_keys = '{}'";
    const priced = `(select count(*) from prices x join price_lists l on l.id = x.price_list_id
      where x.product_id = p.id and l.segment is null)`;
    expect(await count(`${sellable} and ${priced} <> 3`)).toBe(0);
    expect(await count('prices where retail_price > price')).toBeGreaterThan(100);
  });

  it('puts every product into a category with an address, and gives it one of its own', async () => {
    const listed = 'products p where parent_id is null';
    const category = `(select count(*) from product_categories c join pretty_urls u
      on u.old_path = '/category/' || c.category_id || '/' where c.product_id = p.id)`;
    expect(await count(`${listed} and ${category} < 2`)).toBe(0);
    const own =
      "(select count(*) from pretty_urls u where u.old_path in ('/product/' || p.id || '/', '/group-product/' || p.id || '/'))";
    expect(await count(`${listed} and ${own} < 2`)).toBe(0);
  });

  it('shows every product and every colour with a picture that is there', async () => {
    expect(
      await count(
        'products p where parent_id is null and not exists (select 1 from product_images i where i.product_id = p.id)',
      ),
    ).toBe(0);
    const { rows } = await sql<{ image: string }>`select distinct image from product_images`.execute(
      shop().database.db,
    );
    expect(rows.length).toBeGreaterThan(150);
    const originals = join(shop().deps.config.mediaDir ?? '', 'originals');
    for (const { image } of rows) await access(join(originals, image));
  });

  it('tells in the language and currency asked for what a product is and costs', async () => {
    const get = async (url: string, headers: Record<string, string>) => {
      const answer = await shop().app.inject({ url, headers: { host: 'shop.test', ...headers } });
      return answer.json<Record<string, Record<string, unknown>>>();
    };
    const { id } = await shop()
      .database.db.selectFrom('products')
      .select('id')
      .where('sku', '=', 'WD-202')
      .executeTakeFirstOrThrow();
    await shop().catchUp();
    const english = await get(`/product/${id}/`, { 'accept-language': 'en-us', 'x-currency': 'eur' });
    expect(english['product']).toMatchObject({ name: 'Harbour Swing Dress', price: '77.00', retail_price: '101.00' });
    const turkish = await get(`/product/${id}/?color=teal&size=S`, { 'accept-language': 'tr-tr', 'x-currency': 'try' });
    expect(turkish['selected_variant']).toMatchObject({
      ...{ name: 'Liman Kloş Elbise', sku: 'WD-202-TEA-S', price: '3549.90', retail_price: '4599.90' },
      attributes_kwargs: { color: { label: 'Petrol' }, material: { label: 'Viskon' } },
    });
    const { menu } = await get('/menus/generate/?depth_height=1', { 'accept-language': 'tr-tr' });
    expect(menu).toMatchObject(
      ['Yeni gelenler', 'Kadın', 'Erkek', 'Ayakkabı & Aksesuar', 'Ev', 'Çalışma & Ses', 'İndirim'].map((label) => ({
        label,
      })),
    );
  });

  it('has goods that behave unlike the others', async () => {
    const db = shop().database.db;
    const known = [
      ...SOLD_OUT,
      ...STORES_ONLY,
      ...WITHOUT_STOCK,
      ...Object.keys(AT_MOST),
      ...Object.keys(NOT_YET),
      LAST_PIECE,
    ];
    const found = await db.selectFrom('products').select('sku').where('sku', 'in', known).execute();
    expect(found.map(({ sku }) => sku).sort()).toEqual([...known].sort());
    const pieces = `stock_levels s join products p on p.id = s.product_id left join products o on o.id = p.parent_id
      where s.on_hand > 0`;
    expect(
      await count(`${pieces} and coalesce(o.sku, p.sku) in ('${[...SOLD_OUT, ...WITHOUT_STOCK].join("','")}')`),
    ).toBe(0);
    expect(await count(`${pieces} and p.sku = '${LAST_PIECE}'`)).toBe(1);
    expect(await count('products where sell_without_stock and parent_id is not null')).toBeGreaterThan(0);
    expect(await count("products where sale_starts_at > '2030-01-01'")).toBeGreaterThan(0);
    expect(await count('products where max_quantity is not null')).toBeGreaterThan(0);
  });

  it('stays as it is the second time', async () => {
    const before = await contents();
    // The shop is there: only its two customers are missing.
    expect(await seedDemo(shop().deps, () => undefined)).toBe(3);
    expect(await seedDemo(shop().deps, () => undefined)).toBe(0);
    expect(await contents()).toBe(before);
  });

  it('is completed to the same after an interruption', async () => {
    const before = await contents();
    const db = shop().database.db;
    await sql`delete from widgets`.execute(db);
    await sql`delete from stock_levels where on_hand > 9`.execute(db);
    await sql`update products set names = '{"en": "Half"}' where sku like 'W%'`.execute(db);
    expect(await isSeeded(db)).toBe(false);
    await fillShelves(shop().deps, gallery);
    expect(await isSeeded(db)).toBe(true);
    expect(await contents()).toBe(before);
  });
});
