import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import type { Order } from '../orders/index.ts';
import {
  aBuyer,
  anOrder,
  type Buyer,
  eventsOf,
  everythingOf,
  givenBack,
  IBAN,
  idOf,
  PARCEL,
  statusesOf,
} from '../orders/desk/desk.support.ts';
import { confirmTransfer } from '../orders/desk/preparing.service.ts';
import { shipOrder } from '../orders/desk/shipping.service.ts';
import { aPiece, stockOf } from '../orders/placing/placing.support.ts';
import { approveRequests, rejectRequests } from './index.ts';
import { type Desk, openDesk } from './returns.support.ts';

const shop = useShop();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(shop());
});

const ACTIVE = {
  non_field_errors: 'A request for this item is being looked at already.',
  error_code: 'cancellation_request_100_1',
};

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

async function itemOf(buyer: Buyer, order: Order, index = 0): Promise<unknown> {
  const { json } = await buyer.browser.get(`/users/orders/${order.id}/`);
  return field(json, 'orderitem_set', index);
}

const flagsOf = (item: unknown) => [field(item, 'is_cancellable'), field(item, 'is_refundable')];

describe('the reasons', () => {
  it('are listed by position, in the language asked for, the active ones only', async () => {
    const answer = await shop().visit({ 'accept-language': 'tr' }).get('/users/orders/cancellation_reasons/');
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      ...{ count: 3, next: null, previous: null },
      results: [
        { id: desk.reasons['other'], subject: 'Something else', extra_information_needed: true, order: 0 },
        {
          ...{ id: desk.reasons['by-mistake'], cancellation_type: 'cancel', subject: 'Yanlışlıkla sipariş verdim' },
          ...{ extra_information_needed: false, is_active: true, order: 1 },
          translations: { en: { subject: 'Ordered by mistake' }, tr: { subject: 'Yanlışlıkla sipariş verdim' } },
        },
        { id: desk.reasons['too-small'], cancellation_type: 'refund', subject: 'Küçük geldi' },
      ],
    });
  });
});

describe('POST /orders/<number>/cancel/', () => {
  it('stops the item until the desk answers', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    expect(flagsOf(await itemOf(buyer, order))).toEqual([true, false]);
    const answer = await cancel(buyer, order, wish(idOf(order, 0)));
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject([
      {
        ...{ order_item: idOf(order, 0), reason: desk.reasons['by-mistake'], description: '', quantity: 1 },
        cancellation_type: { value: 'cancel', label: 'Cancellation' },
        status: { value: 'waiting', label: 'Waiting' },
        ...{ easy_return: null, iban: null, holder_name: null, fully_refund_as_loyalty_money: false },
      },
    ]);
    expect(await statusesOf(shop(), order)).toBe('400: 50 400');
    const item = await itemOf(buyer, order);
    expect(flagsOf(item)).toEqual([false, false]);
    expect(field(item, 'active_cancellation_request', 'id')).toBe(field(answer.json, 0, 'id'));
    expect((await eventsOf(shop(), order)).at(-1)).toBe('cancellation_requested by customer');
  });

  it('puts the order on hold when all of it is asked for, and takes its id for its number', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const named = { number: String(order.id) };
    const reason = String(desk.reasons['by-mistake']);
    const answer = await cancel(buyer, named, wish(idOf(order, 0), { reason }), wish(idOf(order, 1)));
    expect(answer.status).toBe(201);
    expect(await statusesOf(shop(), order)).toBe('50: 50 50');
  });

  it('is cancelled when the desk says yes: stock and money go back', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    const { json } = await cancel(buyer, order, wish(idOf(order, 0)), wish(idOf(order, 1)));
    const ids = [0, 1].map((index) => Number(field(json, index, 'id')));
    const answered = await approveRequests(shop().deps, ids);
    expect(answered).toMatchObject([{ requestIds: ids, outcome: 'done', refund: { state: 'done' } }]);
    expect([await statusesOf(shop(), order), await stockOf(shop(), piece)]).toEqual(['100: 100 100', '5/0']);
    expect(await givenBack(shop(), order)).toBe(2500);
    await shop().runJobs();
    const item = await itemOf(buyer, order);
    expect(field(item, 'active_cancellation_request')).toBeNull();
    expect(field(item, 'cancellationrequest_set', 0, 'status', 'value')).toBe('completed');
    const before = await everythingOf(shop(), order);
    expect((await approveRequests(shop().deps, ids)).map(({ outcome }) => outcome)).toEqual(['already']);
    await expect(rejectRequests(shop().deps, ids, null)).rejects.toMatchObject({ code: 'order_desk_200' });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('goes on where it was when the desk says no, and can be asked for again', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const { json } = await cancel(buyer, order, wish(idOf(order, 0)));
    const id = Number(field(json, 0, 'id'));
    expect(await rejectRequests(shop().deps, [id], 'It is packed')).toMatchObject([{ outcome: 'done' }]);
    expect(await statusesOf(shop(), order)).toBe('400: 400 400');
    expect(flagsOf(await itemOf(buyer, order))).toEqual([true, false]);
    expect((await cancel(buyer, order, wish(idOf(order, 0)))).status).toBe(201);
    expect((await rejectRequests(shop().deps, [id], null)).map(({ outcome }) => outcome)).toEqual(['already']);
  });

  it('is refused twice for one item, also at once: exactly one request is made', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const answers = await Promise.all([1, 2, 3, 4].map(() => cancel(buyer, order, wish(idOf(order, 0)))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 406, 406, 406]);
    expect(answers.filter(({ status }) => status === 406).map(({ json }) => json)).toEqual([ACTIVE, ACTIVE, ACTIVE]);
    const before = await everythingOf(shop(), order);
    expect((await cancel(buyer, order, wish(idOf(order, 0)))).json).toEqual(ACTIVE);
    expect((await cancel(buyer, order, wish(idOf(order, 1)), wish(idOf(order, 1)))).json).toEqual(ACTIVE);
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('or shipping wins when both happen at once, never both', async () => {
    const buyer = await aBuyer(shop());
    for (let round = 0; round < 5; round += 1) {
      const order = await anOrderOf(buyer, 1);
      const [asked, shipped] = await Promise.allSettled([
        cancel(buyer, order, wish(idOf(order, 0))),
        shipOrder(shop().deps, { ...PARCEL, number: order.number }),
      ]);
      const status = asked.status === 'fulfilled' ? asked.value.status : 0;
      const isShipped = shipped.status === 'fulfilled';
      expect([status, await statusesOf(shop(), order)]).toEqual(isShipped ? [406, '500: 500'] : [201, '50: 50']);
    }
    await shop().runJobs();
  });

  it('leaves the other pieces of an item that has many', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 200);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 120 } });
    const answer = await cancel(buyer, order, wish(idOf(order, 0), { quantity: 20 }));
    expect([answer.status, field(answer.json, 0, 'quantity')]).toEqual([201, 20]);
    expect(await statusesOf(shop(), order)).toBe('400: 50 400');
    await approveRequests(shop().deps, [Number(field(answer.json, 0, 'id'))]);
    expect([await statusesOf(shop(), order), await stockOf(shop(), piece)]).toEqual(['400: 100 400', '200/100']);
    expect(await givenBack(shop(), order)).toBe(20_000);
    await shop().runJobs();
  });

  it('is 404 for an order of somebody else, 401 for whoever is nobody', async () => {
    const order = await anOrderOf(await aBuyer(shop()));
    const before = await everythingOf(shop(), order);
    const other = await aBuyer(shop());
    expect((await cancel(other, order, wish(idOf(order, 0)))).status).toBe(404);
    expect((await cancel(other, { number: String(order.id) }, wish(idOf(order, 0)))).status).toBe(404);
    const stranger = await shop().visit().withToken();
    const answer = await stranger.post(`/orders/${order.number}/cancel/`, {
      cancel_order_items: [wish(idOf(order, 0))],
    });
    expect(answer.status).toBe(401);
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('asks for an account where the money was transferred, and the desk transfers it back', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 }, method: 'transfer' });
    expect((await cancel(buyer, order, wish(idOf(order, 0)))).status).toBe(201);
    await confirmTransfer(shop().deps, order.number);
    await shop().runJobs();
    const missing = await cancel(buyer, order, wish(idOf(order, 1)));
    expect([missing.status, missing.json]).toEqual([
      400,
      { cancel_order_items: [{ iban: ['This field is required.'] }] },
    ]);
    const asked = await cancel(buyer, order, wish(idOf(order, 1), { iban: 'TR33 0006 1005 1978 6457 8413 26' }));
    expect([asked.status, field(asked.json, 0, 'iban')]).toEqual([201, IBAN]);
    const [answered] = await approveRequests(shop().deps, [Number(field(asked.json, 0, 'id'))]);
    expect(answered?.refund?.state).toBe('by_hand');
    expect(field(await itemOf(buyer, order, 1), 'active_cancellation_request', 'status', 'value')).toBe('approved');
    await shop().runJobs();
  });
});
