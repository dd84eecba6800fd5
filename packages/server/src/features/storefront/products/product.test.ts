import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable, stockUp } from '../../../../tests/support/goods.ts';
import { removeProduct, saveAttributes, saveCategories, savePrices } from '../../catalogue/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

const dollar = (price: number) => ({ ...euro(price), currency: 'usd' });

const shirt = product('LS-31', {
  names: { en: 'Linen Shirt', tr: 'Keten Gömlek' },
  descriptions: { en: 'Light.', tr: 'Hafif.' },
  attributes: { material: 'linen', care: 'Cool wash' },
  attributeTexts: { tr: { care: 'Soğuk yıkama' } },
  images: ['products/a.jpg'],
  categories: ['shirts', 'men'],
  prices: [euro(7450, 9900), dollar(8000)],
  variantKeys: ['color', 'size'],
  variants: [
    sellable('LS-NVY-M', { attributes: { color: 'navy', size: 'M' }, images: ['products/navy.jpg'] }),
    sellable('LS-NVY-L', { attributes: { color: 'navy', size: 'L' }, prices: [euro(6900, 9900)] }),
    sellable('LS-A+B-M', { attributes: { color: 'A+B', size: 'M' } }),
  ],
});

let ids: ReadonlyMap<string, number>;

beforeAll(async () => {
  const color = {
    ...{ key: 'color', dataType: 'dropdown', names: { en: 'Colour', tr: 'Renk' }, position: 1 },
    values: [{ value: 'navy', labels: { en: 'Navy', tr: 'Lacivert' }, position: 20, hex: '#1F2A44', cssClass: null }],
  };
  const categories = [category('men'), category('shirts', { parent: 'men', names: { en: 'Shirts', tr: 'Gömlek' } })];
  await shop()
    .deps.db.transaction()
    .execute(async (tx) => {
      await saveAttributes(shop().deps, tx, [color]);
      await saveCategories(shop().deps, tx, categories);
    });
  const lamp = product('LAMP', { names: { en: 'Lamp' }, categories: ['men'] });
  const hidden = product('HIDDEN', { isActive: false });
  const group = product('SET', { members: ['LAMP', 'LS-31'], categories: ['men'], prices: [] });
  ids = await sell(shop(), [shirt, lamp, hidden], { 'LS-NVY-M': 3, 'LS-NVY-L': 4, LAMP: 5 });
  ids = new Map([...ids, ...(await sell(shop(), [group]))]);
});

const id = (sku: string) => ids.get(sku) ?? 0;
const see = (path: string, headers: Record<string, string> = {}) => shop().visit(headers).get(path);

describe('GET /product/<pk>/', () => {
  it('shows a product that nothing of is selected', async () => {
    const { status, json } = await see(`/product/${id('LS-31')}/`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ in_stock: true, selected_variant: null });
    expect(field(json, 'product')).toMatchObject({
      pk: id('LS-31'),
      name: 'Linen Shirt',
      sku: 'LS-31',
      attributes: { description: 'Light.', material: 'linen', care: 'Cool wash' },
      price: '69.00',
      retail_price: '99.00',
      currency_type: 'eur',
      stock: 7,
      in_stock: true,
      absolute_url: '/linen-shirt/',
      product_type: '0',
    });
  });

  it('resolves the variant that the query names, as product and as selected variant', async () => {
    const { json } = await see(`/product/${id('LS-31')}/?color=navy&size=M&utm_source=x&size=M`);
    const variant = { pk: id('LS-NVY-M'), sku: 'LS-NVY-M', price: '74.50', stock: 3, base_code: 'LS-31' };
    expect(json).toMatchObject({ product: variant, selected_variant: variant });
    expect(field(json, 'product', 'attributes_kwargs', 'color')).toEqual({
      value: 'navy',
      label: 'Navy',
      data_type: 'dropdown',
    });
    expect(field(json, 'product', 'absolute_url')).toBe('/linen-shirt/?color=navy&size=M');
    expect(field(json, 'product', 'productimage_set', 0, 'image')).toBe('http://shop.test/media/products/navy.jpg');
  });

  it('offers the options of each attribute, given what is selected of the others', async () => {
    const { json } = await see(`/product/${id('LS-31')}/?size=L`);
    expect(field(json, 'variants', 0)).toMatchObject({
      attribute_key: 'color',
      attribute_name: 'Colour',
      options: [
        { value: 'A+B', order: '0', is_selected: false, is_selectable: false, is_selectable_without_stock: false },
        { value: 'navy', label: 'Navy', order: '20', is_selectable: true, product: { pk: id('LS-NVY-L') } },
      ],
    });
    expect(field(json, 'selected_variant')).toBeNull();
    expect(field(json, 'product', 'pk')).toBe(id('LS-31'));
  });

  it('takes a blank for the plus that clients do not escape, and does not select what is out of stock', async () => {
    const { json } = await see(`/product/${id('LS-31')}/?color=A+B&size=M`);
    expect(field(json, 'product', 'pk')).toBe(id('LS-A+B-M'));
    expect(field(json, 'product', 'in_stock')).toBe(false);
    expect(field(json, 'selected_variant')).toBeNull();
  });

  it('speaks the language asked for, and falls back to the default one', async () => {
    const { json } = await see(`/product/${id('LS-31')}/`, { 'accept-language': 'tr-tr' });
    expect(field(json, 'product')).toMatchObject({
      name: 'Keten Gömlek',
      absolute_url: '/keten-gomlek/',
      attributes: { description: 'Hafif.', care: 'Soğuk yıkama' },
    });
    const lamp = await see(`/product/${id('LAMP')}/`, { 'accept-language': 'tr' });
    expect(field(lamp.json, 'product', 'name')).toBe('Lamp');
  });

  it.each(['undefined', 'null', '', 'xxx'])('shows the default currency for x-currency %j', async (currency) => {
    const { json } = await see(`/product/${id('LAMP')}/`, { 'x-currency': currency, 'accept-language': 'undefined' });
    expect(field(json, 'product')).toMatchObject({ currency_type: 'eur', price: '10.00', name: 'Lamp' });
  });

  it('shows another currency where there is a price in it, and nothing where there is none', async () => {
    const { json } = await see(`/product/${id('LS-31')}/`, { 'x-currency': 'USD' });
    expect(field(json, 'product')).toMatchObject({ currency_type: 'usd', price: '80.00' });
    expect((await see(`/product/${id('LAMP')}/`, { 'x-currency': 'usd' })).status).toBe(404);
  });

  it('leads from a variant to its product, keeping the query', async () => {
    const { status, headers } = await see(`/product/${id('LS-NVY-M')}/?size=L`);
    expect(status).toBe(302);
    expect(headers['location']).toBe(`/product/${id('LS-31')}/?size=L&color=navy`);
  });

  it('does not lead to a product that is gone', async () => {
    const variants = [sellable('TMP-M', { attributes: { size: 'M' } })];
    const saved = await sell(shop(), [product('TMP', { prices: [euro(100)], variantKeys: ['size'], variants })]);
    const path = `/product/${saved.get('TMP-M')}/`;
    expect((await see(path)).status).toBe(302);
    await shop()
      .deps.db.transaction()
      .execute((tx) => removeProduct(shop().deps, tx, 'TMP'));
    await shop().catchUp();
    expect((await see(path)).status).toBe(404);
  });

  it.each([
    ['unknown', 999_999],
    ['inactive', 'HIDDEN'],
  ])('answers 404 for an %s one', async (_name, which) => {
    const { status, json } = await see(`/product/${typeof which === 'number' ? which : id(which)}/`);
    expect({ status, json }).toEqual({ status: 404, json: { detail: 'Not found.' } });
  });

  it.each(['/product/x/', '/product/0/', '/product/99999999999999999999/', '/product/-1/'])(
    'answers 404 for %s',
    async (path) => {
      expect((await see(path)).status).toBe(404);
    },
  );
});

describe('a public answer', () => {
  it('sets no cookie, is revalidated by its ETag, and answers HEAD', async () => {
    const path = `/product/${id('LAMP')}/`;
    const first = await see(path);
    expect(first.cookies.size).toBe(0);
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept-Language, x-currency, Cookie',
    });
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await see(path, { 'if-none-match': known });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await see(path, { 'if-none-match': '"other"' })).status).toBe(200);
    const head = await shop().app.inject({ method: 'HEAD', url: path });
    expect([head.statusCode, head.headers['etag'], head.body]).toEqual([200, etag, '']);
  });

  it('costs no statement once it is warm', async () => {
    const path = `/product/${id('LS-31')}/?color=navy`;
    await see(path);
    let statements = 0;
    const stop = shop().database.listen(() => (statements += 1));
    await see(path);
    stop();
    expect(statements).toBe(0);
  });

  it('shows a change of stock, price and name after the next look', async () => {
    const path = `/product/${id('LAMP')}/`;
    const shown = async () => field((await see(path)).json, 'product');
    expect(await shown()).toMatchObject({ stock: 5, price: '10.00' });
    await stockUp(shop(), { LAMP: 2 });
    expect(await shown()).toMatchObject({ stock: 2 });
    await shop()
      .deps.db.transaction()
      .execute((tx) => savePrices(shop().deps, tx, [{ sku: 'LAMP', ...euro(800, 1000) }]));
    await shop().catchUp();
    expect(await shown()).toMatchObject({ price: '8.00', retail_price: '10.00', lowest_price_30_days: '10.00' });
  });
});

describe('the categories of a product', () => {
  it("come in the merchant's order, in the paging envelope", async () => {
    const { json } = await see(`/products/${id('LS-31')}/category_nodes/?limit=1`);
    expect(json).toMatchObject({
      count: 2,
      next: `http://shop.test/products/${id('LS-31')}/category_nodes/?limit=1&page=2`,
      previous: null,
      results: [{ name: 'Shirts', absolute_url: '/men/shirts/', depth: 3, sort_option: null, attributes: {} }],
    });
    expect(field(json, 'results', 0, 'menuitemmodel')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  it('are those of its product for a variant', async () => {
    const { json } = await see(`/product/${id('LS-NVY-M')}/category/`);
    expect(json).toMatchObject({ name: 'Shirts' });
  });

  it.each(['/products/999999/category_nodes/', '/product/999999/category/'])('answer 404 for %s', async (path) => {
    expect((await see(path)).status).toBe(404);
  });
});

describe('GET /group-product/<pk>/', () => {
  it('shows the members with their totals', async () => {
    const { json } = await see(`/group-product/${id('SET')}/`);
    expect(json).toMatchObject({
      in_stock: true,
      product: { pk: id('SET'), product_type: '1', price: '77.00', retail_price: '109.00', stock: 2, in_stock: true },
      variants: [],
      selected_variant: null,
      group_products: [{ sku: 'LAMP' }, { sku: 'LS-31' }],
      group_products_total_price: '77.00',
      group_products_total_retail_price: '109.00',
    });
  });

  it('is where a group is found that is asked for as a product', async () => {
    const { status, headers } = await see(`/product/${id('SET')}/?a=b`);
    expect([status, headers['location']]).toEqual([302, `/group-product/${id('SET')}/?a=b`]);
  });

  it('answers 404 for what is no group', async () => {
    expect((await see(`/group-product/${id('LAMP')}/`)).status).toBe(404);
  });
});
