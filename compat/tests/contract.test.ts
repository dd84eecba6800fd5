import { describe, expect, test } from 'vitest';
import * as baskets from '../src/contract/basket.ts';
import * as content from '../src/contract/content.ts';
import * as lists from '../src/contract/list.ts';
import * as places from '../src/contract/place.ts';
import * as products from '../src/contract/product.ts';
import { listOf } from '../src/shape.ts';
import { changed, unnoticed } from './support/contract.ts';
import { piecesOf } from './support/goods.ts';
import { at, listAt, openPages, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();
const pages = openPages(shop);

const rendered = (name: string, ...args: readonly unknown[]): Promise<unknown> => pages.rendering.read(name, ...args);

const browsed = async (endpoint: string, argument?: unknown): Promise<unknown> =>
  (await shop.visitor.call(endpoint, argument)).data;

const first = async (kind: string): Promise<number> => (await pksOf(shop, kind))[0] ?? 0;

/** What the server tells of a product beyond what this client knows. */
const beyond = ['created_date', 'lowest_price_30_days', 'max_quantity', 'modified_date'] as const;
const within = (...paths: readonly string[]): string[] =>
  paths.flatMap((path) => beyond.map((field) => `${path}.${field}`)).sort();

describe('the contract notices each field that is missing', () => {
  test('of a product with variants', async () => {
    const pks = await pksOf(shop, 'product');
    const answers = await Promise.all(pks.slice(0, 30).map((pk) => browsed('getProductByPk', pk)));
    const varied = answers.find((answer) => listAt(answer, 'variants').length > 0);

    expect(unnoticed(varied, products.productPage)).toEqual(within('product', 'variants.options.product'));
  });

  test('of a set', async () => {
    const answer = await browsed('getProductByParams', { pk: await first('group-product'), groupProduct: true });

    expect(unnoticed(answer, products.groupPage)).toEqual(within('group_products', 'product'));
  });

  test('of a category and its list', async () => {
    const page = await rendered('getCategoryData', { pk: await first('category'), searchParams: { page_size: '2' } });

    expect(unnoticed(at(page, 'data'), lists.categoryPage)).toEqual(within('products'));
    expect(unnoticed(at(page, 'breadcrumbData'), listOf(content.breadcrumbItem, 1))).toEqual([]);
  });

  test('of a special page', async () => {
    const pk = await first('special-page');
    const answer = await rendered('getSpecialPageData', { pk, searchParams: { page_size: '2' } });

    // The kinds of mappings and strategies are the platform's own business; entries of old are listed nowhere.
    const own = ['special_page.extraction_strategy', 'special_page.specialpageprettyurl_set'];
    const listed = ['language', 'pk', 'url'].map((field) => `special_page.specialpageprettyurl_set.${field}`);
    const all = [...within('products'), ...own, ...listed, 'special_page.pretty_url.pk'];
    expect(all).toEqual(expect.arrayContaining([...unnoticed(answer, lists.specialPageList)]));
  });

  test('of a menu', async () => {
    // Of the item above only the number is read, and a category belongs to some items only.
    const above = [
      'extra_context',
      'generator_name',
      'label',
      'level',
      'parent',
      'parent_pk',
      'path',
      'sort_order',
      'url',
    ];
    const unread = unnoticed(await rendered('getMenu'), listOf(content.menuItem, 1));
    expect(unread.filter((field) => !field.startsWith('parent.extra_context.'))).toEqual(
      above.map((field) => `parent.${field}`).filter((field) => unread.includes(field)),
    );
  });

  test.each([
    ['getFlatPageData', 'flat-page', content.flatPage, /^flat_page\.flatpageprettyurl_set\./],
    [
      'getLandingPageData',
      'landing-page',
      content.landingPage,
      /^landing_page\.(?:pk|name|created_date|modified_date)$/,
    ],
    ['getFormData', 'forms', content.form, /^pretty_url\.pk$/],
  ] as const)('of a page: %s', async (name, kind, shape, unread) => {
    const answer = await rendered(name, { pk: await first(kind) });

    expect(unnoticed(answer, shape).filter((field) => !unread.test(field))).toEqual([]);
  });

  test('of a widget, and of what search engines are told', async () => {
    expect(unnoticed(await rendered('getWidgetData', { slug: 'footer-menu' }), content.widget)).toEqual([]);
    expect(unnoticed(await rendered('getSeoData', '/'), content.seo)).toEqual([]);
  });

  test('of stores, their stock and instalments', async () => {
    const pk = await first('product');
    const stores = await browsed('getStores');
    const city = at(listAt(stores, 'results')[0], 'township', 'city', 'pk');
    const stock = await browsed('getRetailStoreStock', {
      productPk: String(pk),
      queryString: `city_id=${String(city)}`,
    });

    expect(unnoticed(stores, places.pageOf(places.store))).toEqual([]);
    for (const field of ['name', 'address', 'latitude', 'longitude', 'stock', 'store_hours']) {
      expect(unnoticed(stock, places.storeStock)).not.toContain(field);
    }
    expect(unnoticed(await browsed('getInstallments', pk), places.instalments)).toEqual(['next', 'previous']);
  });

  test('of suggestions', async () => {
    expect(unnoticed(await browsed('autocomplete', 'linen'), places.autocomplete)).toEqual([]);
    expect(unnoticed(await browsed('autocomplete', 'shirt'), places.autocomplete)).toEqual([]);
  });

  test('of a basket', async () => {
    const own = ['namespace', 'version'];
    const ofItems = ['datasource', 'extra_product_price_detailed', 'extra_product_stock_detailed', 'is_gift'];
    const all = [...within('basketitem_set.product'), ...ofItems.map((field) => `basketitem_set.${field}`), ...own];

    expect(unnoticed(await filledBasket(), baskets.basket)).toEqual(all.sort());
  });
});

describe('the contract of a basket', () => {
  test('wants amounts as texts with two decimals: pages take them apart', async () => {
    const numbers = changed(await filledBasket(), (value) =>
      typeof value === 'string' && /^\d+\.\d\d$/.test(value) ? Number(value) : value,
    );

    const complaints = baskets.basket(numbers, 'basket').map((complaint) => complaint.split(':')[0]);
    const fields = ['price', 'retail_price'].map((field) => `basket.basketitem_set[0].product.${field}`);
    expect(complaints).toEqual(expect.arrayContaining([...fields, 'basket.total_amount']));
  });

  test('wants lists and objects, never null', async () => {
    const answer = await filledBasket();
    for (const field of ['basketitem_set', 'discounts', 'attributes', 'attributes_kwargs', 'product']) {
      const without = changed(answer, (value, key) => (key === field ? null : value));
      expect(baskets.basket(without, 'basket'), field).not.toEqual([]);
    }
  });

  test.each(['total_quantity', 'total_product_amount', 'total_discount_amount', 'total_amount'])(
    'wants a %s that adds up',
    async (field) => {
      const answer = await filledBasket();
      const more = (value: unknown): unknown =>
        typeof value === 'number' ? value + 1 : (Number(value) + 0.01).toFixed(2);
      const wrong = changed(answer, (value, key, depth) => (key === field && depth === 1 ? more(value) : value));

      expect(baskets.basket(wrong, 'basket')).not.toEqual([]);
    },
  );
});

/** Two lines, one of them with attributes of its own. */
async function filledBasket(): Promise<unknown> {
  const [one, two] = await piecesOf(shop, 3);
  await browsed('addProduct', { product: one?.pk, quantity: 2, attributes: { note: 'For Ada' } });
  await browsed('addProduct', { product: two?.pk, quantity: 1, attributes: {} });
  return browsed('getBasket');
}
