import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { euro, product, sell, sellable, stockUp } from '../../../../tests/support/goods.ts';
import { removeProduct, setProductActive } from '../../catalogue/index.ts';
import { aShopper, each, FAVOURITES, type Shopper, statementsOf } from '../wishlist.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

let ids: ReadonlyMap<string, number>;
const pk = (sku: string) => ids.get(sku) ?? 0;

const variant = (sku: string, size: string) => sellable(sku, { attributes: { size }, prices: [euro(2000, 2500)] });

beforeAll(async () => {
  const shirt = product('SHIRT', {
    ...{ names: { en: 'Linen shirt', tr: 'Keten GÖMLEK' }, variantKeys: ['size'], prices: [], slugs: { en: 'linen' } },
    variants: [variant('SHIRT-S', 'S'), variant('SHIRT-M', 'M')],
  });
  const goods = ['A', 'B', 'C', 'GONE', 'OFF', 'POOR'].map((sku) => product(sku));
  ids = await sell(shop(), [shirt, ...goods, product('B2', { baseCode: 'B' })], { A: 3, 'SHIRT-M': 2 });
});

const add = (browser: Customer, product: unknown) => browser.post(FAVOURITES, { product });

const WISH = {
  ...{ productvideo_set: [], basket_offers: [], group_products: [], extra_data: { variants: [] } },
  ...{ form_schema: null, data_source: null, custom_attribute_set: null, parent: null, listing_code: null },
  ...{ is_seller_product: false, is_form_required: false, is_active: true, is_listable: true },
};

const taken = { error_code: 'favourite_product_100', non_field_errors: 'This product is already in your list.' };

async function stored({ id }: Pick<Shopper, 'id'>): Promise<number[]> {
  const rows = await shop()
    .deps.db.selectFrom('favourites')
    .select('product_id')
    .where('customer_id', '=', id)
    .execute();
  return rows.map((row) => row.product_id);
}

describe('POST /wishlists/favourite-products/', () => {
  it('answers 201 with the favourite’s own pk, to a form as to JSON', async () => {
    const shopper = await aShopper(shop());
    const answer = await add(shopper.browser, pk('A'));
    const favourite = field(answer.json, 'pk');
    expect([answer.status, answer.json]).toEqual([201, { pk: favourite, product: pk('A') }]);
    const form = await shopper.browser.post(FAVOURITES, undefined, { form: { product: String(pk('B')) } });
    expect([form.status, field(form.json, 'product')]).toEqual([201, pk('B')]);
    expect(each((await shopper.browser.get(FAVOURITES)).json, 'product', 'sku')).toEqual(['B', 'A']);
    expect(each((await shopper.browser.get(FAVOURITES)).json, 'pk').at(-1)).toBe(favourite);
  });

  it('refuses what is on the list, and any other product of its base code, in the customer’s language', async () => {
    const shopper = await aShopper(shop());
    await add(shopper.browser, pk('B'));
    for (const sku of ['B', 'B2']) {
      const answer = await add(shopper.browser, pk(sku));
      expect([answer.status, answer.json]).toEqual([406, taken]);
    }
    const turkish = await shopper.browser.post(
      FAVOURITES,
      { product: pk('B') },
      { headers: { 'accept-language': 'tr' } },
    );
    expect(turkish.json).toEqual({ ...taken, non_field_errors: 'Bu ürün zaten listenizde.' });
    expect(await stored(shopper)).toEqual([pk('B')]);
  });

  it('lets exactly one of two at once in', async () => {
    const shopper = await aShopper(shop());
    const answers = await Promise.all(['B', 'B2', 'B', 'B2'].map((sku) => add(shopper.browser, pk(sku))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 406, 406, 406]);
    expect(await stored(shopper)).toHaveLength(1);
  });

  it('refuses a product that is not there, or not sold', async () => {
    await sell(shop(), [product('NEVER', { isActive: false }), product('UNPRICED', { prices: [] })]);
    const rows = await shop().deps.db.selectFrom('products').select(['id', 'sku']).execute();
    const unsold = rows.filter(({ sku }) => ['NEVER', 'UNPRICED'].includes(sku)).map(({ id }) => id);
    const shopper = await aShopper(shop());
    for (const wanted of [0, -1, 999_999_999, Number.MAX_SAFE_INTEGER, ...unsold]) {
      const answer = await add(shopper.browser, wanted);
      const refused = { product: [`Invalid pk "${wanted}" - object does not exist.`] };
      expect([answer.status, answer.json]).toEqual([400, refused]);
    }
    expect(unsold).toHaveLength(2);
    expect(await stored(shopper)).toEqual([]);
  });

  it.each([
    [{}, 'This field is required.'],
    [{ product: null }, 'This field may not be null.'],
    [{ product: 'scarf' }, 'A valid integer is required.'],
    [{ product: [1] }, 'A valid integer is required.'],
    [{ product: '9'.repeat(40) }, 'A valid integer is required.'],
  ])('refuses %j', async (body, text) => {
    const shopper = await aShopper(shop());
    const answer = await shopper.browser.post(FAVOURITES, body);
    expect([answer.status, answer.json]).toEqual([400, { product: [text] }]);
    expect(await stored(shopper)).toEqual([]);
  });

  it('takes a variant as well as its product', async () => {
    const shopper = await aShopper(shop());
    expect((await add(shopper.browser, pk('SHIRT-M'))).status).toBe(201);
    expect(await add(shopper.browser, pk('SHIRT'))).toMatchObject({ status: 406, json: taken });
    const { json } = await shopper.browser.get(FAVOURITES);
    expect(field(json, 'results', 0, 'product')).toMatchObject({
      ...{ pk: pk('SHIRT-M'), sku: 'SHIRT-M', parent: pk('SHIRT'), is_listable: false, is_ready_to_basket: true },
      ...{ absolute_url: '/linen/?size=M', in_stock: true, stock: 2, price: '20.00', retail_price: '25.00' },
    });
  });
});

describe('GET /wishlists/favourite-products/', () => {
  it('shows products as lists do', async () => {
    const { browser } = await aShopper(shop());
    await add(browser, pk('A'));
    await add(browser, pk('SHIRT'));
    const { status, json } = await browser.get(`${FAVOURITES}?limit=12&page=1`);
    expect([status, field(json, 'count'), field(json, 'next'), field(json, 'previous')]).toEqual([200, 2, null, null]);
    expect(field(json, 'results', 1, 'product')).toMatchObject({
      ...WISH,
      ...{ pk: pk('A'), sku: 'A', name: 'Product A', base_code: 'A', price: '10.00', currency_type: 'eur' },
      ...{ in_stock: true, stock: 3, is_ready_to_basket: true, absolute_url: '/product-a/' },
    });
    expect(field(json, 'results', 0, 'product')).toMatchObject({
      ...{ pk: pk('SHIRT'), is_ready_to_basket: false, parent: null, in_stock: true, stock: 2 },
      extra_data: {
        variants: [
          {
            attribute_key: 'size',
            options: [
              { label: 'S', in_stock: false, is_selectable: false, product: { pk: pk('SHIRT-S') } },
              { label: 'M', in_stock: true, is_selectable: true, product: { pk: pk('SHIRT-M') } },
            ],
          },
        ],
      },
    });
  });

  it('is filtered by product, base code and part of a name, whichever language and case it is in', async () => {
    const { browser } = await aShopper(shop());
    for (const sku of ['A', 'B', 'C', 'SHIRT-M']) await add(browser, pk(sku));
    const found = async (query: string) => each((await browser.get(`${FAVOURITES}?${query}`)).json, 'product', 'sku');
    expect(await found(`product_id=${pk('A')}`)).toEqual(['A']);
    expect(await found(`product_id=${pk('A')}&product_id=${pk('C')}`)).toEqual(['C', 'A']);
    expect(await found(`product_id=${pk('A')}&product_id=${pk('A')}&product_id=x`)).toEqual(['A']);
    expect(await found(`search=${pk('B')}`)).toEqual(['B']);
    expect(await found(`search=${pk('B')}&product_id=${pk('A')}`)).toEqual([]);
    expect(await found('search=scarf')).toEqual([]);
    expect(await found('product_id=&search=')).toEqual(['SHIRT-M', 'C', 'B', 'A']);
    expect(await found('base_code__in=A,%20C,nothing')).toEqual(['C', 'A']);
    for (const name of ['LINEN', 'linen sh', 'gömlek', 'Gömlek', 'KETEN']) {
      expect([name, await found(`product__name=${encodeURIComponent(name)}`)]).toEqual([name, ['SHIRT-M']]);
    }
    for (const name of ['%25', '_', '%00', '%F0%9F%90%8E']) expect(await found(`product__name=${name}`)).toEqual([]);
  });

  it('pages, and answers 404 behind the last page', async () => {
    const { browser } = await aShopper(shop());
    for (const sku of ['A', 'B', 'C']) await add(browser, pk(sku));
    const second = await browser.get(`${FAVOURITES}?limit=2&page=2&product__name=product`);
    expect(each(second.json, 'product', 'sku')).toEqual(['A']);
    expect(field(second.json, 'previous')).toBe(`http://shop.test${FAVOURITES}?limit=2&product__name=product`);
    for (const page of ['3', '0', 'x']) {
      const answer = await browser.get(`${FAVOURITES}?limit=2&page=${page}`);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Invalid page.' }]);
    }
    const { browser: other } = await aShopper(shop());
    expect((await other.get(FAVOURITES)).json).toEqual({ count: 0, next: null, previous: null, results: [] });
  });

  it('keeps showing what is not sold any more, out of stock, and lets go of what is deleted', async () => {
    const { browser } = await aShopper(shop());
    for (const sku of ['A', 'GONE', 'OFF', 'POOR']) await add(browser, pk(sku));
    const { db } = shop().deps;
    await db.transaction().execute((tx) => setProductActive(shop().deps, tx, 'OFF', false));
    await db.transaction().execute((tx) => removeProduct(shop().deps, tx, 'GONE'));
    await stockUp(shop(), { OFF: 5 });
    await db.deleteFrom('prices').where('product_id', '=', pk('POOR')).execute();
    const { json } = await browser.get(FAVOURITES, { headers: { 'x-currency': 'usd' } });
    expect(field(json, 'count')).toBe(3);
    expect(each(json, 'product', 'sku')).toEqual(['POOR', 'OFF', 'A']);
    expect(each(json, 'product', 'price')).toEqual(['0.00', '0.00', '0.00']);
    const euros = (await browser.get(FAVOURITES)).json;
    expect(field(euros, 'results', 1, 'product')).toMatchObject({
      ...{ sku: 'OFF', name: 'Product OFF', price: '10.00', in_stock: false, stock: 0 },
      ...{ is_active: false, is_listable: false, is_ready_to_basket: false },
    });
    expect(field(euros, 'results', 2, 'product')).toMatchObject({ sku: 'A', is_active: true, in_stock: true });
    expect((await browser.delete(`${FAVOURITES}${String(each(euros, 'pk')[1])}/`)).status).toBe(204);
  });

  it('shows a variant that was retired beside those that are sold', async () => {
    const { browser } = await aShopper(shop());
    await add(browser, pk('SHIRT-M'));
    const retire = (isActive: boolean) =>
      shop().deps.db.updateTable('products').set({ is_active: isActive }).where('sku', '=', 'SHIRT-M').execute();
    await retire(false);
    await stockUp(shop(), { 'SHIRT-S': 1 });
    const { json } = await browser.get(FAVOURITES);
    await retire(true);
    await stockUp(shop(), { 'SHIRT-S': 0 });
    expect(field(json, 'results', 0, 'product')).toMatchObject({
      ...{ sku: 'SHIRT-M', name: 'Linen shirt', in_stock: false, stock: 0, is_active: false, price: '20.00' },
      extra_data: { variants: [{ options: [{ label: 'S', in_stock: true }] }] },
    });
  });
});

describe('DELETE /wishlists/favourite-products/<pk>/', () => {
  it('takes the favourite’s pk and no body, answers 204, then 404', async () => {
    const shopper = await aShopper(shop());
    const favourite = String(field((await add(shopper.browser, pk('A'))).json, 'pk'));
    const call = { body: '{}', headers: { 'content-type': 'text/plain;charset=UTF-8' } };
    const answer = await shopper.browser.delete(`${FAVOURITES}${favourite}/`, call);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await stored(shopper)).toEqual([]);
    const again = await shopper.browser.delete(`${FAVOURITES}${favourite}/`, call);
    expect([again.status, again.json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('answers 404 for somebody else’s', async () => {
    const [owner, other] = [await aShopper(shop()), await aShopper(shop())];
    const favourite = String(field((await add(owner.browser, pk('A'))).json, 'pk'));
    for (const path of [favourite, '0', 'x', '9'.repeat(40)]) {
      expect([path, (await other.browser.delete(`${FAVOURITES}${path}/`)).status]).toEqual([path, 404]);
    }
    expect(await stored(owner)).toEqual([pk('A')]);
  });
});

it('answers 401 to guests', async () => {
  const guest = await shop().visit().withToken();
  const answers = [await guest.get(FAVOURITES), await add(guest, pk('A')), await guest.delete(`${FAVOURITES}1/`)];
  for (const { status, json } of answers) {
    expect([status, json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
  }
});

describe('a list of 1000', () => {
  let shopper: Shopper;

  beforeAll(async () => {
    shopper = await aShopper(shop());
    await sell(
      shop(),
      Array.from({ length: 1000 }, (_, index) => product(`M${index}`)),
    );
    await sql`
      insert into favourites (customer_id, product_id, created_date)
      select ${shopper.id}::bigint, id, now() from products where sku like 'M%' order by id`.execute(shop().deps.db);
  });

  it('comes on one page with at most three statements', async () => {
    for (const most of [3, 2]) {
      let count: unknown;
      const seen = await statementsOf(shop(), async () => {
        const { json } = await shopper.browser.get(`${FAVOURITES}?limit=1000&page=1`);
        count = [field(json, 'count'), each(json, 'product', 'pk').length, field(json, 'next')];
      });
      expect(count).toEqual([1000, 1000, null]);
      expect(seen.length).toBe(most);
    }
  });

  it('is full', async () => {
    const answer = await add(shopper.browser, pk('A'));
    expect([answer.status, answer.json]).toEqual([
      406,
      {
        error_code: 'favourite_product_200',
        non_field_errors: 'Your list holds 1000 products, which is as many as it can.',
      },
    ]);
    expect(await stored(shopper)).toHaveLength(1000);
  });
});
