import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import type { Order } from '../orders/index.ts';
import { aBuyer, anOrder, type Buyer, everythingOf, idOf } from '../orders/desk/desk.support.ts';
import { aPiece } from '../orders/placing/placing.support.ts';
import { type Desk, openDesk } from './returns.support.ts';

const shop = useShop();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(shop());
});

const wish = (itemId: number, over: object = {}) => ({
  ...{ order_item: itemId, reason: desk.reasons['by-mistake'], cancellation_type: 'cancel', description: '' },
  ...over,
});

async function cancel(buyer: Buyer, order: Pick<Order, 'number'>, ...items: readonly object[]) {
  return buyer.browser.post(`/orders/${order.number}/cancel/`, { return_policy: true, cancel_order_items: items });
}

async function anOrderOf(buyer: Buyer, pieces = 2): Promise<Order> {
  return anOrder(shop(), buyer.browser, { goods: { [await aPiece(shop(), pieces)]: pieces } });
}

describe('POST /orders/<number>/cancel/', () => {
  it.each([
    ['an unknown item', () => wish(999_999), { order_item: ['Invalid pk "999999" - object does not exist.'] }],
    ['no item', () => ({ reason: 1, cancellation_type: 'cancel' }), { order_item: ['This field is required.'] }],
    [
      'a word for an item',
      (id: number) => wish(id, { order_item: 'x' }),
      { order_item: ['A valid integer is required.'] },
    ],
    [
      'a reason of the other kind',
      (id: number) => wish(id, { reason: 2 }),
      { reason: ['Invalid pk "2" - object does not exist.'] },
    ],
    [
      'a reason that is not active',
      (id: number) => wish(id, { reason: 4 }),
      { reason: ['Invalid pk "4" - object does not exist.'] },
    ],
    [
      'nothing said where the reason asks for it',
      (id: number) => wish(id, { reason: 3 }),
      { description: ['This field is required.'] },
    ],
    [
      'more pieces than there are',
      (id: number) => wish(id, { quantity: 2 }),
      { quantity: ['Ensure this value is less than or equal to 1.'] },
    ],
    ['an account that is none', (id: number) => wish(id, { iban: 'TR00' }), { iban: ['"TR00" is not an IBAN.'] }],
    [
      'a company that takes nothing back',
      (id: number) => wish(id, { shipping_company: desk.companies.post }),
      { shipping_company: [expect.stringContaining('object does not exist.')] },
    ],
  ] as const)('is refused with %s, beside one that is right, and nothing changes', async (_name, make, fault) => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const before = await everythingOf(shop(), order);
    const answer = await cancel(buyer, order, wish(idOf(order, 1)), make(idOf(order, 0)));
    expect([answer.status, answer.json]).toEqual([400, { cancel_order_items: [{}, fault] }]);
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it.each([
    ['no list', {}, { cancel_order_items: ['This field is required.'] }],
    ['an empty list', { cancel_order_items: [] }, { cancel_order_items: ['This list may not be empty.'] }],
    ['something else', { cancel_order_items: { a: 1 } }, { cancel_order_items: ['Expected a list of items.'] }],
    [
      'what is no record',
      { cancel_order_items: ['x'] },
      { cancel_order_items: [{ non_field_errors: ['Invalid data. Expected a dictionary, but got string.'] }] },
    ],
    [
      'the policy unticked',
      { return_policy: false, cancel_order_items: [{ order_item: 1, reason: 1, cancellation_type: 'cancel' }] },
      { return_policy: ['Accept the return policy to go on.'] },
    ],
  ] as const)('is refused with %s', async (_name, body, errors) => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const before = await everythingOf(shop(), order);
    const answer = await buyer.browser.post(`/orders/${order.number}/cancel/`, body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await everythingOf(shop(), order)).toBe(before);
  });
});
