import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { findDeskProduct, findLevels, findPrices } from './desk/desk.queries.ts';
import { type Files, importFiles, importFolder, inFolder } from './import.fixture.ts';
import { changePrice, changeStock, deleteProduct, ImportStopped, moveStock, switchProduct } from './index.ts';
import { takeImportLock } from './importing.queries.ts';

const shop = useShop();

/** Everything that an import writes, to see that nothing was. */
async function everything(): Promise<unknown> {
  const { rows } = await sql`
    select (select jsonb_agg(p order by id) from products p) as products,
      (select jsonb_agg(p order by product_id, price_list_id) from prices p) as prices,
      (select jsonb_agg(s order by product_id, location_id) from stock_levels s) as stock,
      (select jsonb_agg(c order by id) from categories c) as categories,
      (select jsonb_agg(a order by id) from attributes a) as attributes,
      (select jsonb_agg(u order by id) from pretty_urls u) as urls,
      (select count(*) from catalogue_changes) as changes`.execute(shop().database.db);
  return rows;
}

const product = (sku: string, more: object = {}) => ({ type: 'product', sku, name: `Product ${sku}`, ...more });

const shirt = (sku: string, more: object = {}) =>
  product(sku, {
    prices: { eur: '74.50' },
    variant_keys: ['size'],
    variants: [
      { sku: `${sku}-M`, attributes: { size: 'M' }, stock: 3 },
      {
        sku: `${sku}-L`,
        attributes: { size: 'L' },
        stock: { online: 4 },
        prices: { eur: { price: 80, retail_price: '99.9' } },
      },
    ],
    ...more,
  });

describe('importing', () => {
  it('takes records in any order of lines and files', async () => {
    const { summary, refusals } = await run({
      'a-last.jsonl': [
        { type: 'stock', sku: 'ORD-2', on_hand: 9 },
        { type: 'price', sku: 'ORD-1-M', currency: 'usd', price: 12 },
        { type: 'product', sku: 'ORD-SET', name: 'Set', members: ['ORD-1', 'ORD-2'] },
        shirt('ORD-1', { categories: ['ord-child'] }),
      ],
      'deep/z-first.jsonl': [
        { type: 'category', key: 'ord-child', parent: 'ord-top', name: 'Child' },
        { type: 'category', key: 'ord-top', name: 'Top' },
        product('ORD-2', { categories: ['ord-top'] }),
      ],
    });
    expect(refusals).toEqual([]);
    expect(summary).toEqual({ category: [2, 0], product: [3, 0], price: [1, 0], stock: [1, 0] });
    expect(await findDeskProduct(shop().database.db, 'ORD-1')).toMatchObject({ categories: ['ord-child'] });
    expect(await findLevels(shop().database.db, 'ORD-2')).toEqual([
      { sku: 'ORD-2', location: 'online', onHand: 9, reserved: 0 },
    ]);
    expect(await members('ORD-SET')).toEqual(['ORD-1', 'ORD-2']);
  });

  it('turns amounts into minor units exactly', async () => {
    await run({ 'x.jsonl': [shirt('AMT', { prices: { eur: 0.29, usd: '1234567.8', 'try@vip': 19.99 } })] });
    const prices = await findPrices(shop().database.db, 'AMT');
    expect(
      prices.map(({ sku, currency, segment, price, retailPrice }) => [sku, currency, segment, price, retailPrice]),
    ).toEqual([
      ['AMT-M', 'eur', null, 29, 29],
      ['AMT-M', 'try', 'vip', 1999, 1999],
      ['AMT-M', 'usd', null, 123456780, 123456780],
      ['AMT-L', 'eur', null, 8000, 9990],
    ]);
  });

  it('is the same when it is run again', async () => {
    const files = { 'x.jsonl': [shirt('AGAIN', { stock: 2 }), product('AGAIN-2', { prices: { eur: 1 } })] };
    expect((await run(files)).summary).toEqual({ product: [2, 0] });
    const { db } = shop().database;
    const before = [await findDeskProduct(db, 'AGAIN'), await findPrices(db, 'AGAIN'), await findLevels(db, 'AGAIN')];
    expect((await run(files)).summary).toEqual({ product: [0, 2] });
    expect([await findDeskProduct(db, 'AGAIN'), await findPrices(db, 'AGAIN'), await findLevels(db, 'AGAIN')]).toEqual(
      before,
    );
  });

  it('reads gzip, a byte order mark, Windows line ends and a last line without an end', async () => {
    const text = `\uFEFF${JSON.stringify(product('GZ-1'))}\r\n\r\n${JSON.stringify(product('GZ-2'))}`;
    const { summary, refusals } = await run({ 'x.jsonl.gz': gzipSync(text) });
    expect([summary, refusals]).toEqual([{ product: [2, 0] }, []]);
  });

  it('writes nothing of a product with one bad variant, and all of the others', async () => {
    const bad = shirt('BAD', {
      variants: [
        { sku: 'BAD-M', attributes: { size: 'M' } },
        { sku: 'BAD-L', attributes: { size: 'L' }, prices: { eur: '12,50' } },
      ],
    });
    const { summary, refusals } = await run({ 'x.jsonl': [product('GOOD-1'), bad, product('GOOD-2')] });
    expect(refusals).toEqual(['x.jsonl:2 variants[1].prices.eur "12,50" is not an amount: write 12.50']);
    expect(summary).toEqual({ product: [2, 0] });
    expect(await findDeskProduct(shop().database.db, 'BAD')).toBeNull();
    expect(await findDeskProduct(shop().database.db, 'BAD-M')).toBeNull();
  });

  it('refuses only what the database refuses', async () => {
    const records = Array.from({ length: 30 }, (_, index) => product(`DB-${index}`));
    const bad = product('DB-BAD', { attributes: { note: 'a\u0000b' } });
    const { summary, refusals } = await run({ 'x.jsonl': [...records.slice(0, 11), bad, ...records.slice(11)] });
    expect(summary).toEqual({ product: [30, 0] });
    expect(refusals).toEqual([expect.stringMatching(/^x\.jsonl:12 {2}the database refused it: /)]);
  });

  it('refuses what is nested too deep, and nothing else', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const { summary, refusals } = await run({
      'x.jsonl': [
        JSON.stringify(product('DEEP-1')),
        `{"type":"product","sku":"DEEP-2","name":"Deep","extra_attributes":${deep}}`,
        `{"type":"product","sku":"DEEP-3","name":${deep}}`,
        `{"type":"product","sku":"DEEP-4","name":${'['.repeat(1_000_000)}}`,
        JSON.stringify(product('DEEP-5')),
      ].join('\n'),
    });
    expect(summary).toEqual({ product: [2, 0] });
    expect(refusals).toEqual([
      expect.stringMatching(/^x\.jsonl:3 name … is neither a text/),
      expect.stringMatching(/^x\.jsonl:4 {2}is not JSON/),
      'x.jsonl:2  holds something that is nested too deep',
    ]);
  });

  it('says what a dry run would do, and writes nothing', async () => {
    await run({
      'x.jsonl': [{ type: 'category', key: 'dry-old', name: 'Old' }, product('DRY-1', { categories: ['dry-old'] })],
    });
    const before = await everything();
    const files = {
      'x.jsonl': [
        product('DRY-1', { categories: ['dry-new'] }),
        product('DRY-2', { categories: ['dry-none'], images: ['none.jpg'] }),
        product('DRY-3', { prices: { eur: 1 }, stock: 4 }),
        { type: 'category', key: 'dry-new', name: 'New', parent: 'dry-old' },
        { type: 'stock', sku: 'DRY-3', location: 'moon', on_hand: 1 },
      ],
    };
    const { summary, refusals } = await run(files, { dryRun: true });
    expect(summary).toEqual({ category: [1, 0], product: [1, 1], stock: [0, 0] });
    expect(refusals).toEqual([
      'x.jsonl:2 categories[0] names a category that is not there: "dry-none"',
      'x.jsonl:5 location names a location that is not there: "moon"',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('refuses SKUs that stand twice, and those that are another product’s', async () => {
    await run({ 'x.jsonl': [shirt('OWN')] });
    const { refusals } = await run({
      'a.jsonl': [
        product('TWICE'),
        product('TWICE'),
        shirt('TAKER', { variants: [{ sku: 'TWICE', attributes: { size: 'S' } }] }),
      ],
      'b.jsonl': [
        product('TWICE'),
        product('OWN-M'),
        shirt('THIEF', { variants: [{ sku: 'OWN-L', attributes: { size: 'S' } }] }),
      ],
    });
    expect(refusals).toEqual([
      'a.jsonl:2 sku "TWICE" stands already at line 1',
      'a.jsonl:3 variants[0].sku "TWICE" stands already at line 1',
      expect.stringMatching(/^b\.jsonl:1 sku "TWICE" stands already at .*a\.jsonl, line 1$/),
      'b.jsonl:2 sku is a variant of OWN already',
      'b.jsonl:3 variants[0].sku is a variant of OWN already',
    ]);
    expect(await findDeskProduct(shop().database.db, 'TAKER')).toBeNull();
    expect(await findDeskProduct(shop().database.db, 'OWN-L')).toMatchObject({ parentSku: 'OWN' });
  });

  it('refuses categories in a ring, and what lies below a refused one', async () => {
    const category = (key: string, parent: string | null, more: object = {}) => ({
      type: 'category',
      key,
      parent,
      name: key,
      ...more,
    });
    const { summary, refusals } = await run({
      'x.jsonl': [
        category('ring-a', 'ring-b'),
        category('ring-b', 'ring-a'),
        category('bad', null, { position: 'x' }),
        category('below', 'bad'),
        category('fine', null),
      ],
    });
    expect(summary).toEqual({ category: [1, 0] });
    expect(refusals).toEqual([
      'x.jsonl:3 position "x" is not a whole number from -1000000 to 1000000',
      'x.jsonl:1 parent lies below itself',
      'x.jsonl:2 parent lies below itself',
      'x.jsonl:4 parent names a category that is not there: "bad"',
    ]);
  });

  it('stops between batches and goes on where it was', async () => {
    const files = { 'x.jsonl': Array.from({ length: 600 }, (_, index) => product(`STOP-${index}`)) };
    await inFolder(files, async (folder) => {
      let asked = 0;
      const stopped = await importFolder(shop(), folder, { isStopping: () => (asked += 1) > 400 });
      expect(stopped).toMatchObject({ stopped: true, refused: 0 });
      expect(await count('STOP-%')).toBe(250);
      expect(await importFolder(shop(), folder)).toMatchObject({
        stopped: false,
        types: [{ created: 350, updated: 250 }],
      });
    });
  });

  it('lets one import in at a time and says who holds the lock', async () => {
    await shop()
      .database.db.transaction()
      .execute(async (tx) => {
        expect(await takeImportLock(tx, 'arasta import by ada@desk')).toBeNull();
        const attempt = run({ 'x.jsonl': [product('LOCKED')] });
        await expect(attempt).rejects.toThrow(ImportStopped);
        await expect(attempt).rejects.toThrow(/^Another import is under way: arasta import by ada@desk, since \d{4}-/);
      });
    expect(await findDeskProduct(shop().database.db, 'LOCKED')).toBeNull();
    expect((await run({ 'x.jsonl': [product('LOCKED')] })).summary).toEqual({ product: [1, 0] });
  });

  it.each<[string, (sku: string) => Promise<unknown>]>([
    [
      'a price',
      (sku) => changePrice(shop().deps, { sku, currency: 'eur', price: '5', retailPrice: null, segment: null }),
    ],
    ['stock', (sku) => changeStock(shop().deps, { sku, location: null, pieces: '5' })],
    ['a movement of stock', (sku) => moveStock(shop().deps, { sku, location: null, pieces: '7' })],
    ['taking it off sale', (sku) => switchProduct(shop().deps, sku, false)],
    ['removing it', (sku) => deleteProduct(shop().deps, sku)],
  ])('announces a single change: %s', async (name, change) => {
    const sku = `ONE-${name.replaceAll(' ', '-')}`;
    await run({ 'x.jsonl': [product(sku)] });
    const { db } = shop().database;
    const id = (await findDeskProduct(db, sku))?.id;
    await sql`delete from catalogue_changes`.execute(db);
    await change(sku);
    const { rows } = await sql<{ tags: string[] }>`select tags from catalogue_changes`.execute(db);
    expect(rows.flatMap(({ tags }) => tags)).toContain(`product:${id}`);
  });

  it('announces every batch, so that servers drop what they keep', async () => {
    const changes = () => sql<{ count: number }>`select count(*) from catalogue_changes`.execute(shop().database.db);
    const before = (await changes()).rows[0]?.count ?? 0;
    await run({ 'x.jsonl': [product('TOLD')] });
    expect((await changes()).rows[0]?.count).toBeGreaterThan(before);
  });
});

async function run(files: Files, options: { dryRun?: boolean } = {}) {
  const { types, refusals, entries } = await importFiles(shop(), files, options);
  const summary = Object.fromEntries(types.map(({ type, created, updated }) => [type, [created, updated]]));
  return { summary, refusals, entries };
}

async function count(pattern: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from products where sku like ${pattern}`.execute(
    shop().database.db,
  );
  return rows[0]?.count ?? 0;
}

async function members(sku: string): Promise<string[]> {
  const { rows } = await sql<{ sku: string }>`
    select m.sku from group_members g join products p on p.id = g.group_id join products m on m.id = g.product_id
    where p.sku = ${sku} order by g.position`.execute(shop().database.db);
  return rows.map((row) => row.sku);
}
