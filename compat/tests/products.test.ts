import { describe, expect, test, vi } from 'vitest';
import { breadcrumbItem } from '../src/contract/content.ts';
import { groupPage, productPage } from '../src/contract/product.ts';
import { listOf } from '../src/shape.ts';
import { fields, type Fields, list } from '../src/untyped.ts';
import { addressesOf, at, audiences, expectShape, listAt, openPages, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();
const pages = openPages(shop);

const productData = async (argument: Fields): Promise<Fields> =>
  fields(await pages.rendering.read('getProductData', argument), 'product page');

describe.each(audiences)('every product, in $locale and $currency', ({ locale, currency, language }) => {
  test('has all that its page reads, and a breadcrumb', async () => {
    pages.rendering.speak(locale, currency);

    for (const { pk, path } of await productsIn(language)) {
      const { data, breadcrumbData } = await productData({ pk });

      expectShape(data, productPage, path);
      expectShape(breadcrumbData, listOf(breadcrumbItem, 1), `${path} breadcrumb`);
      expect(at(data, 'product')).toMatchObject({ currency_type: currency });
      expect(listAt(data, 'product', 'productimage_set').length, path).toBeGreaterThan(0);
      expect(Number(at(data, 'product', 'price')), path).toBeGreaterThan(0);
      expect(Number(at(data, 'product', 'retail_price')), path).toBeGreaterThanOrEqual(
        Number(at(data, 'product', 'price')),
      );
    }
  });

  test('is at the address where it says it is', async () => {
    pages.rendering.speak(locale, currency);

    for (const { pk, path } of await productsIn(language)) {
      const { data } = await productData({ pk });
      const [plain] = String(at(data, 'product', 'absolute_url')).split('?');
      expect(plain).toBe(path);
    }
  });

  async function productsIn(wanted: string) {
    const products = (await addressesOf(shop, wanted)).filter(({ kind }) => kind === 'product');
    expect(products.length).toBeGreaterThan(100);
    return products;
  }
});

describe('a choice of variant', () => {
  test('leads to the product that is put into the basket, for every product', async () => {
    let chosen = 0;
    for (const pk of await pksOf(shop, 'product')) {
      const before = await productData({ pk });
      const [choice] = choicesOf(before);
      if (choice === undefined) continue;
      const { data } = await productData({ pk, searchParams: choice });

      expectShape(data, productPage, `product ${pk}`);
      expect(at(data, 'selected_variant', 'pk'), `product ${pk}`).toBe(at(data, 'product', 'pk'));
      expect(selectedIn(data)).toEqual(choice);
      chosen += 1;
    }
    expect(chosen).toBeGreaterThan(50);
  });

  test('is remembered one attribute at a time, and every option leads to a product', async () => {
    for (const pk of (await pksOf(shop, 'product')).slice(0, 10)) {
      const { data } = await productData({ pk });
      for (const group of listAt(data, 'variants')) {
        const key = String(at(group, 'attribute_key'));
        for (const option of listAt(group, 'options')) {
          const value = String(at(option, 'value'));
          const { data: next } = await productData({ pk, searchParams: { [key]: value } });
          expect(selectedIn(next), `product ${pk}`).toMatchObject({ [key]: value });
          expectShape(next, productPage, `product ${pk} ${key}`);
        }
      }
    }
  });

  test('that does not exist shows the product as it was', async () => {
    const [pk = 0] = await pksOf(shop, 'product');

    const { data } = await productData({
      pk,
      searchParams: { size: 'no such size', layout: '3', utm_source: 'a mail' },
    });

    expectShape(data, productPage, 'product');
    expect(at(data, 'product', 'pk')).toBe(pk);
  });

  /** The first option of each group that can be bought together with those before it. */
  function choicesOf({ data }: Fields): readonly Record<string, string>[] {
    const groups = listAt(data, 'variants');
    const [first] = groups;
    if (first === undefined) return [];
    const sellable = listAt(first, 'options').filter((option) => at(option, 'in_stock') === true);
    const keys = groups.map((group) => String(at(group, 'attribute_key')));
    return sellable.map((option) => {
      const attributes = fields(at(option, 'product', 'attributes'), 'attributes');
      return Object.fromEntries(keys.map((key) => [key, String(attributes[key])]));
    });
  }

  function selectedIn(data: unknown): Fields {
    const picked = listAt(data, 'variants').map((group): [string, unknown] => {
      const options = listAt(group, 'options').filter((option) => at(option, 'is_selected') === true);
      expect(options.length).toBeLessThanOrEqual(1);
      return [String(at(group, 'attribute_key')), options[0] === undefined ? undefined : at(options[0], 'value')];
    });
    return Object.fromEntries(picked.filter(([, value]) => value !== undefined));
  }
});

describe('every set', () => {
  test('has its members, each of which can be bought, and a breadcrumb', async () => {
    for (const pk of await pksOf(shop, 'group-product')) {
      const { data, breadcrumbData } = await productData({ pk, groupProduct: true });

      expectShape(data, groupPage, `set ${pk}`);
      expectShape(breadcrumbData, listOf(breadcrumbItem, 1), `set ${pk} breadcrumb`);
      const prices = listAt(data, 'group_products').map((member) => Number(at(member, 'price')));
      const total = prices.reduce((sum, price) => sum + price, 0);
      expect(at(data, 'group_products_total_price')).toBe(total.toFixed(2));
    }
  });
});

describe('what the client asks for a product', () => {
  test('carries neither cookies nor a session, and language and currency of the page', async () => {
    const [pk = 0] = await pksOf(shop, 'product');
    pages.rendering.speak('tr', 'try');

    await productData({ pk, searchParams: { color: 'navy' } });

    const [product, nodes, breadcrumb] = pages.rendering.calls;
    expect(product?.path).toBe(`/product/${pk}/?color=navy`);
    expect(nodes?.path).toBe(`/products/${pk}/category_nodes/?limit=1`);
    expect(breadcrumb?.path).toMatch(/^\/menus\/generate_breadcrumb\/\?item=[0-9a-f-]{36}&generator_name=menu_item$/);
    for (const call of [product, nodes, breadcrumb]) {
      expect(call?.status).toBe(200);
      expect(call?.headers.get('cookie')).toBeNull();
      expect(call?.headers.get('accept-language')).toBe('tr-tr');
      expect(call?.headers.get('x-currency')).toBe('try');
    }
  });

  test('is answered in JSON also when there is no such product', async () => {
    await expect(productData({ pk: 999_999_999 })).rejects.toThrow(TypeError);
    await expect(productData({ pk: 999_999_999, groupProduct: true })).rejects.toThrow(TypeError);

    expect(pages.rendering.calls.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe("the browser's own look at a product", () => {
  test('is the page that the server renders, for every product', async () => {
    for (const pk of await pksOf(shop, 'product')) {
      await vi.waitFor(() => expectSamePage(pk), { timeout: 20_000 });
    }
  });

  /** Others buy at the same time: what goes between the two looks is gone from both at the next. */
  async function expectSamePage(pk: number): Promise<void> {
    const { data } = await shop.visitor.call('getProductByPk', pk);
    expectShape(data, productPage, `product ${pk}`);
    expect(data).toEqual((await productData({ pk }))['data']);
  }

  test('can be for a variant or a set', async () => {
    const [pk = 0] = await pksOf(shop, 'product');
    const [set = 0] = await pksOf(shop, 'group-product');

    const variant = await shop.visitor.call('getProductByParams', { pk, color: 'no such colour' });
    const group = await shop.visitor.call('getProductByParams', { pk: set, groupProduct: true });

    expectShape(variant.data, productPage, 'variant');
    expectShape(group.data, groupPage, 'set');
    expect(list(at(group.data, 'group_products'), 'members').length).toBeGreaterThan(1);
  });

  test('says that there is none', async () => {
    const { error } = await shop.visitor.call('getProductByPk', 999_999_999);

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
  });
});
