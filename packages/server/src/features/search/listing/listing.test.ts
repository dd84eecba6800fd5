import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { saveFacets, saveSorters } from '../index.ts';
import { Shelf } from '../../../../tests/support/search-shelf.ts';

const shop = useShop();

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(shop());
  await shelf.tree({ men: null, shirts: 'men', 'linen-shirts': 'shirts', women: null });
  await shelf.attributes({
    color: { navy: { en: 'Navy', tr: 'Lacivert' }, red: { en: 'Red' }, 'black, white': { en: 'Black and white' } },
  });
  await shelf.put(
    {
      sku: 'A',
      name: 'Amber',
      categories: ['linen-shirts'],
      attributes: { color: 'navy' },
      prices: { eur: 25_050, 'eur@vip': 20_000, try: 900 },
    },
    { sku: 'B', name: 'Beryl', categories: ['shirts'], attributes: { color: 'red' }, prices: { eur: 25_100 } },
    {
      sku: 'C',
      name: 'Coral',
      categories: ['women'],
      attributes: { color: 'black, white' },
      prices: { eur: 75_000 },
      stock: 0,
    },
    { sku: 'D', name: 'Diamond', prices: { try: 100 } },
  );
});

const listOf = (key: string) => ({ priceListId: shelf.lists.get(key) ?? 0 });

describe('a list', () => {
  it('has the products of a category and of all below it', async () => {
    const id = (key: string) => shelf.categories.get(key) ?? 0;
    expect(await shelf.found({ categoryId: id('men') })).toEqual(['B', 'A']);
    expect(await shelf.found({ categoryId: id('linen-shirts') })).toEqual(['A']);
    expect(await shelf.found({ categoryId: 999 })).toEqual([]);
  });

  it("has what is sold in the price list, a segment's falling back to the public one", async () => {
    expect(await shelf.found(listOf('try'))).toEqual(['D', 'A']);
    expect(await shelf.found({ ...listOf('eur@vip'), by: { price: '0-200' } })).toEqual(['A']);
    expect(await shelf.found({ ...listOf('eur@vip'), by: { price: '251' } })).toEqual(['B', 'C']);
    expect(await shelf.found({ priceListId: 0 })).toEqual([]);
  });

  it('cuts prices at whole units, so that neighbouring ranges neither overlap nor leave a gap', async () => {
    expect(await shelf.found({ by: { price: '0-250' } })).toEqual(['A']);
    expect(await shelf.found({ by: { price: '251-500' } })).toEqual(['B']);
    expect(await shelf.found({ by: { price: '750' } })).toEqual(['C']);
    expect(await shelf.found({ by: { price: ['0-250', '750'] } })).toEqual(['A', 'C']);
    expect(await shelf.found({ by: { price: '500-1' } })).toEqual([]);
  });

  it('takes a value as it stands before splitting it at its commas', async () => {
    expect(await shelf.found({ by: { attributes_color: 'black, white' } })).toEqual(['C']);
    expect(await shelf.found({ by: { attributes_color: 'navy,red' } })).toEqual(['B', 'A']);
    expect(await shelf.found({ by: { attributes_color: ['navy', 'nosuch'] } })).toEqual(['A']);
  });

  it('has nothing for an unknown value, and passes over an unknown parameter', async () => {
    const { total, facets } = await shelf.list({ by: { attributes_color: 'nosuch' } });
    expect(total).toBe(0);
    expect(facets.find(({ key }) => key === 'color')?.choices).toHaveLength(3);
    expect((await shelf.list({ by: { attributes_nosuch: 'x', utm_source: 'y', layout: '2' } })).total).toBe(3);
  });

  it('knows what is in stock', async () => {
    expect(await shelf.found({ by: { in_stock: '1' } })).toEqual(['B', 'A']);
    expect(await shelf.found({ by: { in_stock: '0' } })).toEqual(['C']);
    const { facets } = await shelf.list({ by: { in_stock: '0' } });
    const choices = facets.find(({ key }) => key === 'in_stock')?.choices;
    expect(choices?.map(({ value, quantity, isSelected }) => [value, quantity, isSelected])).toEqual([
      ['1', 2, false],
      ['0', 1, true],
    ]);
  });

  it('keeps the order of given products, leaves out others, and sorts them only when asked', async () => {
    const pks = ['C', 'A', 'B'].map((sku) => shelf.id(sku));
    expect(await shelf.found({ pks })).toEqual(['C', 'A', 'B']);
    expect(await shelf.found({ pks, page: 2, pageSize: 2 })).toEqual(['B']);
    expect(await shelf.found({ pks, sorter: 'price' })).toEqual(['A', 'B', 'C']);
    expect(await shelf.found({ excludePks: pks.slice(0, 2) })).toEqual(['B']);
    expect(await shelf.found({ pks: [] })).toEqual([]);
  });

  it('has the products of a collection in its order', async () => {
    const id = await shelf.collection('summer', ['A', 'B']);
    await shelf.index('A', 'B');
    expect(await shelf.found({ collectionId: id })).toEqual(['A', 'B']);
    expect(await shelf.found({ by: { collection_ids: String(id) }, sorter: 'newcomers' })).toEqual(['B', 'A']);
    expect(await shelf.found({ by: { collection_ids: '999' } })).toEqual([]);
  });

  it('has real totals and no products beyond its last page', async () => {
    for (const page of [2, 1000, 9_007_199_254_740_991]) {
      for (const given of [{}, { text: 'amber' }, { by: { attributes_color: ['navy', 'red'] } }]) {
        const { ids, total } = await shelf.list({ ...given, page });
        expect([ids, total > 0]).toEqual([[], true]);
      }
    }
  });

  it.each([
    ['five hundred values', { attributes_color: Array.from({ length: 500 }, (_, index) => `v${index}`) }],
    ['a hundred thousand commas', { attributes_color: ','.repeat(100_000) }],
    ['NUL and surrogates', { attributes_color: '\u0000', category_ids: '\ud800', price: '\u0000-5' }],
    ['numbers out of range', { category_ids: '99999999999999999999', price: '99999999999-99999999999', in_stock: '7' }],
    ['odd prices', { price: ['-5', '5-', 'a-b', '1e9', '-', '0-0', '5--6'] }],
    ['names of object parts', { __proto__: 'x', constructor: 'y', attributes___proto__: 'z' }],
    ['many ranges', { price: Array.from({ length: 300 }, (_, index) => `${index}-${index + 1}`) }],
  ])('answers %s', async (_what, by) => {
    const { total } = await shelf.list({ by });
    expect(Number.isSafeInteger(total)).toBe(true);
  });
});

describe('facets and sorters', () => {
  it('are the shop-independent ones and what is chosen from lists, as long as none are configured', async () => {
    const { facets, sorters } = await shelf.list();
    expect(facets.map(({ searchKey, widgetType }) => [searchKey, widgetType])).toEqual([
      ['category_ids', 'category'],
      ['price', 'multiselect'],
      ['in_stock', 'multiselect'],
      ['attributes_color', 'multiselect'],
    ]);
    expect(sorters.map(({ value, isSelected }) => [value, isSelected])).toEqual([
      ['default', true],
      ['price', false],
      ['-price', false],
      ['newcomers', false],
    ]);
    expect((await shelf.list({ sorter: 'nosuch' })).sorters.filter(({ isSelected }) => isSelected)).toHaveLength(1);
  });

  it('speak the language of the caller', async () => {
    const { facets, sorters } = await shelf.list({ language: 'tr' });
    expect(facets.map(({ name }) => name)).toEqual(['Kategori', 'Fiyat', 'Stokta', 'COLOR']);
    expect(facets[3]?.choices.map(({ label }) => label)).toEqual(['Lacivert', 'Red', 'Black and white']);
    expect(sorters[1]?.label).toBe('Artan fiyat');
  });

  it('lead down the tree of categories', async () => {
    const depths = async (by: Record<string, string>, categoryId: number | null = null) =>
      (await shelf.list({ by, categoryId })).facets
        .find(({ kind }) => kind === 'category')
        ?.choices.map(({ label, depth, isSelected, isParentOfSelection, quantity }) =>
          [`${'-'.repeat(depth)}${label}`, quantity, isSelected ? 'selected' : isParentOfSelection ? 'parent' : '']
            .join(' ')
            .trim(),
        );
    const id = (key: string) => shelf.categories.get(key) ?? 0;
    expect(await depths({})).toEqual(['men 2', 'women 1']);
    expect(await depths({ category_ids: String(id('shirts')) })).toEqual([
      'men 2 parent',
      '-shirts 2 selected',
      '--linen-shirts 1',
      'women 1',
    ]);
    expect(await depths({}, id('men'))).toEqual(['shirts 2']);
    expect(await depths({}, id('linen-shirts'))).toBeUndefined();
  });

  it('can be configured', async () => {
    const { db } = shelf;
    const now = shelf.now;
    const facet = { widgetType: 'multiselect', names: {}, position: 1, settings: {}, isActive: true };
    await db.transaction().execute(async (tx) => {
      await saveFacets(
        tx,
        [
          { ...facet, key: 'price', attribute: null, position: 3, settings: { steps: { eur: [300, 100] } } },
          { ...facet, key: 'colour', attribute: 'color', widgetType: 'visual_swatch', names: { en: 'Shade' } },
          { ...facet, key: 'in_stock', attribute: null, widgetType: null },
        ],
        now,
      );
      await saveSorters(
        tx,
        [
          { value: 'az', labels: { en: 'A to Z' }, sortBy: 'name', position: 2, isDefault: true, isVisible: true },
          { value: 'cheap', labels: { en: 'Cheap' }, sortBy: 'price', position: 1, isDefault: false, isVisible: true },
          { value: 'secret', labels: {}, sortBy: 'newest', position: 0, isDefault: false, isVisible: false },
        ],
        now,
      );
    });
    await shop().catchUp();
    const { facets, sorters, ids } = await shelf.list();
    expect(facets.map(({ key, searchKey, name }) => [key, searchKey, name])).toEqual([
      ['colour', 'attributes_color', 'Shade'],
      ['price', 'price', 'Price'],
    ]);
    expect(facets[1]?.choices.map(({ value, quantity }) => [value, quantity])).toEqual([
      ['101-300', 2],
      ['301', 1],
    ]);
    expect(sorters.map(({ value, label, isSelected }) => [value, label, isSelected])).toEqual([
      ['az', 'A to Z', true],
      ['cheap', 'Cheap', false],
    ]);
    expect(ids).toEqual(['A', 'B', 'C'].map((sku) => shelf.id(sku)));
    expect(await shelf.found({ by: { in_stock: '0' } })).toEqual(['C']);
    await expect(
      db.transaction().execute((tx) => saveFacets(tx, [{ ...facet, key: 'x', attribute: 'nosuch' }], now)),
    ).rejects.toMatchObject({ kind: 'invalid' });
    expect(await db.selectFrom('facets').select('key').where('key', '=', 'x').execute()).toEqual([]);
  });
});
