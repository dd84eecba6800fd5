import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable, stockUp } from '../../../../tests/support/goods.ts';
import { saveAttributes, saveCategories, saveCollections } from '../../catalogue/index.ts';
import { saveSpecialPages } from '../../content/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

const COLORS = { navy: 'Navy', red: 'Red', green: 'Green' };
let ids: ReadonlyMap<string, number>;

/** Ten shirts: 0 to 9 in turning colours, each ten euros dearer; every other one in two sizes. */
const shirts = Array.from({ length: 10 }, (_, index) => {
  const color = Object.keys(COLORS)[index % 3] ?? '';
  const variants = ['M', 'L'].map((size) => sellable(`S${index}-${size}`, { attributes: { size } }));
  return product(`S${index}`, {
    names: { en: `Shirt ${index}`, tr: `Gömlek ${index}` },
    attributes: { color },
    categories: ['shirts'],
    prices: [euro(1000 * (index + 1))],
    ...(index % 2 === 0 ? { variantKeys: ['size'], variants } : {}),
  });
});

beforeAll(async () => {
  const { deps } = shop();
  const attribute = (key: string, values: Record<string, string>) => ({
    ...{ key, dataType: 'dropdown', names: { en: key === 'color' ? 'Colour' : 'Size' }, position: 0 },
    values: Object.entries(values).map(([value, label], position) => {
      return { value, labels: { en: label }, position, hex: key === 'color' ? '#1F2A44' : null, cssClass: null };
    }),
  });
  await deps.db.transaction().execute(async (tx) => {
    await saveAttributes(deps, tx, [attribute('color', COLORS), attribute('size', { M: 'Medium', L: 'Large' })]);
    await saveCategories(deps, tx, [
      category('men', { names: { en: 'Men', tr: 'Erkek' } }),
      category('shirts', { parent: 'men', names: { en: 'Shirts', tr: 'Gömlekler' } }),
      category('home', { names: { en: 'Home' } }),
      category('closed', { isActive: false }),
    ]);
  });
  const lamp = product('LAMP', { names: { en: 'Desk Lamp' }, categories: ['home'], prices: [euro(25_050)] });
  const stock = Object.fromEntries(
    shirts.flatMap(({ sku, variants }) => [sku, ...variants.map((v) => v.sku)].map((s) => [s, 5])),
  );
  ids = await sell(shop(), [...shirts, lamp], { ...stock, LAMP: 1 });
  await deps.db.transaction().execute(async (tx) => {
    await saveCollections(deps, tx, [{ key: 'picks', names: { en: 'Picks' }, products: ['LAMP', 'S3'] }]);
    const page = { key: 'picks', slugs: {}, names: { en: 'Our Picks' }, collection: 'picks', isActive: true };
    const none = { template: null, banner: null, bannerMobile: null, bannerUrl: null, videoEmbeddedCode: null };
    await saveSpecialPages(tx, [{ ...page, ...none, bannerDescriptions: {} }], deps.clock.now());
  });
  await shop().catchUp();
});

const see = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await shop().visit(headers).get(path);
  expect(answer.status, path).toBe(200);
  return answer.json;
};

async function categoryId(key: string): Promise<number> {
  const row = await shop()
    .deps.db.selectFrom('categories')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.id;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const last = (value: unknown): unknown => list(value).at(-1);
const skus = (json: unknown) => list(field(json, 'products')).map((one) => field(one, 'sku'));
const facet = (json: unknown, key: string) => list(field(json, 'facets')).find((one) => field(one, 'key') === key);
const counts = (json: unknown, key: string): Record<string, unknown> =>
  Object.fromEntries(
    list(field(facet(json, key), 'data', 'choices')).map((one) => [
      String(field(one, 'label')),
      field(one, 'quantity'),
    ]),
  );

describe('GET /list/', () => {
  it('shows all products with totals, facets and sorters', async () => {
    const json = await see('/list/');
    expect(field(json, 'pagination')).toEqual({ total_count: 11, current_page: 1, num_pages: 1, page_size: 24 });
    expect(field(json, 'search_text')).toBeNull();
    expect(skus(json)).toHaveLength(11);
    expect(list(field(json, 'sorters')).filter((one) => field(one, 'is_selected') === true)).toHaveLength(1);
    expect(facet(json, 'color')).toMatchObject({
      ...{ name: 'Colour', search_key: 'attributes_color', extra_params: {} },
      data: { choices: [{ label: 'Navy', value: 'navy', quantity: 4, is_selected: false, hex: '#1F2A44' }, {}, {}] },
    });
  });

  it('counts each facet with all the others applied', async () => {
    const json = await see('/list/?attributes_color=navy&attributes_size=M');
    expect(skus(json).sort()).toEqual(['S0', 'S6']);
    expect(counts(json, 'color')).toEqual({ Navy: 2, Red: 1, Green: 2 });
    expect(counts(json, 'size')).toEqual({ Medium: 2, Large: 2 });
    expect(facet(json, 'color')).toMatchObject({ data: { choices: [{ is_selected: true }, {}, {}] } });
  });

  it('combines values of one key with or, comma or repeated', async () => {
    const repeated = await see('/list/?attributes_color=navy&attributes_color=red');
    expect(field(repeated, 'pagination', 'total_count')).toBe(7);
    const joined = await see('/list/?attributes_color=navy,red');
    expect(field(joined, 'pagination', 'total_count')).toBe(7);
    const unknown = await see('/list/?attributes_color=none');
    expect(field(unknown, 'pagination')).toMatchObject({ total_count: 0, num_pages: 1 });
    expect(field(unknown, 'products')).toEqual([]);
  });

  it('reads price ranges in whole units, the last cent included', async () => {
    expect(skus(await see('/list/?price=0-250&sorter=price'))).toHaveLength(11);
    expect(skus(await see('/list/?price=251-500'))).toEqual([]);
    expect(skus(await see('/list/?price=0-20&price=95'))).toHaveLength(4);
  });

  it('sorts, and falls back to the default for an unknown sorter', async () => {
    expect(skus(await see('/list/?sorter=price')).slice(0, 2)).toEqual(['S0', 'S1']);
    expect(skus(await see('/list/?sorter=-price')).slice(0, 2)).toEqual(['LAMP', 'S9']);
    expect(field(await see('/list/?sorter=xxx'), 'sorters', 0)).toMatchObject({ value: 'default', is_selected: true });
  });

  it('comes in pages; behind the last one it is empty, with the real totals', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => see(`/list/?page=${page}&page_size=4&sorter=price`)));
    expect(pages.flatMap(skus)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'LAMP']);
    const behind = await see('/list/?page=4&page_size=4');
    expect(field(behind, 'products')).toEqual([]);
    expect(field(behind, 'pagination')).toEqual({ total_count: 11, current_page: 4, num_pages: 3, page_size: 4 });
    expect(list(field(behind, 'facets')).length).toBeGreaterThan(0);
  });

  it.each(['page=0', 'page=x', 'page=-1', 'page=', 'page=1.5', 'page[]=2', 'page_size=0', 'page_size=x'])(
    'takes %s for nothing said',
    async (query) => {
      expect(field(await see(`/list/?${query}`), 'pagination')).toMatchObject({ current_page: 1, page_size: 24 });
    },
  );

  it('shows at most a hundred at once', async () => {
    expect(field(await see('/list/?page_size=5000'), 'pagination', 'page_size')).toBe(100);
  });

  it('finds words and codes, echoes the text, and forgives a slip', async () => {
    const json = await see('/list/?search_text=%20desk%20lamp%20');
    expect([field(json, 'search_text'), skus(json)]).toEqual(['desk lamp', ['LAMP']]);
    expect(skus(await see('/list/?search_text=s3-m'))).toEqual([]);
    expect(skus(await see('/list/?search_text=S4-L'))).toEqual(['S4']);
    expect(skus(await see('/list/?search_text=lammp'))).toEqual(['LAMP']);
    expect(skus(await see('/list/?search_text=GOMLEK', { 'accept-language': 'tr' }))).toHaveLength(10);
  });

  it('keeps to the products that a header names, in its order', async () => {
    const named = ['S5', 'LAMP', 'S1'].map((sku) => ids.get(sku));
    const header = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
    const filter = header({ 'products.pk': named, default_sorting_deactivated: true });
    expect(skus(await see('/list/', { 'x-search-dynamic-filter': filter }))).toEqual(['S5', 'LAMP', 'S1']);
    const exclude = header({ 'products.pk': named });
    expect(skus(await see('/list/', { 'x-search-dynamic-exclude': exclude }))).toHaveLength(8);
    expect(skus(await see('/list/', { 'x-search-dynamic-filter': '%%%' }))).toHaveLength(11);
  });

  it('shows what differs between the variants of a product', async () => {
    const json = await see('/list/?search_text=S0');
    expect(field(json, 'products', 0, 'extra_data')).toMatchObject({
      variants: [
        {
          attribute_key: 'size',
          options: [
            { label: 'Medium', in_stock: true, is_selectable: true, product: { absolute_url: '/shirt-0/?size=M' } },
            { label: 'Large' },
          ],
        },
      ],
    });
    expect(field(await see('/list/?search_text=S1'), 'products', 0, 'extra_data')).toEqual({ variants: [] });
  });

  it('has prices in the currency asked for, and only products that have one', async () => {
    expect(field(await see('/list/', { 'x-currency': 'usd' }), 'pagination', 'total_count')).toBe(0);
  });

  it.each([
    `search_text=${'linen '.repeat(2000)}`,
    `search_text=${encodeURIComponent('\0 %_\\ (.*)+[^a]{2} :* & | ! <-> \'"; drop table')}`,
    'search_text=%ED%A0%80&attributes_color=%00',
    `attributes_color=${'x'.repeat(5000)}`,
    Array.from({ length: 300 }, (_, index) => `attributes_color=c${index}`).join('&'),
    'page=99999999&page_size=100',
    'price=9-1&price=-5&price=abc&price=1-2-3&price=99999999999999999999',
    'category_ids=x&category_ids=99999999999999&in_stock=maybe&collection_ids=&basket_offer_ids=1',
    'attributes_nothing=1&utm_source=x&layout=3&limit=5&iframe',
    'search_text[$ne]=1&__proto__=x&constructor=y',
  ])('answers %.60s', async (query) => {
    await see(`/list/?${query}`);
  });
});

describe('GET /category/<pk>/', () => {
  it('shows what lies in it and below it, with the category', async () => {
    const json = await see(`/category/${await categoryId('men')}/`);
    expect(field(json, 'pagination', 'total_count')).toBe(10);
    expect(field(json, 'category')).toMatchObject({
      ...{ name: 'Men', absolute_url: '/men/', depth: 2, sort_option: null, attributes: {} },
    });
    expect(facet(json, 'category_ids')).toMatchObject({
      search_key: 'category_ids',
      widget_type: 'category',
      data: {
        choices: [
          {
            ...{ label: 'Shirts', value: await categoryId('shirts'), quantity: 10, real_depth: 3, url: '/men/shirts/' },
            ...{ is_selected: false, is_parent_of_selection: false },
          },
        ],
      },
    });
    expect(field(facet(json, 'category_ids'), 'data', 'choices', 0, 'menuitemmodel')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('answers 404 for one that is not there, or not active', async () => {
    for (const id of [999_999, await categoryId('closed')]) {
      const answer = await shop().visit().get(`/category/${id}/`);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
    }
  });

  it('costs at most four statements cold, none warm, and stays when a product elsewhere changes', async () => {
    const path = `/category/${await categoryId('men')}/?sorter=-price&attributes_color=navy`;
    const statements = async (headers = {}) => {
      let count = 0;
      const stop = shop().database.listen(() => (count += 1));
      await see(path, headers);
      stop();
      return count;
    };
    expect(await statements()).toBeLessThanOrEqual(4);
    expect(await statements()).toBe(0);
    await stockUp(shop(), { LAMP: 2 });
    expect(await statements()).toBe(0);
    await stockUp(shop(), { 'S8-M': 7 });
    expect(await statements()).toBe(0);
    await stockUp(shop(), { S9: 7 });
    expect(await statements()).toBe(2);
  });

  it('shows a change of stock, and of what is in stock, after the next look', async () => {
    const path = `/category/${await categoryId('shirts')}/`;
    const inStock = async (): Promise<unknown> => counts(await see(path), 'in_stock');
    const before = await inStock();
    await stockUp(shop(), { S9: 0 });
    const after = await see(path);
    expect(last(field(after, 'products'))).toMatchObject({ sku: 'S9', in_stock: false, stock: 0 });
    expect(counts(after, 'in_stock')).not.toEqual(before);
    await stockUp(shop(), { S9: 5 });
    expect(await inStock()).toEqual(before);
  });
});

describe('GET /special-page/<pk>/', () => {
  it('shows its collection in the order given, with the page', async () => {
    const { id } = await shop().deps.db.selectFrom('special_pages').select('id').executeTakeFirstOrThrow();
    const json = await see(`/special-page/${id}/`);
    expect(skus(json)).toEqual(['LAMP', 'S3']);
    expect(field(json, 'special_page')).toMatchObject({ pk: id, name: 'Our Picks', is_active: true });
  });

  it('answers 404 for an unknown one', async () => {
    expect((await shop().visit().get('/special-page/999999/')).status).toBe(404);
  });
});
