import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { DAY } from '../../platform/clock/index.ts';
import { balanceOf } from '../loyalty/index.ts';
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
import { deliverOrder, shipOrder } from '../orders/desk/shipping.service.ts';
import { aPiece } from '../orders/placing/placing.support.ts';
import { approveRequests } from './index.ts';
import { type Desk, openDesk } from './returns.support.ts';

const shop = useShop();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(shop());
});

const BULK = '/users/orders/bulk_cancellation_requests/';

const wish = (itemId: number, over: object = {}) => ({
  ...{ order_item: itemId, reason: desk.reasons['by-mistake'], cancellation_type: 'cancel', description: '' },
  ...over,
});
const back = (itemId: number, over: object = {}) =>
  wish(itemId, { reason: desk.reasons['too-small'], cancellation_type: 'refund', ...over });

async function cancel(buyer: Buyer, order: Pick<Order, 'number'>, ...items: readonly object[]) {
  return buyer.browser.post(`/orders/${order.number}/cancel/`, { return_policy: true, cancel_order_items: items });
}

async function anOrderOf(buyer: Buyer, pieces = 2): Promise<Order> {
  return anOrder(shop(), buyer.browser, { goods: { [await aPiece(shop(), pieces)]: pieces } });
}

async function deliver(order: Order): Promise<void> {
  await shipOrder(shop().deps, { ...PARCEL, number: order.number });
  await deliverOrder(shop().deps, { number: order.number, itemIds: null });
  await shop().runJobs();
}

async function itemOf(buyer: Buyer, order: Order, index = 0): Promise<unknown> {
  const { json } = await buyer.browser.get(`/users/orders/${order.id}/`);
  return field(json, 'orderitem_set', index);
}

const flagsOf = (item: unknown) => [field(item, 'is_cancellable'), field(item, 'is_refundable')];

describe('sending back', () => {
  it('is by a code of a carrier, and is refunded when the desk has it', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    await deliver(order);
    const item = await itemOf(buyer, order);
    expect(flagsOf(item)).toEqual([false, true]);
    expect(field(item, 'available_easy_return_shipping_companies')).toEqual([
      { pk: desk.companies.acme, shipping_company: { value: 'acme', label: 'Acme Cargo' } },
    ]);
    const answer = await cancel(buyer, order, back(idOf(order, 0), { shipping_company: desk.companies.acme }));
    expect(answer.status).toBe(201);
    expect(field(answer.json, 0, 'easy_return')).toMatchObject({
      ...{ shipping_company: { value: 'acme', label: 'Acme Cargo' }, max_count: 1, status: 'waiting' },
      start_date: '2030-04-11T06:24:47.015000Z',
      end_date: '2030-04-25T06:24:47.015000Z',
    });
    expect(field(answer.json, 0, 'easy_return', 'code')).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(await statusesOf(shop(), order)).toBe('550: 50 550');
    expect((await eventsOf(shop(), order)).at(-1)).toBe('return_requested by customer');
    await approveRequests(shop().deps, [Number(field(answer.json, 0, 'id'))]);
    expect([await statusesOf(shop(), order), await givenBack(shop(), order)]).toEqual(['550: 600 550', 1000]);
    await shop().runJobs();
  });

  it('can be asked for until the days are over', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    await deliver(order);
    const before = await everythingOf(shop(), order);
    shop().clock.advance(14 * DAY + 1);
    await buyer.browser.logIn(buyer.email, buyer.password);
    expect(flagsOf(await itemOf(buyer, order))).toEqual([false, false]);
    const late = await cancel(buyer, order, back(idOf(order, 0)));
    expect([late.status, field(late.json, 'error_code')]).toEqual([406, 'cancellation_request_100_3']);
    expect(await everythingOf(shop(), order)).toBe(before);
    shop().clock.advance(-14 * DAY - 1);
  });

  it('is refused before it is sent, as cancelling is after', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const early = await cancel(buyer, order, back(idOf(order, 0)));
    expect([early.status, field(early.json, 'error_code')]).toEqual([406, 'cancellation_request_100_3']);
    await deliver(order);
    const before = await everythingOf(shop(), order);
    const late = await cancel(buyer, order, wish(idOf(order, 0)));
    expect([late.status, field(late.json, 'error_code')]).toEqual([406, 'cancellation_request_100_2']);
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('is refunded as loyalty money where the customer wants it so', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    await deliver(order);
    const { json } = await cancel(buyer, order, back(idOf(order, 0), { fully_refund_as_loyalty_money: true }));
    await approveRequests(shop().deps, [Number(field(json, 0, 'id'))]);
    expect([
      await balanceOf(shop().deps.db, { customerId: buyer.id, currency: 'eur', now: shop().clock.now() }),
      await givenBack(shop(), order),
    ]).toEqual([1000, 0]);
    await shop().runJobs();
  });
});

describe('POST /users/orders/bulk_cancellation_requests/', () => {
  it('asks for items of several orders', async () => {
    const buyer = await aBuyer(shop());
    const [one, two] = [await anOrderOf(buyer), await anOrderOf(buyer)];
    const items = [wish(idOf(two, 0)), wish(idOf(one, 1))];
    const answer = await buyer.browser.post(BULK, { id: String(one.id), cancel_order_items: items });
    expect(answer.status).toBe(201);
    expect([0, 1].map((index) => field(answer.json, index, 'order_item'))).toEqual([idOf(two, 0), idOf(one, 1)]);
    expect([await statusesOf(shop(), one), await statusesOf(shop(), two)]).toEqual(['400: 400 50', '400: 50 400']);
  });

  it('asks for all of them or none', async () => {
    const [buyer, other] = [await aBuyer(shop()), await aBuyer(shop())];
    const [mine, theirs] = [await anOrderOf(buyer), await anOrderOf(other)];
    const before = [await everythingOf(shop(), mine), await everythingOf(shop(), theirs)];
    const items = [wish(idOf(mine, 0)), wish(idOf(theirs, 0))];
    const answer = await buyer.browser.post(BULK, { cancel_order_items: items });
    const unknown = [`Invalid pk "${idOf(theirs, 0)}" - object does not exist.`];
    expect([answer.status, answer.json]).toEqual([400, { cancel_order_items: [{}, { order_item: unknown }] }]);
    expect([await everythingOf(shop(), mine), await everythingOf(shop(), theirs)]).toEqual(before);
  });

  it('takes turns where two name the same orders the other way round', async () => {
    const buyer = await aBuyer(shop());
    const [one, two] = [await anOrderOf(buyer), await anOrderOf(buyer)];
    const ask = (...items: readonly object[]) => buyer.browser.post(BULK, { cancel_order_items: items });
    const answers = await Promise.all([
      ask(wish(idOf(one, 0)), wish(idOf(two, 0))),
      ask(wish(idOf(two, 1)), wish(idOf(one, 1))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect([await statusesOf(shop(), one), await statusesOf(shop(), two)]).toEqual(['50: 50 50', '50: 50 50']);
  });
});

describe('one item', () => {
  it('is asked for by the id of its order, faults in fields of their own', async () => {
    const buyer = await aBuyer(shop());
    const order = await anOrderOf(buyer);
    const url = `/users/orders/${order.id}/cancellation_requests/`;
    const wrong = await buyer.browser.post(url, wish(idOf(order, 0), { reason: 999 }));
    expect([wrong.status, wrong.json]).toEqual([400, { reason: ['Invalid pk "999" - object does not exist.'] }]);
    const answer = await buyer.browser.post(url, wish(idOf(order, 0)));
    expect([answer.status, field(answer.json, 'order_item')]).toEqual([201, idOf(order, 0)]);
  });

  it("of a guest's order is asked for by its number and the guest's address", async () => {
    const browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    const order = await anOrder(shop(), browser, { goods: { [await aPiece(shop(), 2)]: 2 } });
    const url = '/users/orders/anonymous/cancellation_requests/';
    const known = { number: order.number, email: 'guest@example.org' };
    const stranger = await shop().visit().withToken();
    const before = await everythingOf(shop(), order);
    const wrong = await stranger.post(url, { ...known, email: 'eve@example.org', ...wish(idOf(order, 0)) });
    expect([wrong.status, Object.keys(wrong.json ?? {})]).toEqual([400, ['non_field_errors']]);
    const loyal = await stranger.post(url, { ...known, ...wish(idOf(order, 0)), fully_refund_as_loyalty_money: true });
    expect([loyal.status, Object.keys(loyal.json ?? {})]).toEqual([400, ['fully_refund_as_loyalty_money']]);
    expect(await everythingOf(shop(), order)).toBe(before);
    expect((await stranger.post(url, { ...known, ...wish(idOf(order, 0)) })).status).toBe(201);
    const guide = { order: order.number, email: 'guest@example.org', ...wish(idOf(order, 1)) };
    expect((await stranger.post(url, guide)).status).toBe(201);
    expect(await statusesOf(shop(), order)).toBe('50: 50 50');
  });

  it("of a guest's order is not guessed at", async () => {
    const browser = await shop().visit().withToken();
    const url = '/users/orders/anonymous/cancellation_requests/';
    const body = { number: '1000000000000000', email: 'eve@example.org', ...wish(1) };
    const statuses = [];
    for (let tries = 0; tries < 60; tries += 1) statuses.push((await browser.post(url, body)).status);
    expect(new Set(statuses)).toEqual(new Set([400, 429]));
    expect(statuses.at(-1)).toBe(429);
  });
});

it('is shown with many orders by three statements: session, orders, requests', async () => {
  const buyer = await aBuyer(shop());
  for (let count = 0; count < 3; count += 1) {
    const order = await anOrderOf(buyer);
    await cancel(buyer, order, wish(idOf(order, 0)));
  }
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  const { json } = await buyer.browser.get('/users/orders/');
  stop();
  expect(field(json, 'count')).toBe(3);
  expect(seen).toHaveLength(3);
});

it('forgets what an erased customer wrote, and their account', async () => {
  const buyer = await aBuyer(shop());
  const piece = await aPiece(shop(), 5);
  const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method: 'transfer' });
  await cancel(buyer, order, wish(idOf(order, 0), { iban: IBAN, holder_name: 'Ada', description: 'It is a secret' }));
  const { db } = shop().deps;
  const kept = () =>
    db
      .selectFrom('cancellation_requests')
      .select(['iban', 'holder_name', 'description', 'answer'])
      .where('order_id', '=', order.id)
      .execute();
  expect(await kept()).toEqual([{ iban: IBAN, holder_name: 'Ada', description: 'It is a secret', answer: null }]);
  const erased = { id: buyer.id, email: buyer.email, emailVerified: true };
  await db.transaction().execute(async (tx) => {
    for (const erase of shop().deps.eraseHooks) await erase(tx, erased);
  });
  expect(await kept()).toEqual([{ iban: null, holder_name: null, description: '', answer: null }]);
});
