import { describe, expect, test } from 'vitest';
import { refusal } from '../src/contract/basket.ts';
import { Basket, BASKET_PATH, itemsOf, line, linesOf } from './support/baskets.ts';
import { piecesOf } from './support/goods.ts';
import { at, expectShape, listAt, pksOf } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';

const shop = openShop();
const basket = new Basket(shop);

describe('an empty basket', () => {
  test("is a guest's, without a session", async () => {
    const empty = await basket.read();

    expect(empty).toMatchObject({ basketitem_set: [], total_quantity: 0, total_amount: '0.00', discounts: [] });
    expect(basket.sent('GET')).toMatchObject([{ path: BASKET_PATH, status: 200 }]);
    expect(basket.sent('GET')[0]?.headers.get('cookie')).not.toContain('osessionid');
  });

  test("is a new customer's", async () => {
    await register(shop.visitor);

    expect(linesOf(await basket.read())).toEqual([]);
  });

  test('is that of a session that is gone: nobody is sent to the login page', async () => {
    shop.visitor.browser.jar.store('osessionid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly');

    expect(linesOf(await basket.read())).toEqual([]);

    const [one] = await basket.goods();
    expect(linesOf(await basket.add(one.pk))).toEqual([line(one, 1)]);
    expect(shop.visitor.callsTo(BASKET_PATH).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shop.visitor.browser.jar.get('osessionid')).not.toBe('0123456789abcdef0123456789abcdef');
  });

  test('can be cleared, and has no code to remove', async () => {
    for (const endpoint of ['clearBasket', 'removeVoucherCode']) {
      expect(await basket.ask(endpoint), endpoint).toMatchObject({ basketitem_set: [], voucher_code: null });
    }
  });
});

describe('putting in', () => {
  test("makes a guest's session, which the browser keeps", async () => {
    const [one] = await basket.goods();

    expect(linesOf(await basket.add(one.pk, 2))).toEqual([line(one, 2)]);

    const [call, ...others] = basket.sent('POST');
    expect(others).toEqual([]);
    expect(call).toMatchObject({ path: BASKET_PATH, status: 200 });
    expect(JSON.parse(call?.body ?? '')).toEqual({ product: one.pk, quantity: 2, attributes: {} });
    expect(call?.headers.get('x-csrftoken')).toBe(shop.visitor.browser.jar.get('csrftoken'));
    expect(shop.visitor.browser.jar.get('osessionid')).toMatch(/^[a-z0-9]{32}$/);
    expect(shop.visitor.browser.jar.isHttpOnly('osessionid')).toBe(true);
  });

  test('adds to what is there', async () => {
    const [one, two] = await basket.goods();
    const first = await basket.add(one.pk, 2);
    await basket.add(two.pk);

    const last = await basket.add(one.pk);

    expect(linesOf(last)).toEqual([line(one, 3), line(two, 1)]);
    expect(at(itemsOf(last)[0], 'id')).toBe(at(itemsOf(first)[0], 'id'));
    expect(last['pk']).toBe(first['pk']);
  });

  test('takes a number in digits: lists reach a page like that', async () => {
    const [one] = await basket.goods();

    expect(linesOf(await basket.add(String(one.pk)))).toEqual([line(one, 1)]);
  });

  test('tells lines apart by their attributes', async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk);
    await basket.add(one.pk, 1, { note: 'For Ada', gift: { paper: 'blue' } });

    const last = await basket.add(one.pk, 1, { gift: { paper: 'blue' }, note: 'For Ada' });

    expect(linesOf(last)).toEqual([line(one, 1), line(one, 2, { note: 'For Ada', gift: { paper: 'blue' } })]);
  });

  test('works for every product of the shop', async () => {
    const pieces = await piecesOf(shop);
    expect(pieces.length).toBeGreaterThan(100);

    for (const piece of pieces) {
      const put = await basket.ask('addProduct', { product: piece.pk, quantity: 2, attributes: {} });
      expect(itemsOf(put)[0], piece.name).toMatchObject({
        product: { pk: piece.pk, name: piece.name, price: piece.price.toFixed(2) },
        total_amount: (2 * piece.price).toFixed(2),
        stock: piece.stock,
        currency_type: 'usd',
      });
      await basket.ask('clearBasket');
    }
  });
});

describe('the quantity of a line', () => {
  test('is set, and set again without a change', async () => {
    const [one, two] = await basket.goods();
    await basket.add(one.pk);
    await basket.add(two.pk);

    const once = await basket.set(one.pk, 4);
    const twice = await basket.set(one.pk, 4);

    expect(linesOf(once)).toEqual([line(one, 4), line(two, 1)]);
    expect(twice).toEqual(once);
    expect(basket.sent('PUT').map(({ status }) => status)).toEqual([200, 200]);
  });

  test('is changed by the plus and minus buttons, which send no attributes whatever the line has', async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk, 2, { note: 'For Ada' });

    expect(linesOf(await basket.set(one.pk, 3, {}))).toEqual([line(one, 3, { note: 'For Ada' })]);
    expect(linesOf(await basket.set(one.pk, 2, {}))).toEqual([line(one, 2, { note: 'For Ada' })]);
  });

  test("is 0 when a line is taken out, by the line's own attributes", async () => {
    const [one, two] = await basket.goods();
    await basket.add(one.pk, 2, { note: 'For Ada' });
    await basket.add(one.pk);
    const all = await basket.add(two.pk);
    const own = at(itemsOf(all)[0], 'attributes');

    expect(linesOf(await basket.change('updateQuantity', { product: one.pk, quantity: 0, attributes: own }))).toEqual([
      line(one, 1),
      line(two, 1),
    ]);
    expect(linesOf(await basket.set(one.pk, 0))).toEqual([line(two, 1)]);
    expect(linesOf(await basket.set(two.pk, 0))).toEqual([]);
  });

  test('is 0 for a line that another page has taken out already', async () => {
    const [one, two] = await basket.goods();
    const before = await basket.add(one.pk);

    expect(await basket.set(two.pk, 0)).toEqual(before);
  });
});

describe('clearing', () => {
  test('answers with an empty basket to what the client sends: no body, which becomes {}', async () => {
    const [one, two] = await basket.goods();
    await basket.add(one.pk);
    await basket.add(two.pk);

    expect(await basket.change('clearBasket')).toMatchObject({
      basketitem_set: [],
      total_quantity: 0,
      total_amount: '0.00',
      discounts: [],
    });
    expect(basket.sent('DELETE')).toMatchObject([{ path: BASKET_PATH, body: '{}', status: 200 }]);
  });
});

describe('a refusal', () => {
  test('says how many there are, is sent four times and changes nothing', async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk, 2);

    const wish = { product: one.pk, quantity: one.stock, attributes: {} };
    const { status, data } = await basket.refused('addProduct', wish);

    expect(status).toBe(406);
    expectShape(data, refusal, 'refusal');
    expect(data).toEqual({
      non_field_errors: `There are only ${one.stock} pieces of ${one.name} left.`,
      error_code: 'basket_100_2',
    });
    expect(basket.sent('POST').map((call) => call.status)).toEqual([200, 406, 406, 406, 406]);
    expect(linesOf(await basket.read())).toEqual([line(one, 2)]);
  });

  test('is the same for a quantity that is set', async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk, 2);

    const wish = { product: one.pk, quantity: one.stock + 1, attributes: {} };
    const { status, data } = await basket.refused('updateQuantity', wish);

    expect([status, data['error_code']]).toEqual([406, 'basket_100_2']);
    expectShape(data, refusal, 'refusal');
    expect(basket.sent('PUT').map((call) => call.status)).toEqual([406, 406, 406, 406]);
  });

  test('leaves a guest who had nothing with nothing', async () => {
    const [one] = await basket.goods();

    const { data } = await basket.refused('addProduct', { product: one.pk, quantity: one.stock + 1, attributes: {} });

    expect(data['error_code']).toBe('basket_100_2');
    expect(await basket.read()).toMatchObject({ pk: 0, basketitem_set: [] });
  });

  test("speaks the visitor's language", async () => {
    const [one] = await basket.goods();
    await shop.visitor.openPage('/tr/auth');

    const wish = { product: one.pk, quantity: one.stock + 1, attributes: {} };
    const { data } = await basket.refused('addProduct', wish);

    expect(data['non_field_errors']).toMatch(new RegExp(`yalnızca ${one.stock} adet kaldı`));
  });

  test('is shown of a product whose variant is not chosen', async () => {
    const [pk] = await pksOf(shop, 'product');

    const { status, data } = await basket.refused('addProduct', { product: pk, quantity: 1, attributes: {} });

    expect([status, data['error_code']]).toEqual([406, 'basket_100_1']);
    expectShape(data, refusal, 'refusal');
  });

  test.each([
    ['a product that is none', { product: 999_999_999, quantity: 1, attributes: {} }, 'product'],
    ['no pieces', { product: 1, quantity: 0, attributes: {} }, 'quantity'],
    ['fewer than none', { product: 1, quantity: -1, attributes: {} }, 'quantity'],
    ['half a piece', { product: 1, quantity: 0.5, attributes: {} }, 'quantity'],
    ['attributes that are none', { product: 1, quantity: 1, attributes: 'blue' }, 'attributes'],
  ])('of %s is a list of texts for the field, which the page joins', async (_what, wish, field) => {
    const { status, data } = await basket.refused('addProduct', wish);

    expect(status).toBe(400);
    expect(Object.keys(data)).toEqual([field]);
    expect(listAt(data, field)).toEqual([expect.stringMatching(/\S/)]);
    expect(basket.sent('POST').map((call) => call.status)).toEqual([400, 400, 400, 400]);
  });
});
