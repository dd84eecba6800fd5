import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { category, euro, product, sellable } from '../../../../tests/support/goods.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Tables } from '../../../platform/db/index.ts';
import { readDefinitions } from '../definitions/definitions.queries.ts';
import { saveAttributes, saveCategories, saveCollections } from './definitions.service.ts';
import type { ProductInput } from './inputs.ts';
import { saveProducts } from './products.service.ts';
import { removeProduct } from './single-products.service.ts';
import { openCatalogue } from './saving.support.ts';

let shop: Awaited<ReturnType<typeof openCatalogue>>;

beforeAll(async () => {
  shop = await openCatalogue();
});

afterAll(() => shop.database.close());

const save = (...products: ProductInput[]) =>
  shop.db.transaction().execute((tx) => saveProducts(shop.deps, tx, products));

const rowsOf = (table: keyof Tables) => shop.db.selectFrom(table).selectAll().execute();

const TABLES = ['products', 'prices', 'price_history', 'product_images', 'pretty_urls', 'attribute_values'] as const;

async function everything(): Promise<string> {
  return JSON.stringify(await Promise.all(TABLES.map(rowsOf)));
}

describe('saveProducts', () => {
  const shirt = product('LS-31', {
    names: { en: 'Linen Shirt', tr: 'Keten Gömlek' },
    images: ['products/a.jpg', 'products/b.jpg'],
    attributes: { material: 'linen' },
    variantKeys: ['color', 'size'],
    variants: [
      sellable('LS-31-NVY-M', { attributes: { color: 'navy', size: 'M' } }),
      sellable('LS-31-NVY-L', { attributes: { color: 'navy', size: 'L' }, prices: [euro(1200, 1500)] }),
    ],
  });

  it('keeps a product with its variants, which have its prices where they name none', async () => {
    const saved = await save(shirt);
    expect(saved).toMatchObject({ created: 3, updated: 0 });
    const id = saved.ids.get('LS-31') ?? 0;
    const variants = await shop.db
      .selectFrom('products')
      .selectAll()
      .where('parent_id', '=', id)
      .orderBy('position')
      .execute();
    expect(variants.map(({ sku, base_code: base }) => [sku, base])).toEqual([
      ['LS-31-NVY-M', 'LS-31'],
      ['LS-31-NVY-L', 'LS-31'],
    ]);
    const prices = await shop.db
      .selectFrom('prices')
      .innerJoin('products', 'products.id', 'prices.product_id')
      .select(['sku', 'price', 'retail_price', 'lowest_before'])
      .orderBy('sku')
      .execute();
    expect(prices).toEqual([
      { sku: 'LS-31-NVY-L', price: 1200, retail_price: 1500, lowest_before: null },
      { sku: 'LS-31-NVY-M', price: 1000, retail_price: 1000, lowest_before: null },
    ]);
    expect(shop.told.products).toContain(id);
  });

  it('gives it an address in each language', async () => {
    const urls = await shop.db.selectFrom('pretty_urls').select(['new_path', 'language']).orderBy('language').execute();
    expect(urls).toEqual([
      { new_path: '/linen-shirt/', language: 'en' },
      { new_path: '/keten-gomlek/', language: 'tr' },
    ]);
  });

  it('knows the values of the attributes that tell variants apart', async () => {
    const { attributes } = await readDefinitions(shop.db);
    expect([...(attributes.get('color')?.values.keys() ?? [])]).toEqual(['navy']);
    expect([...(attributes.get('size')?.values.keys() ?? [])].sort()).toEqual(['L', 'M']);
    expect(attributes.get('material')).toMatchObject({ dataType: 'text', names: { en: 'Material' } });
  });

  it('changes nothing when it is saved again', async () => {
    const before = await everything();
    const again = await save(shirt);
    expect(again).toMatchObject({ created: 0, updated: 3 });
    const without = (text: string) => text.replace(/"modified_date":"[^"]*"/g, '');
    expect(without(await everything())).toBe(without(before));
  });

  it('retires a variant that is no longer named, and takes pictures and prices as they are given', async () => {
    const [first] = shirt.variants;
    const images = ['products/b.jpg'];
    const { ids } = await save({
      ...shirt,
      images,
      variants: first === undefined ? [] : [{ ...first, prices: [euro(900)] }],
    });
    const variants = await shop.db
      .selectFrom('products')
      .select(['sku', 'is_active'])
      .where('parent_id', '=', ids.get('LS-31') ?? 0)
      .orderBy('sku')
      .execute();
    expect(variants).toEqual([
      { sku: 'LS-31-NVY-L', is_active: false },
      { sku: 'LS-31-NVY-M', is_active: true },
    ]);
    const pictures = await shop.db.selectFrom('product_images').select(['image', 'position']).execute();
    expect(pictures).toEqual([{ image: 'products/b.jpg', position: 0 }]);
    const price = await shop.db
      .selectFrom('prices')
      .selectAll()
      .where('product_id', '=', ids.get('LS-31-NVY-M') ?? 0)
      .executeTakeFirstOrThrow();
    expect(price).toMatchObject({ price: 900, lowest_before: 1000 });
  });

  it.each([
    [
      'a variant that is a product of its own',
      product('X-1', { variantKeys: ['size'], variants: [sellable('LS-31')] }),
      'LS-31',
    ],
    ['a product that is a variant elsewhere', product('LS-31-NVY-M'), 'LS-31-NVY-M'],
    ['a category that is not there', product('X-2', { categories: ['nowhere'] }), 'X-2'],
    ['an address of the API itself', product('X-3', { slugs: { en: 'orders' } }), 'slug'],
  ])('refuses %s and keeps nothing of it', async (_name, given, field) => {
    const before = await everything();
    const refusal = await save(given).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal instanceof Refusal && Object.keys(refusal.details.fields ?? {})).toEqual([field]);
    expect(await everything()).toBe(before);
  });

  it('costs the same number of statements for one product and for fifty', async () => {
    const count = async (products: ProductInput[]) => {
      let statements = 0;
      const stop = shop.database.listen(() => (statements += 1));
      await save(...products);
      stop();
      return statements;
    };
    const many = Array.from({ length: 50 }, (_, index) => product(`MANY-${index}`));
    expect(await count(many)).toBe(await count([product('ONE')]));
  });
});

it('gives a product whose name is a path of the API its SKU behind it', async () => {
  const { ids } = await save(product('D-1', { names: { en: 'Desk' } }));
  const url = await shop.db
    .selectFrom('pretty_urls')
    .select('new_path')
    .where('old_path', '=', `/product/${ids.get('D-1')}/`)
    .executeTakeFirst();
  expect(url).toEqual({ new_path: '/desk-d-1/' });
});

it('removes a product with its address, and tells the lists it was in', async () => {
  const { ids } = await save(product('GONE', { names: { en: 'Gone soon' } }));
  shop.told.products = [];
  await shop.db.transaction().execute((tx) => removeProduct(shop.deps, tx, 'GONE'));
  expect(shop.told.products).toEqual([ids.get('GONE')]);
  const left = await shop.db.selectFrom('pretty_urls').select('id').where('new_path', '=', '/gone-soon/').execute();
  expect(left).toEqual([]);
  expect(await shop.db.selectFrom('products').select('id').where('sku', '=', 'GONE').execute()).toEqual([]);
});

describe('categories', () => {
  it('have addresses made of those above them, and move with what lies below', async () => {
    const categories = [
      category('men', { names: { en: 'Men', tr: 'Erkek' } }),
      category('shirts', { parent: 'men', names: { en: 'Shirts', tr: 'Gömlek' } }),
      category('linen', { parent: 'shirts', names: { en: 'Linen' } }),
      category('sale', { names: { en: 'Sale' } }),
    ];
    await shop.db.transaction().execute((tx) => saveCategories(shop.deps, tx, categories));
    const { ids } = await save(product('C-1', { categories: ['linen'] }));
    const urls = async () => {
      const { categories: all } = await readDefinitions(shop.db);
      return Object.fromEntries(
        [...all.values()].map(({ key, urls: byLanguage, depth }) => [key, [depth, byLanguage]]),
      );
    };
    expect(await urls()).toEqual({
      men: [2, { en: '/men/', tr: '/erkek/' }],
      shirts: [3, { en: '/men/shirts/', tr: '/erkek/gomlek/' }],
      linen: [4, { en: '/men/shirts/linen/', tr: '/erkek/gomlek/linen/' }],
      sale: [2, { en: '/sale/' }],
    });
    shop.told.products = [];
    const moved = category('shirts', { parent: 'sale', names: { en: 'Shirts', tr: 'Gömlek' } });
    await shop.db.transaction().execute((tx) => saveCategories(shop.deps, tx, [moved]));
    expect(await urls()).toMatchObject({ linen: [4, { en: '/sale/shirts/linen/' }] });
    expect(shop.told.products).toEqual([ids.get('C-1')]);
  });

  it.each([
    ['itself', 'sale', 'sale'],
    ['what lies below it', 'sale', 'linen'],
    ['what is not there', 'sale', 'nowhere'],
  ])('refuses to lie below %s', async (_name, key, parent) => {
    const before = JSON.stringify(await rowsOf('categories'));
    const saving = shop.db.transaction().execute((tx) => saveCategories(shop.deps, tx, [category(key, { parent })]));
    await expect(saving).rejects.toThrow(Refusal);
    expect(JSON.stringify(await rowsOf('categories'))).toBe(before);
  });
});

it('declares attributes with their values, which stay when they are not named again', async () => {
  const value = { value: 'red', labels: { en: 'Red' }, position: 2, hex: '#FF0000', cssClass: null };
  const attribute = { key: 'tone', dataType: 'dropdown', names: { en: 'Tone' }, position: 1 };
  const declare = (values: (typeof value)[]) =>
    shop.db.transaction().execute((tx) => saveAttributes(shop.deps, tx, [{ ...attribute, values }]));
  await declare([value]);
  await declare([{ ...value, value: 'blue', labels: { en: 'Blue' }, position: 1 }]);
  const { attributes } = await readDefinitions(shop.db);
  expect([...(attributes.get('tone')?.values.values() ?? [])].map(({ value: raw }) => raw)).toEqual(['blue', 'red']);
});

it('puts collections together in the order given, and passes over unknown SKUs', async () => {
  const collection = { key: 'summer', names: { en: 'Summer' }, products: ['MANY-2', 'NOBODY', 'MANY-1'] };
  await shop.db.transaction().execute((tx) => saveCollections(shop.deps, tx, [collection]));
  const rows = await shop.db
    .selectFrom('collection_products')
    .innerJoin('products', 'products.id', 'collection_products.product_id')
    .select('sku')
    .orderBy('collection_products.position')
    .execute();
  expect(rows.map(({ sku }) => sku)).toEqual(['MANY-2', 'MANY-1']);
});
