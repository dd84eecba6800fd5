import { describe, expect, test } from 'vitest';
import { order as orderShape, orders as ordersShape } from '../src/contract/order.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { at, expectShape, listAt, someText } from './support/pages.ts';
import { isSentToLogin, openShop, register } from './support/suite.ts';
import { piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const listed = async (query: Fields = {}): Promise<Fields> => {
  const { data, error } = await shop.visitor.call('getOrders', query);
  expect(error).toBeUndefined();
  expectShape(data, ordersShape, 'getOrders');
  return fields(data, 'getOrders');
};

const numbersIn = (page: Fields): readonly unknown[] => listAt(page, 'results').map((one) => at(one, 'number'));

describe('the orders of a customer', () => {
  test('are none at first, and newest first then', async () => {
    await till.fill();
    await till.asCustomer();
    expect(await listed()).toMatchObject({ count: 0, results: [], next: null, previous: null });
    const numbers: unknown[] = [];
    for (let count = 0; count < 2; count++) {
      await till.fill();
      await till.open();
      numbers.unshift((await till.payWithCard())['number']);
    }

    const page = await listed();

    expect([page['count'], numbersIn(page)]).toEqual([2, numbers]);
    // The client writes the size of a page with a blank behind it.
    expect(shop.visitor.callsTo('/users/orders/').at(-1)?.path).toMatch(/\?page=1&limit=12(?:\+|%20|$)/);
    expect(numbersIn(await listed({ page: 2, limit: 1 }))).toEqual([numbers[1]]);
  });

  test('are those of a year, as the page asks for them', async () => {
    const { order } = await till.buy();
    const year = new Date().getUTCFullYear();
    const inYear = (one: number): Fields => ({ createdDate: `${one}-01-01`, endDate: `${one + 1}-01-01` });

    expect(numbersIn(await listed(inYear(year)))).toEqual([order['number']]);
    expect(numbersIn(await listed(inYear(year - 1)))).toEqual([]);
    expect(numbersIn(await listed(inYear(year + 1)))).toEqual([]);
  });

  test('are shown one by one, with all that the thank-you page showed', async () => {
    const { order, piece, email } = await till.buy({ quantity: 2 });

    const { data, error } = await shop.visitor.call('getOrder', order['id']);

    expect(error).toBeUndefined();
    expectShape(data, orderShape, 'getOrder');
    expect(data).toEqual(order);
    expect(data).toMatchObject({
      user_email: email,
      status: { value: '400' },
      is_cancellable: true,
      is_refundable: false,
      is_payable: false,
      shipping_address: { line: '12 Harbour Road, flat 3', township: { name: someText } },
      client_type: 'default',
    });
    expect(piecesIn(data)).toEqual([piece.pk, piece.pk]);
    const [item] = listAt(data, 'orderitem_set');
    expect(item).toMatchObject({
      order: order['id'],
      quantity: '1',
      status: { value: '400' },
      price: piece.price.toFixed(2),
      product: { name: piece.name },
      is_cancellable: true,
    });
    expect((await listed())['results']).toEqual([order]);
  });

  test('speak the language of the page', async () => {
    const { order } = await till.buy();
    await shop.visitor.openPage('/tr/auth');

    const { data } = await shop.visitor.call('getOrder', order['id']);

    expect(at(data, 'status', 'value')).toBe('400');
    expect(at(data, 'status', 'label')).not.toBe(at(order, 'status', 'label'));
    expectShape(data, orderShape, 'getOrder');
  });

  test("keep an address that is no more in the customer's book", async () => {
    const { order } = await till.buy();
    for (const one of await till.book.read()) await shop.visitor.call('removeAddress', one['pk']);

    const { data } = await shop.visitor.call('getOrder', order['id']);

    expect(await till.book.read()).toEqual([]);
    expect(data).toEqual(order);
  });

  test.each([
    ['of somebody else', async () => (await till.buy()).order['id']],
    ['that there is not', () => Promise.resolve(999_999_999)],
  ])('are not found when they are %s', async (_what, other) => {
    const id = await other();
    await shop.visitor.begin();
    await register(shop.visitor);

    const { error } = await shop.visitor.call('getOrder', id);

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
    expect(await listed()).toMatchObject({ count: 0 });
  });

  test('are no business of a visitor without a name', async () => {
    await shop.visitor.call('getOrders', {});

    expect(shop.visitor.callsTo('/users/orders/').map(({ status }) => status)).toContain(401);
    await isSentToLogin(shop);
  });
});

describe("a guest's order", () => {
  const track = (email: unknown, number: unknown) => shop.visitor.call('getAnonymousTracking', { email, number });

  test('is in their list while the session lasts', async () => {
    const { order } = await till.buy({ as: 'guest' });

    expect((await listed())['results']).toEqual([order]);
    const { data } = await shop.visitor.call('getOrder', order['id']);
    expect(data).toEqual(order);
  });

  test('is found from anywhere by its number and the address of its buyer', async () => {
    const { order, email } = await till.buy({ as: 'guest' });
    await shop.visitor.begin();

    // The form makes a number of what was typed.
    const { data, error } = await track(email.toUpperCase(), Number(order['number']));

    expect(error).toBeUndefined();
    const [found, ...others] = listAt({ data }, 'data');
    expect(others).toEqual([]);
    expectShape(found, orderShape, 'getAnonymousTracking');
    expect(at(found, 'number')).toBe(order['number']);
    expect(Object.fromEntries(new URLSearchParams(shop.visitor.callsTo('/users/orders/anonymous')[0]?.body))).toEqual({
      email: email.toUpperCase(),
      number: order['number'],
    });
  });

  test('is not found otherwise: the same texts whatever is wrong', async () => {
    const { order, email } = await till.buy({ as: 'guest' });
    const customers = await (async () => {
      await shop.visitor.begin();
      return till.buy();
    })();
    await shop.visitor.begin();

    const refusals = [
      await track('ada@example.org', order['number']),
      await track(email, '1000000000000000'),
      await track(customers.email, customers.order['number']),
    ];

    for (const { error } of refusals) {
      expect(error).toEqual({ status: 400, data: { non_field_errors: [someText] } });
      expect(error).toEqual(refusals[0]?.error);
    }
    const { error } = await track('ada', order['number']);
    expect(error).toMatchObject({ status: 400, data: { email: [someText] } });
  });
});
