import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { product, sell } from '../../../../tests/support/goods.ts';
import { aShopper, COLLECTIONS, each, statementsOf } from '../wishlist.support.ts';

const shop = useShop({
  env: {
    ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', COLLECTION_LIMIT: '12', COLLECTION_ITEM_LIMIT: '3' },
  },
});

let ids: ReadonlyMap<string, number>;
const pk = (sku: string) => ids.get(sku) ?? 0;

beforeAll(async () => {
  ids = await sell(
    shop(),
    ['A', 'B', 'C', 'D'].map((sku) => product(sku)),
    { A: 1 },
  );
});

const create = (browser: Customer, body: object) => browser.post(COLLECTIONS, body);
const pathOf = (answer: Answer) => `${COLLECTIONS}${String(field(answer.json, 'pk'))}/`;
const addTo = (browser: Customer, path: string, sku: string, note?: unknown) =>
  browser.post(`${path}items/`, { product: pk(sku), ...(note === undefined ? {} : { note }) });

const rows = () => shop().deps.db.selectFrom('user_collections').selectAll().orderBy('id').execute();
const items = () => shop().deps.db.selectFrom('user_collection_items').selectAll().orderBy('id').execute();

const NOT_FOUND = [404, { detail: 'Not found.' }];

describe('a collection', () => {
  it('is made empty and private, with a slug of its name and 32 hex digits', async () => {
    const { browser, id } = await aShopper(shop());
    const answer = await create(browser, { name: '  Bahçe fikirleri  ' });
    const slug = String(field(answer.json, 'slug'));
    expect(slug).toMatch(/^bahce-fikirleri-[0-9a-f]{32}$/);
    expect([answer.status, answer.json]).toEqual([
      201,
      {
        ...{ pk: field(answer.json, 'pk'), name: 'Bahçe fikirleri', status: 'private', slug, items: [] },
        public_url: `/wishlists/user-collection/${slug}/`,
      },
    ]);
    expect((await rows()).at(-1)).toMatchObject({ customer_id: id, is_public: false });
    const nameless = await browser.post(COLLECTIONS, undefined, { form: { name: '!!!', status: 'public' } });
    expect(nameless.json).toMatchObject({ name: '!!!', status: 'public' });
    expect(field(nameless.json, 'slug')).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    [{}, { name: ['This field is required.'] }],
    [{ name: ' ' }, { name: ['This field may not be blank.'] }],
    [{ name: 'x'.repeat(121) }, { name: ['Ensure this field has no more than 120 characters.'] }],
    [{ name: 'a', status: 'secret' }, { status: ['"secret" is not a valid choice.'] }],
  ])('is not made of %j', async (body, refusal) => {
    const { browser } = await aShopper(shop());
    const before = await rows();
    const answer = await create(browser, body);
    expect([answer.status, answer.json]).toEqual([400, refusal]);
    expect(await rows()).toEqual(before);
  });

  it('changes its name and status and keeps its slug', async () => {
    const { browser } = await aShopper(shop());
    const made = await create(browser, { name: 'Garden' });
    const renamed = await browser.patch(pathOf(made), { name: 'Balcony' });
    expect([renamed.status, renamed.json]).toEqual([200, { ...Object(made.json), name: 'Balcony' }]);
    const shared = await browser.patch(pathOf(made), { status: 'public' });
    expect(shared.json).toEqual({ ...Object(renamed.json), status: 'public' });
    expect((await browser.patch(pathOf(made), {})).json).toEqual(shared.json);
    expect((await browser.get(pathOf(made))).json).toEqual(shared.json);
    const refused = await browser.patch(pathOf(made), { name: '', status: 'x' });
    expect(refused.status).toBe(400);
    expect((await browser.get(pathOf(made))).json).toEqual(shared.json);
  });

  it('goes with its items', async () => {
    const { browser } = await aShopper(shop());
    const made = await create(browser, { name: 'Garden' });
    await addTo(browser, pathOf(made), 'A');
    const before = (await items()).length;
    const answer = await browser.delete(pathOf(made), { body: '{}', headers: { 'content-type': 'text/plain' } });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await items()).length).toBe(before - 1);
    const again = await browser.delete(pathOf(made));
    expect([again.status, again.json]).toEqual(NOT_FOUND);
  });

  it('is one of at most so many', async () => {
    const { browser, id } = await aShopper(shop());
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => create(browser, { name: `C${index}` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(12);
    const refused = answers.find(({ status }) => status === 406);
    expect(refused?.json).toEqual({
      ...{
        error_code: 'user_collection_200',
        non_field_errors: 'You have 12 collections, which is as many as you can.',
      },
    });
    expect((await rows()).filter(({ customer_id }) => customer_id === id)).toHaveLength(12);
    const page = await browser.get(`${COLLECTIONS}?page_size=1000`);
    expect([field(page.json, 'count'), each(page.json, 'pk').length]).toEqual([12, 10]);
    expect(field(page.json, 'next')).toBe(`http://shop.test${COLLECTIONS}?page_size=1000&page=2`);
    expect((await browser.get(`${COLLECTIONS}?page=3`)).json).toEqual({ detail: 'Invalid page.' });
  });
});

describe('the list of collections', () => {
  it('has each with its items, newest first, in at most four statements, and is filtered by name and product', async () => {
    const { browser } = await aShopper(shop());
    const [garden, istanbul] = [
      await create(browser, { name: 'Garden' }),
      await create(browser, { name: 'ISTANBUL ideas' }),
    ];
    for (const sku of ['B', 'A']) await addTo(browser, pathOf(garden), sku);
    await addTo(browser, pathOf(istanbul), 'B');
    let json: unknown;
    const seen = await statementsOf(shop(), async () => {
      json = (await browser.get(COLLECTIONS)).json;
    });
    expect(seen.length).toBeLessThanOrEqual(4);
    expect(each(json, 'name')).toEqual(['ISTANBUL ideas', 'Garden']);
    expect(each(json, 'items', 0, 'product', 'sku')).toEqual(['B', 'B']);
    expect(each(json, 'items', 1, 'product', 'sku')).toEqual([undefined, 'A']);
    const found = async (query: string) => each((await browser.get(`${COLLECTIONS}?${query}`)).json, 'name');
    expect(await found('search=%C4%B0stanbul')).toEqual(['ISTANBUL ideas']);
    expect(await found('search=%25')).toEqual([]);
    expect(await found(`product_id=${pk('A')}`)).toEqual(['Garden']);
    expect(await found('product_id=x')).toEqual([]);
    expect(await found('search=&product_id=')).toEqual(['ISTANBUL ideas', 'Garden']);
  });
});

describe('items', () => {
  it('are put in with a note, and shown as lists show products', async () => {
    const { browser } = await aShopper(shop());
    const path = pathOf(await create(browser, { name: 'Garden' }));
    const answer = await addTo(browser, path, 'A', ' for spring ');
    expect([answer.status, answer.json]).toMatchObject([
      201,
      {
        ...{ note: 'for spring', created_date: '2030-04-11T06:24:47.015000Z' },
        product: {
          ...{ pk: pk('A'), sku: 'A', name: 'Product A', price: '10.00', stock: 1, in_stock: true, attributes: {} },
          ...{ custom_attribute_set: null, parent: null, is_seller_product: false, listing_code: null },
          ...{ is_form_required: false, is_active: true, is_listable: true, group_products: [], data_source: null },
        },
      },
    ]);
    await addTo(browser, path, 'B', null);
    const { json } = await browser.get(path);
    expect(field(json, 'items', 0)).toEqual(answer.json);
    expect([field(json, 'items', 1, 'note'), field(json, 'items', 2)]).toEqual([null, undefined]);
  });

  it('lie there once, also when two come at once', async () => {
    const { browser } = await aShopper(shop());
    const path = pathOf(await create(browser, { name: 'Garden' }));
    const answers = await Promise.all([1, 2, 3].map(() => addTo(browser, path, 'A')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 406, 406]);
    expect(answers.find(({ status }) => status === 406)?.json).toEqual({
      ...{ error_code: 'user_collection_100', non_field_errors: 'This product is already in the collection.' },
    });
    expect(field((await browser.get(path)).json, 'items', 1)).toBeUndefined();
  });

  it('are at most so many', async () => {
    const { browser } = await aShopper(shop());
    const path = pathOf(await create(browser, { name: 'Garden' }));
    const answers = await Promise.all(['A', 'B', 'C', 'D'].map((sku) => addTo(browser, path, sku)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 406]);
    expect(answers.find(({ status }) => status === 406)?.json).toEqual({
      error_code: 'user_collection_300',
      non_field_errors: 'The collection holds 3 products, which is as many as it can.',
    });
    expect(field((await browser.get(path)).json, 'items', 3)).toBeUndefined();
  });

  it('are refused where the product or the note is none', async () => {
    const { browser } = await aShopper(shop());
    const path = pathOf(await create(browser, { name: 'Garden' }));
    const unknown = await browser.post(`${path}items/`, { product: 0 });
    expect([unknown.status, unknown.json]).toEqual([400, { product: ['Invalid pk "0" - object does not exist.'] }]);
    const long = await addTo(browser, path, 'A', 'x'.repeat(501));
    expect([long.status, long.json]).toEqual([400, { note: ['Ensure this field has no more than 500 characters.'] }]);
    expect(field((await browser.get(path)).json, 'items')).toEqual([]);
  });

  it('change their note, and are taken out', async () => {
    const { browser } = await aShopper(shop());
    const path = pathOf(await create(browser, { name: 'Garden' }));
    const item = await addTo(browser, path, 'A', 'one');
    const itemPath = `${path}items/${String(field(item.json, 'pk'))}/`;
    const changed = await browser.patch(itemPath, { note: 'two' });
    expect([changed.status, changed.json]).toEqual([200, { ...Object(item.json), note: 'two' }]);
    expect((await browser.patch(itemPath, {})).json).toEqual(changed.json);
    expect(field((await browser.patch(itemPath, { note: '' })).json, 'note')).toBeNull();
    expect((await browser.delete(itemPath)).status).toBe(204);
    const again = await browser.delete(itemPath);
    expect([again.status, again.json]).toEqual(NOT_FOUND);
    expect(field((await browser.get(path)).json, 'items')).toEqual([]);
  });
});

describe('the address to share', () => {
  it('shows a public collection to everybody and tells nobody whose it is', async () => {
    const { browser, ...owner } = await aShopper(shop());
    const made = await create(browser, { name: 'Garden', status: 'public' });
    await addTo(browser, pathOf(made), 'A', 'for spring');
    const url = String(field(made.json, 'public_url'));
    const guest = await shop().visit().get(url);
    expect([guest.status, guest.json]).toEqual([200, (await browser.get(pathOf(made))).json]);
    const { browser: other } = await aShopper(shop());
    expect((await other.get(url)).json).toEqual(guest.json);
    const told = [...JSON.stringify(guest.json).matchAll(/"(\w*(?:customer|user|owner|email)\w*)":/g)];
    expect([told, guest.text.includes(owner.email), guest.text.includes('Ada')]).toEqual([[], false, false]);
  });

  it('shows a private one to its owner, and is no address for anybody else', async () => {
    const { browser } = await aShopper(shop());
    const { browser: other } = await aShopper(shop());
    const made = await create(browser, { name: 'Garden', status: 'public' });
    const url = String(field(made.json, 'public_url'));
    await browser.patch(pathOf(made), { status: 'private' });
    expect((await browser.get(url)).status).toBe(200);
    for (const visitor of [shop().visit(), other]) {
      for (const path of [url, url.replace(/[0-9a-f]{4}\/$/, '0000/'), '/wishlists/user-collection/garden/']) {
        const answer = await visitor.get(path);
        expect([answer.status, answer.json]).toEqual(NOT_FOUND);
      }
    }
    expect((await shop().visit().get('/wishlists/user-collection/%00/')).status).toBe(404);
  });
});

it('answers 404 to everybody but the owner, and changes nothing', async () => {
  const { browser: owner } = await aShopper(shop());
  const { browser: other } = await aShopper(shop());
  const made = await create(owner, { name: 'Garden', status: 'public' });
  const own = await create(other, { name: 'Mine' });
  const item = await addTo(owner, pathOf(made), 'A', 'one');
  const itemPk = String(field(item.json, 'pk'));
  const before = [await rows(), await items()];
  for (const answer of [
    await other.get(pathOf(made)),
    await other.patch(pathOf(made), { name: 'Stolen' }),
    await other.delete(pathOf(made)),
    await addTo(other, pathOf(made), 'B'),
    await other.patch(`${pathOf(made)}items/${itemPk}/`, { note: 'two' }),
    await other.delete(`${pathOf(made)}items/${itemPk}/`),
    // Its own collection, somebody else's item.
    await other.patch(`${pathOf(own)}items/${itemPk}/`, { note: 'two' }),
    await other.delete(`${pathOf(own)}items/${itemPk}/`),
  ]) {
    expect([answer.status, answer.json]).toEqual(NOT_FOUND);
  }
  expect([await rows(), await items()]).toEqual(before);
});

it('answers 401 to guests', async () => {
  const guest = await shop().visit().withToken();
  for (const answer of [
    await guest.get(COLLECTIONS),
    await create(guest, { name: 'Garden' }),
    await guest.get(`${COLLECTIONS}1/`),
    await guest.patch(`${COLLECTIONS}1/`, {}),
    await guest.delete(`${COLLECTIONS}1/`),
    await addTo(guest, `${COLLECTIONS}1/`, 'A'),
    await guest.patch(`${COLLECTIONS}1/items/1/`, {}),
    await guest.delete(`${COLLECTIONS}1/items/1/`),
  ]) {
    expect(answer.status).toBe(401);
  }
});
