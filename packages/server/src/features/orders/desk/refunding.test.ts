import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { Order } from '../order.ts';
import { aPiece, stockOf, TEST_CARDS } from '../placing/placing.support.ts';
import { getOrder } from '../reading/orders.queries.ts';
import {
  aBuyer,
  anOrder,
  eventsOf,
  everythingOf,
  givenBack,
  IBAN,
  idOf,
  PARCEL,
  paymentOf,
  refundsOf,
  statusesOf,
  WAY,
} from './desk.support.ts';
import type { Withdrawal } from './cancelling.service.ts';
import { approveOrder } from './preparing.service.ts';
import { deliverOrder, shipOrder } from './shipping.service.ts';
import { cancelOrderAtDesk, refundOrderAtDesk } from './withdrawing.service.ts';
import { refundPayment } from '../../payments/index.ts';

const shop = useShop();

const cancel = (number: string, over: Partial<Withdrawal> = {}) =>
  cancelOrderAtDesk(shop().deps, { number, itemIds: null, way: WAY, ...over });
const refund = (number: string, over: Partial<Withdrawal> = {}) =>
  refundOrderAtDesk(shop().deps, { number, itemIds: null, way: WAY, ...over });

async function deliver(order: Order): Promise<void> {
  await shipOrder(shop().deps, { ...PARCEL, number: order.number });
  await deliverOrder(shop().deps, { number: order.number, itemIds: null });
}

describe('what comes back', () => {
  it('is refunded item by item, its stock left to whoever counts it', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    await deliver(order);
    expect(await refund(order.number, { itemIds: [idOf(order, 0)] })).toMatchObject({ outcome: 'done', status: 550 });
    expect(await statusesOf(shop(), order)).toBe('550: 600 550');
    expect(await refund(order.number)).toMatchObject({ outcome: 'done', status: 600 });
    expect([await givenBack(shop(), order), await stockOf(shop(), piece)]).toEqual([2000, '3/0']);
    expect((await getOrder(shop().deps.db, order.id)).refunds).toEqual({ amount: 2000, discount: 0, shipping: 0 });
    await shop().runJobs();
    const before = await everythingOf(shop(), order);
    expect(await refund(order.number)).toMatchObject({ outcome: 'already', refund: null });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('is not refunded before it was sent', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const before = await everythingOf(shop(), order);
    await expect(refund(order.number)).rejects.toMatchObject({ code: 'order_desk_100' });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('was paid at the door, or was not taken in and never paid', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 }, method: 'on_delivery' });
    const way = { iban: IBAN, holderName: null, allAsLoyalty: false };
    await approveOrder(shop().deps, order.number);
    const [first, second] = [idOf(order, 0), idOf(order, 1)];
    await shipOrder(shop().deps, { ...PARCEL, number: order.number, itemIds: [first] });
    await shipOrder(shop().deps, { ...PARCEL, number: order.number, itemIds: [second] });
    await deliverOrder(shop().deps, { number: order.number, itemIds: [first] });
    await refund(order.number, { itemIds: [first], way });
    await refund(order.number, { itemIds: [second], way });
    expect(await refundsOf(shop(), order)).toEqual(['1000 by_hand hand=1000', '1000 done unpaid=1000']);
    await shop().runJobs();
  });
});

describe('a gateway', () => {
  it('that refuses leaves the money to be transferred', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, {
      goods: { [piece]: 1 },
      over: { card: TEST_CARDS.refundRefused },
    });
    expect((await cancel(order.number)).refund?.state).toBe('by_hand');
    expect(await refundsOf(shop(), order)).toEqual(['1500 by_hand hand=1500']);
    expect([await givenBack(shop(), order), await paymentOf(shop(), order)]).toEqual([0, 'captured 1500 back 0']);
    await shop().runJobs();
  });

  it('that is silent is asked again by a job until it answers, and gives back once', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const { deps } = shop();
    const simulator = deps.gateways.get('simulator');
    if (simulator === undefined) throw new Error('No simulator');
    const silent = { ...simulator, refund: () => Promise.resolve({ kind: 'unknown' as const }) };
    const away = { ...deps, gateways: new Map([['simulator', silent]]) };
    const dead = {
      ...deps,
      refundPayment: (wish: Parameters<typeof deps.refundPayment>[0]) => refundPayment(away, wish),
    };
    const done = await cancelOrderAtDesk(dead, { number: order.number, itemIds: null, way: WAY });
    expect(done.refund?.state).toBe('under_way');
    expect(await refundsOf(shop(), order)).toEqual(['1500 under_way gateway=1500']);
    await shop().runJobs();
    expect(await givenBack(shop(), order)).toBe(0);
    shop().clock.advance(61_000);
    await shop().runJobs();
    expect([await refundsOf(shop(), order), await givenBack(shop(), order)]).toEqual([
      ['1500 done gateway=1500'],
      1500,
    ]);
    expect((await eventsOf(shop(), order)).at(-1)).toBe('refunded by system');
  });

  it('is asked by a job where the process died after the cancellation was written down', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const dying = { ...shop().deps, refundPayment: () => Promise.reject(new Error('the process died')) };
    await expect(cancelOrderAtDesk(dying, { number: order.number, itemIds: null, way: WAY })).rejects.toThrow('died');
    expect(await refundsOf(shop(), order)).toEqual(['1500 under_way gateway=1500']);
    shop().clock.advance(61_000);
    await shop().runJobs();
    expect([await refundsOf(shop(), order), await givenBack(shop(), order)]).toEqual([
      ['1500 done gateway=1500'],
      1500,
    ]);
  });
});
