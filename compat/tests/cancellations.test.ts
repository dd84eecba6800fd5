import { describe, expect, test } from 'vitest';
import { cancellationReasons, order as orderShape } from '../src/contract/order.ts';
import { atTheDesk, serverIsGiven } from '../src/server.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { at, expectShape, listAt, someList, someText } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';
import { Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const reasons = async (): Promise<readonly Fields[]> => {
  const { data, error } = await shop.visitor.call('getCancellationReasons');
  expect(error).toBeUndefined();
  expectShape(data, cancellationReasons, 'getCancellationReasons');
  // The page reads no further.
  expect(at(data, 'next')).toBeNull();
  return listAt(data, 'results').map((one) => fields(one, 'reason'));
};

const aReason = async (type: string): Promise<unknown> => {
  const found = (await reasons()).find(
    (one) => one['cancellation_type'] === type && one['extra_information_needed'] === false,
  );
  return found?.['id'];
};

const itemsOf = (order: unknown): readonly Fields[] =>
  listAt(order, 'orderitem_set').map((item) => fields(item, 'item'));

const read = async (id: unknown): Promise<Fields> => {
  const { data, error } = await shop.visitor.call('getOrder', id);
  expect(error).toBeUndefined();
  expectShape(data, orderShape, 'getOrder');
  return fields(data, 'order');
};

/** What the page posts for some items: the reason as the text of its list. */
const wish = (id: unknown, items: readonly unknown[], reason: unknown, type = 'cancel'): Fields => ({
  id,
  return_policy: true,
  cancel_order_items: items.map((item) => ({
    order_item: item,
    reason: String(reason),
    cancellation_type: type,
    description: '',
  })),
});

describe('the reasons to choose from', () => {
  test('are of both kinds, in the language of the page', async () => {
    await register(shop.visitor);

    const english = await reasons();
    expect(new Set(english.map((one) => one['cancellation_type']))).toEqual(new Set(['cancel', 'refund']));
    const order = english.map((one) => Number(one['order']));
    expect(order).toEqual([...order].sort((one, other) => one - other));

    await shop.visitor.openPage('/tr/auth');
    const turkish = await reasons();
    expect(turkish.map((one) => one['id'])).toEqual(english.map((one) => one['id']));
    expect(turkish[0]?.['subject']).not.toBe(english[0]?.['subject']);
  });
});

describe('a cancellation', () => {
  test('of one piece is asked for under the number of the order', async () => {
    const { order } = await till.buy({ quantity: 2 });
    const [first, second] = itemsOf(order);
    const reason = await aReason('cancel');

    const { error } = await shop.visitor.call('cancelOrder', wish(order['number'], [first?.['id']], reason));

    expect(error).toBeUndefined();
    const [call] = shop.visitor.callsTo(`/orders/${String(order['number'])}/cancel/`);
    expect(call?.status).toBeLessThan(300);
    expect(JSON.parse(call?.body ?? '')).toEqual({
      return_policy: true,
      cancel_order_items: [
        { order_item: first?.['id'], reason: String(reason), cancellation_type: 'cancel', description: '' },
      ],
    });
    const [cancelled, kept] = itemsOf(await read(order['id']));
    expect(kept).toEqual(second);
    expect(cancelled).toMatchObject({ is_cancellable: false });
    expect(['50', '100']).toContain(at(cancelled, 'status', 'value'));
    expect(cancelled?.['cancellationrequest_set']).toMatchObject([
      { order_item: first?.['id'], reason, cancellation_type: { value: 'cancel' } },
    ]);
  });

  test('of all pieces cancels the order, also by the call for many', async () => {
    const { order } = await till.buy({ quantity: 2 });
    const items = itemsOf(order).map((item) => item['id']);

    const { error } = await shop.visitor.call(
      'bulkCancellation',
      wish(String(order['id']), items, await aReason('cancel')),
    );

    expect(error).toBeUndefined();
    const after = await read(order['id']);
    expect(after).toMatchObject({ is_cancellable: false });
    expect(['50', '100']).toContain(at(after, 'status', 'value'));
  });

  test('a second time is refused with a text and a code, and changes nothing', async () => {
    const { order } = await till.buy({ quantity: 2 });
    const [first] = itemsOf(order);
    const reason = await aReason('cancel');
    await shop.visitor.call('cancelOrder', wish(order['number'], [first?.['id']], reason));
    const before = await read(order['id']);

    const { error } = await shop.visitor.call('cancelOrder', wish(order['number'], [first?.['id']], reason));

    expect(error).toMatchObject({
      status: 406,
      data: { non_field_errors: someText, error_code: someText },
    });
    expect(await read(order['id'])).toEqual(before);
  });

  test.each([
    ['a piece of no order', (_item: unknown, reason: unknown) => [999_999_999, reason]],
    ['a reason that is none', (item: unknown) => [item, 999_999_999]],
  ] as const)('of %s is refused for all of them', async (_what, wrong) => {
    const { order } = await till.buy({ quantity: 2 });
    const [first, second] = itemsOf(order);
    const reason = await aReason('cancel');
    const [item, why] = wrong(second?.['id'], reason);
    const good = wish(order['number'], [first?.['id']], reason);
    const bad = wish(order['number'], [item], why);

    const { error } = await shop.visitor.call('cancelOrder', {
      ...good,
      cancel_order_items: [...listAt(good, 'cancel_order_items'), ...listAt(bad, 'cancel_order_items')],
    });

    expect(error).toMatchObject({ status: 400, data: { cancel_order_items: someList } });
    expect(await read(order['id'])).toEqual(order);
  });

  test('of a return before anything was sent is refused', async () => {
    const { order } = await till.buy();
    const [item] = itemsOf(order);

    const { error } = await shop.visitor.call(
      'cancelOrder',
      wish(order['number'], [item?.['id']], await aReason('refund'), 'refund'),
    );

    expect([400, 406]).toContain(error?.status);
    expect(await read(order['id'])).toEqual(order);
  });

  test("of somebody else's order is not found", async () => {
    const { order } = await till.buy();
    const [item] = itemsOf(order);
    await shop.visitor.begin();
    await register(shop.visitor);

    const { error } = await shop.visitor.call(
      'cancelOrder',
      wish(order['number'], [item?.['id']], await aReason('cancel')),
    );

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
  });

  test('is open to a guest while the session lasts', async () => {
    const { order } = await till.buy({ as: 'guest' });
    const [item] = itemsOf(order);

    const { error } = await shop.visitor.call(
      'cancelOrder',
      wish(order['number'], [item?.['id']], await aReason('cancel')),
    );

    expect(error).toBeUndefined();
    expect(itemsOf(await read(order['id']))[0]).toMatchObject({ is_cancellable: false });
  });
});

describe.skipIf(serverIsGiven)('a return', () => {
  const atDesk = (...args: readonly string[]): Promise<string> => atTheDesk(shop.server, 'orders', ...args);

  test('is asked for once the goods are there, and the money comes back when the shop says yes', async () => {
    const { order } = await till.buy({ quantity: 2 });
    const number = String(order['number']);
    await atDesk('prepare', number);
    expect(itemsOf(await read(order['id']))[0]).toMatchObject({ is_cancellable: false, status: { value: '450' } });
    await atDesk('ship', number, '--company', 'marti-kargo', '--tracking', 'MK-4821');

    const shipped = await read(order['id']);
    // The page puts pieces with one number into one parcel, and has a button that leads to where it is.
    for (const item of itemsOf(shipped)) {
      expect(item).toMatchObject({
        status: { value: '500' },
        tracking_number: 'MK-4821',
        tracking_url: 'https://marti.example.com/parcels/MK-4821',
      });
    }
    await atDesk('deliver', number);
    const [first, second] = itemsOf(await read(order['id']));
    expect(first).toMatchObject({ status: { value: '550' }, is_cancellable: false, is_refundable: true });
    const companies = listAt(first, 'available_easy_return_shipping_companies');
    expect(companies.map((one) => at(one, 'shipping_company', 'value'))).toContain('marti-kargo');

    const reason = await aReason('refund');
    const { error } = await shop.visitor.call('cancelOrder', wish(number, [first?.['id']], reason, 'refund'));

    expect(error).toBeUndefined();
    const [asked, kept] = itemsOf(await read(order['id']));
    expect(kept).toEqual(second);
    const request = fields(asked?.['active_cancellation_request'], 'active_cancellation_request');
    expect(request).toMatchObject({ cancellation_type: { value: 'refund' }, reason, order_item: first?.['id'] });
    await atDesk('answer', String(request['id']), '--approve');
    const after = await read(order['id']);
    expect(itemsOf(after)[0]).toMatchObject({ status: { value: '600' }, active_cancellation_request: null });
    expect(after['refund_amount']).toBe(first?.['price']);
    expect(after).toMatchObject({ is_cancelled: false, is_refundable: true });
  });

  test('is asked for by the call for many, with a code to send the goods back where a carrier is named', async () => {
    const { order } = await till.buy();
    const number = String(order['number']);
    await atDesk('ship', number, '--company', 'poyraz-express', '--tracking', 'PX-1');
    await atDesk('deliver', number);
    const [item] = itemsOf(await read(order['id']));
    const [company] = listAt(item, 'available_easy_return_shipping_companies');
    const asked = wish(order['id'], [item?.['id']], await aReason('refund'), 'refund');
    const items = listAt(asked, 'cancel_order_items').map((one) => ({
      ...fields(one, 'item'),
      shipping_company: at(company, 'pk'),
    }));

    const { error } = await shop.visitor.call('bulkCancellation', { ...asked, cancel_order_items: items });

    expect(error).toBeUndefined();
    const [returned] = itemsOf(await read(order['id']));
    expect(returned).toMatchObject({
      status: { value: '50' },
      is_refundable: false,
      active_cancellation_request: {
        easy_return: { code: someText, shipping_company: at(company, 'shipping_company') },
      },
    });
  });
});
