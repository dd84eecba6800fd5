import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { loadPlaces } from '../places/index.ts';
import { findDeskProduct, findLevels, findPrices } from './desk/desk.queries.ts';
import { guideColumns, guideTables } from './guide.fixture.ts';
import { importFolder } from './import.fixture.ts';
import { RECORD_TYPES } from './index.ts';

const ROOT = new URL('../../../../../', import.meta.url);
const shop = useShop();

const folderOf = (name: string) => fileURLToPath(new URL(`examples/import/${name}`, ROOT));

async function importExample(name: string, currency = 'eur') {
  const { types, entries } = await importFolder(shop(), folderOf(name), { currency });
  return { counts: Object.fromEntries(types.map(({ type, created, updated }) => [type, [created, updated]])), entries };
}

beforeAll(() => loadPlaces(shop().database.db));

describe('the example shop', () => {
  it('comes in whole as JSON Lines, with a record of every type', async () => {
    const { counts, entries } = await importExample('jsonl');
    expect(entries).toEqual([]);
    const names = RECORD_TYPES.map((anyType) => anyType(({ name }) => name));
    expect(Object.keys(counts)).toEqual(names);
    expect(counts).toMatchObject({ category: [3, 0], product: [4, 0], store: [1, 0], menu: [2, 0], facet: [2, 0] });
  });

  it('shows its product and pictures to customers', async () => {
    const found = await findDeskProduct(shop().database.db, 'LS-31');
    expect(found).toMatchObject({ names: { en: 'Linen shirt', tr: 'Keten gömlek' }, categories: ['men-shirts'] });
    expect(found?.variants.map(({ sku }) => sku)).toEqual(['LS-31-NVY-M', 'LS-31-NVY-L', 'LS-31-SND-M']);
    const picture = await shop().visit().get(`/media/${found?.images[0]}`);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
  });

  it('keeps its prices and stock', async () => {
    const { db } = shop().database;
    const prices = await findPrices(db, 'LS-31-NVY-M');
    expect(prices.map(({ currency, segment, price, retailPrice }) => [currency, segment, price, retailPrice])).toEqual([
      ['eur', null, 7450, 7450],
      ['try', null, 160000, 199900],
      ['usd', 'vip', 7000, 7000],
    ]);
    expect((await findLevels(db, 'LS-31-NVY-M')).map(({ location, onHand }) => [location, onHand])).toEqual([
      ['online', 12],
      ['harbour', 3],
    ]);
  });

  it('comes in as tables', async () => {
    const { counts, entries } = await importExample('csv');
    expect(entries).toEqual([]);
    expect(counts).toEqual({ category: [0, 3], product: [2, 0], price: [3, 0], stock: [2, 0] });
    expect(await findDeskProduct(shop().database.db, 'CS-40')).toMatchObject({
      attributes: { material: 'cotton', care: 'Cool wash' },
      variants: [{ sku: 'CS-40-WHT-M' }, { sku: 'CS-40-WHT-L' }],
    });
    expect((await findLevels(shop().database.db, 'TT-02')).map(({ onHand }) => onHand)).toEqual([28]);
  });

  it('comes in as Shopify exports it', async () => {
    const { counts, entries } = await importExample('shopify');
    expect(counts).toEqual({ category: [2, 0], product: [3, 0] });
    expect(entries.map(({ outcome, line, field }) => [outcome, line, field])).toEqual([
      ['warning', 4, 'Variant SKU'],
      ['warning', 3, 'Variant Inventory Qty'],
    ]);
    const scarf = await findDeskProduct(shop().database.db, 'wool-scarf');
    expect(scarf).toMatchObject({
      categories: ['scarves'],
      attributes: { vendor: 'North Loom', tags: ['wool', 'winter'] },
    });
    expect(scarf?.variants.map(({ sku, attributes }) => [sku, attributes['colour'], attributes['length']])).toEqual([
      ['WS-GR-150', 'Grey', '150 cm'],
      ['WS-GR-200', 'Grey', '200 cm'],
      ['wool-scarf-3', 'Red', '150 cm'],
    ]);
    expect(await findDeskProduct(shop().database.db, 'OL-1')).toMatchObject({ isActive: false });
    const weighed = await shop()
      .database.db.selectFrom('products')
      .select(['sku', 'weight'])
      .where('sku', 'in', ['WS-GR-150', 'WS-GR-200', 'OL-1'])
      .orderBy('sku')
      .execute();
    expect(weighed.map(({ sku, weight }) => [sku, weight])).toEqual([
      ['OL-1', 900],
      ['WS-GR-150', 180],
      ['WS-GR-200', 220],
    ]);
  });
});

describe('the guide', () => {
  it('says what the schemas say', async () => {
    const guide = await readFile(new URL('docs/guides/importing.md', ROOT), 'utf8');
    for (const [name, table] of guideTables()) expect(guide).toContain(`### \`${name}\`\n\n${table}\n`);
    for (const column of guideColumns()) expect(guide).toContain(`\`${column}\``);
  });
});
