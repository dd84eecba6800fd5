import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { keepDocuments, suggest } from './index.ts';
import { Shelf } from '../../../tests/support/search-shelf.ts';

/** The statements of lists, search and autocomplete on some thousand products: how many, and by which index. */

const shop = useShop();
const MANY = 6000;
const LEAVES = 50;

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(shop());
  await shelf.attributes({
    color: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`c${index}`, { en: `Colour ${index}` }])),
    fit: Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`f${index}`, { en: `Fit ${index}` }])),
  });
  await shelf.tree(Object.fromEntries(Array.from({ length: LEAVES }, (_, index) => [`leaf${index}`, null])));
  await shelf.put({ sku: 'FIRST', name: 'First of all', prices: { eur: 100 } });
  await sql`
    insert into products (sku, base_code, names, attributes, boost, created_date, modified_date)
    select 'P-' || i, 'P-' || i, jsonb_build_object('en', 'Thing brand' || i % 40 || ' model' || i % 997),
      jsonb_build_object('color', 'c' || i % 12, 'fit', 'f' || (i / 12) % 5), i % 7, ${shelf.now}, ${shelf.now}
    from generate_series(1, ${MANY}) i`.execute(shelf.db);
  await sql`
    insert into product_categories (product_id, category_id)
    select p.id, c.id from products p join categories c on c.key = 'leaf' || p.id % ${LEAVES}`.execute(shelf.db);
  await sql`
    insert into prices (product_id, price_list_id, price, retail_price, since)
    select id, ${shelf.lists.get('eur')}, 1000 + id, 1000 + id, ${shelf.now} from products on conflict do nothing
  `.execute(shelf.db);
  const rows = await shelf.db.selectFrom('products').select(['id', 'sku']).execute();
  for (const { id, sku } of rows) shelf.ids.set(sku, id);
  await shelf.index(...rows.map(({ sku }) => sku));
  await keepDocuments(shop().deps, shelf.now);
  await sql`analyze products, prices`.execute(shelf.db);
  // Definitions and settings are kept in the process.
  await shelf.list();
}, 60_000);

/** The plans of the statements that something needs, as every connection keeps them. */
async function plans(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await work();
  stop();
  return Promise.all(seen.map(explained));
}

async function explained(text: string): Promise<string> {
  return shelf.db.connection().execute(async (db) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(db);
    await sql`prepare hot as ${sql.raw(text)}`.execute(db);
    const count = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    const nulls = Array.from({ length: count }, () => 'null').join(', ');
    const call = count === 0 ? 'hot' : `hot(${nulls})`;
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain execute ${sql.raw(call)}`.execute(db);
    await sql`deallocate hot`.execute(db);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

const TABLES = /Seq Scan on (search_\w+|products|prices)\b/;

async function forgetCounts(): Promise<void> {
  await sql`insert into catalogue_changes (tags, changed_at) values ('{lists}', ${shelf.now})`.execute(shelf.db);
  await shop().catchUp();
}

describe('plans', () => {
  it('of a search with two facets: two statements, words and filters met in one index', async () => {
    const by = { attributes_color: ['c1', 'c2'], attributes_fit: 'f1' };
    const [reading, counting, ...more] = await plans(() => shelf.list({ text: 'brand7 model', by }));
    expect(more).toEqual([]);
    expect(reading).toMatch(/search_words_pkey/);
    expect(reading).toMatch(/search_words_stem_idx/);
    expect(counting).toMatch(/search_contents_terms_words_idx/);
    expect(counting).toMatch(/search_documents_pkey/);
    for (const plan of [reading, counting]) expect(plan).not.toMatch(TABLES);
  });

  it('of a category with its counts: one statement', async () => {
    const categoryId = shelf.categories.get('leaf3') ?? 0;
    const seen = await plans(() => shelf.list({ categoryId }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/search_documents_terms_idx/);
    expect(seen[0]).not.toMatch(TABLES);
    const second = await plans(() => shelf.list({ categoryId, page: 2 }));
    expect(second).toHaveLength(1);
    expect(second[0]).toMatch(/search_documents_terms_idx/);
    expect(await plans(() => shelf.list({ categoryId, page: 1000 }))).toEqual([]);
  });

  it('of pages of the whole catalogue: walked in order, whatever else is filtered by', async () => {
    await shelf.list();
    const seen = await plans(() => shelf.list({ page: 3 }));
    expect(seen.join('\n')).toMatch(/search_documents_order_idx/);
    const newest = await plans(() => shelf.list({ sorter: 'newcomers', page: 2 }));
    expect(newest.join('\n')).toMatch(/Index Scan Backward using search_documents_pkey/);
    for (const plan of [...seen, ...newest]) expect(plan).not.toMatch(/Sort|Seq Scan/);
  });

  it('of two filters on the whole catalogue: by index', async () => {
    await forgetCounts();
    const seen = await plans(() => shelf.list({ by: { attributes_color: 'c1', attributes_fit: 'f1' } }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/search_documents_terms_idx/);
  });

  it('of autocomplete: one statement, each word and product looked up', async () => {
    const pricing = { currency: 'eur', listId: 1, publicListId: 1 };
    for (const text of ['bran', 'thing bran', 'thing b']) {
      const seen = await plans(() => suggest(shop().deps, text, { language: 'en', pricing }));
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatch(/search_words_pkey/);
      expect(seen[0]).toMatch(/search_contents_terms_words_idx/);
      expect(seen[0]).not.toMatch(TABLES);
    }
  });

  it('walk to the same products as sorting finds', async () => {
    const all = await shelf.db
      .selectFrom('search_documents')
      .select('product_id')
      .orderBy('in_stock', 'desc')
      .orderBy('boost', 'desc')
      .orderBy('product_id', 'desc')
      .execute();
    const ids = all.map(({ product_id: id }) => id);
    const found: number[] = [];
    for (const page of [1, 2, 3, 61]) found.push(...(await shelf.list({ page, pageSize: 100 })).ids);
    expect(found).toEqual([...ids.slice(0, 300), ...ids.slice(6000)]);
    const red = async (page: number) => (await shelf.list({ by: { attributes_color: 'c1' }, page, pageSize: 10 })).ids;
    expect(await red(3)).toEqual(
      (await shelf.list({ by: { attributes_color: 'c1' }, pageSize: 100 })).ids.slice(20, 30),
    );
  });
});
