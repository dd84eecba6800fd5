import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import {
  aGuest,
  aShelf,
  BASKET,
  business,
  expectRefused,
  itemOf,
  linesIn,
  put,
  type Shelf,
  totalsIn,
} from './basket.support.ts';

const shop = useShop({
  env: {
    DEFAULT_CURRENCY: 'eur',
    AVAILABLE_CURRENCIES: 'eur,usd',
    BASKET_MAX_ITEM_COUNT: '4',
    BASKET_MAX_QUANTITY: '50',
  },
});

let ids: Shelf;
let guest: Customer;

beforeEach(async () => {
  ids = await aShelf(shop());
  guest = await aGuest(shop());
});

const rows = async (table: 'baskets' | 'basket_lines' | 'sessions') =>
  (await shop().database.db.selectFrom(table).select('id').execute()).length;

describe('an empty basket', () => {
  it('is answered to anybody, and nothing is kept for it', async () => {
    const before = await rows('baskets');
    const answer = await guest.get(BASKET);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      basket: {
        ...{ pk: 0, namespace: 'main', version: 0, basketitem_set: [], total_quantity: 0 },
        ...{ total_product_amount: '0.00', total_discount_amount: '0.00', total_amount: '0.00' },
        ...{ discounts: [], voucher_code: null, upsell_details: [], upsell_messages: [] },
        ...{ unavailable_basket_products: [], segment: null },
        created_date: '2030-04-11T06:24:47.015000Z',
        modified_date: '2030-04-11T06:24:47.015000Z',
      },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await rows('baskets')).toBe(before);
  });

  it('is also what emptying and taking out answer', async () => {
    const before = await rows('sessions');
    expect((await guest.delete(BASKET)).status).toBe(200);
    expect(linesIn(await guest.put(BASKET, { product: ids.tea, quantity: 0 }))).toEqual([]);
    expect((await guest.patch(BASKET, { remove_voucher_code: true })).status).toBe(200);
    expect(await rows('sessions')).toBe(before);
  });
});

describe('putting in', () => {
  it('answers the whole basket', async () => {
    const answer = await put(guest, ids.tea, 2, { note: 'gift' });
    expect(answer.status).toBe(200);
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 2`]);
    expect(totalsIn(answer)).toEqual(['9.00', '0.00', '9.00', 2]);
    const { product: shown, ...item } = itemOf(answer);
    expect(item).toEqual({
      ...{ id: item['id'], quantity: 2, unit_price: '4.50', price: '4.50', retail_price: '5.00' },
      ...{ total_amount: '9.00', discount_amount: '0.00', currency_type: 'eur', currency_type_label: 'EUR' },
      ...{ tax_rate: '20.00', shipping_discount: null, offer_badges: [], stock: 20, attributes: { note: 'gift' } },
      ...{ attributes_kwargs: {}, image: 'http://shop.test/media/tea.jpg', parent: null, datasource: null },
      ...{ extra_product_stock_detailed: null, extra_product_price_detailed: null, is_gift: false },
    });
    expect(shown).toMatchObject({
      ...{ pk: ids.tea, name: 'Tea', price: '4.50', retail_price: '5.00', stock: 20, in_stock: true },
      ...{ attributes: {}, attributes_kwargs: {}, category: { name: 'Kitchen' } },
    });
    expect((await guest.get(BASKET)).json).toEqual(answer.json);
  });

  it('adds to the line of the same product and attributes, whatever their order', async () => {
    await put(guest, ids.tea, 1, { a: 1, b: { c: [1, 2], d: 'x' } });
    await put(guest, ids.tea, 2, { b: { d: 'x', c: [1, 2] }, a: 1 });
    expect(linesIn(await put(guest, ids.tea, 4, { a: 1 }))).toEqual([`tea-${ids.n} × 3`, `tea-${ids.n} × 4`]);
  });

  it('reads texts for numbers, forms, and null for no attributes', async () => {
    await guest.post(BASKET, { product: String(ids.tea), quantity: '2', attributes: null });
    const form = { product: String(ids.tea), quantity: '1', attributes: '{}' };
    expect(linesIn(await guest.post(BASKET, undefined, { form }))).toEqual([`tea-${ids.n} × 3`]);
  });

  it('takes a variant, and tells its product', async () => {
    const answer = await put(guest, ids.small);
    expect(field(itemOf(answer), 'product')).toMatchObject({ pk: ids.small, attributes: { size: 'S' } });
    expect(itemOf(answer)).toMatchObject({ unit_price: '20.00', stock: 3 });
  });

  it('shows prices and names as the caller asks', async () => {
    await put(guest, ids.tea);
    const answer = await guest.get(BASKET, { headers: { 'x-currency': 'usd', 'accept-language': 'tr' } });
    expect(itemOf(answer)).toMatchObject({ unit_price: '6.00', currency_type: 'usd', product: { name: 'Çay' } });
  });

  it('counts the changes', async () => {
    const first = await put(guest, ids.tea);
    shop().clock.advance(1000);
    const second = await put(guest, ids.tea);
    expect(field(second.json, 'basket', 'version')).toBe(Number(field(first.json, 'basket', 'version')) + 1);
    expect(field(second.json, 'basket', 'modified_date')).not.toBe(field(first.json, 'basket', 'modified_date'));
  });

  it('refuses what is not there, not sold, out of stock, or too much', async () => {
    await put(guest, ids.tea, 18);
    await shop().deps.db.updateTable('products').set({ is_active: false }).where('id', '=', ids.cup).execute();
    const refusals: [call: [number, number], refusal: { status: number; json: unknown }][] = [
      [[999_999, 1], { status: 400, json: { product: ['Invalid pk "999999" - object does not exist.'] } }],
      [[ids.cup, 1], business('basket_100_1', `Product cup-${ids.n} is not available.`)],
      [
        [ids.shirt, 1],
        business('basket_100_1', `Product shirt-${ids.n} comes in several variants: please choose one.`),
      ],
      [[ids.set, 1], business('basket_100_1', `Product set-${ids.n} is a set: please add its products one by one.`)],
      [[ids.large, 1], business('basket_100_2', `Product shirt-${ids.n} is out of stock.`)],
      [[ids.tea, 3], business('basket_100_2', 'There are only 20 pieces of Tea left.')],
      [[ids.tea, 40], business('basket_100_3', 'At most 50 pieces of Tea can be ordered at once.')],
    ];
    for (const [[id, quantity], refusal] of refusals)
      await expectRefused(guest, () => put(guest, id, quantity), refusal);
  });

  it('holds the limit of a product over all its lines', async () => {
    await put(guest, ids.cup, 4);
    const refusal = business('basket_100_3', `At most 6 pieces of Product cup-${ids.n} can be ordered at once.`);
    await expectRefused(guest, () => put(guest, ids.cup, 3, { colour: 'red' }), refusal);
    expect((await put(guest, ids.cup, 2, { colour: 'red' })).status).toBe(200);
  });

  it('lets lines of one product share its stock', async () => {
    await put(guest, ids.small, 2, { note: 'a' });
    const refusal = business('basket_100_2', `There are only 3 pieces of Product shirt-${ids.n} left.`);
    await expectRefused(guest, () => put(guest, ids.small, 2, { note: 'b' }), refusal);
  });

  it('holds the number of lines, and the size of attributes', async () => {
    for (const note of ['a', 'b', 'c', 'd']) await put(guest, ids.tea, 1, { note });
    await expectRefused(
      guest,
      () => put(guest, ids.cup),
      business('basket_100_4', 'A basket holds at most 4 different products.'),
    );
    expect((await put(guest, ids.tea, 1, { note: 'a' })).status).toBe(200);
    await expectRefused(guest, () => put(guest, ids.tea, 1, { note: 'x'.repeat(5000) }), {
      status: 400,
      json: { attributes: ['Ensure this field has no more than 4096 characters.'] },
    });
  });

  it('takes no number whose digits the database would write out', async () => {
    for (const note of [1e308, 1e-300, [{ deep: 1e21 }]]) {
      await expectRefused(guest, () => put(guest, ids.tea, 1, { note }), {
        status: 400,
        json: { attributes: ['Expected a dictionary of items.'] },
      });
    }
    expect((await put(guest, ids.tea, 1, { note: [1e20, -0.000001] })).status).toBe(200);
  });

  it.each([
    [{}, { product: ['This field is required.'], quantity: ['This field is required.'] }],
    [
      { product: 'x', quantity: '1.5' },
      { product: ['A valid integer is required.'], quantity: ['A valid integer is required.'] },
    ],
    [{ product: 1, quantity: 0 }, { quantity: ['Ensure this value is greater than or equal to 1.'] }],
    [{ product: 1, quantity: -1 }, { quantity: ['Ensure this value is greater than or equal to 1.'] }],
    [{ product: 1, quantity: 1, attributes: 'x' }, { attributes: ['Expected a dictionary of items.'] }],
    [{ product: 1, quantity: 1, namespace: '../x' }, { namespace: ['Enter a valid value.'] }],
  ])('refuses %j', async (body, json) => {
    await expectRefused(guest, () => guest.post(BASKET, body), { status: 400, json });
  });

  it('needs the token, and keeps nothing without it', async () => {
    const answer = await guest.post(BASKET, { product: ids.tea, quantity: 1 }, { noToken: true });
    expect(answer.status).toBe(403);
    expect(linesIn(await guest.get(BASKET))).toEqual([]);
  });
});
