import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { aBuyer, anOrder, eventsOf, givenBack, statusesOf } from '../orders/desk/desk.support.ts';
import { prepareOrder } from '../orders/desk/preparing.service.ts';
import { deliverOrder, shipOrder } from '../orders/desk/shipping.service.ts';
import { aPiece, stockOf } from '../orders/placing/placing.support.ts';
import { type Desk, openDesk } from './returns.support.ts';

/** CANCEL_WITHOUT_APPROVAL: what is not prepared yet is cancelled at once. */

const shop = useShop({ env: { CANCEL_WITHOUT_APPROVAL: 'on' } });
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(shop());
});

const wish = (itemId: number, type: 'cancel' | 'refund' = 'cancel') => ({
  ...{ order_item: itemId, cancellation_type: type, description: '' },
  reason: desk.reasons[type === 'cancel' ? 'by-mistake' : 'too-small'],
});

describe('without the desk', () => {
  it('an order is cancelled, its stock and money given back', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    const items = order.items.map(({ id }) => wish(id));
    const answer = await buyer.browser.post(`/orders/${order.number}/cancel/`, { cancel_order_items: items });
    expect(answer.status).toBe(201);
    expect([0, 1].map((index) => field(answer.json, index, 'status', 'value'))).toEqual(['completed', 'completed']);
    expect([await statusesOf(shop(), order), await stockOf(shop(), piece)]).toEqual(['100: 100 100', '5/0']);
    expect(await givenBack(shop(), order)).toBe(2500);
    expect((await eventsOf(shop(), order)).slice(-3)).toEqual([
      ...['cancellation_requested by customer', 'cancelled by customer', 'refunded by system'],
    ]);
    await shop().runJobs();
  });

  it('is cancelled once by many calls at once', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const body = { cancel_order_items: order.items.map(({ id }) => wish(id)) };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => buyer.browser.post(`/orders/${order.number}/cancel/`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 406, 406, 406]);
    expect([await stockOf(shop(), piece), await givenBack(shop(), order)]).toEqual(['5/0', 1500]);
    await shop().runJobs();
  });

  it('nothing is cancelled that is prepared, and nothing comes back unseen', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrder(shop(), buyer.browser, { goods: { [await aPiece(shop(), 5)]: 1 } });
    await prepareOrder(shop().deps, order.number);
    const [id = 0] = order.items.map((item) => item.id);
    const url = `/orders/${order.number}/cancel/`;
    const late = await buyer.browser.post(url, { cancel_order_items: [wish(id)] });
    expect([late.status, field(late.json, 'error_code')]).toEqual([406, 'cancellation_request_100_2']);
    const parcel = { itemIds: null, company: null, trackingNumber: null, trackingUrl: null };
    await shipOrder(shop().deps, { ...parcel, number: order.number });
    await deliverOrder(shop().deps, { itemIds: null, number: order.number });
    const back = await buyer.browser.post(url, { cancel_order_items: [wish(id, 'refund')] });
    expect([back.status, field(back.json, 0, 'status', 'value')]).toEqual([201, 'waiting']);
    expect([await statusesOf(shop(), order), await givenBack(shop(), order)]).toEqual(['50: 50', 0]);
    await shop().runJobs();
  });
});
