import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { saveShippingCompanies } from '../../shipping/index.ts';
import { aPiece, stockOf } from '../placing/placing.support.ts';
import { getOrder } from '../reading/orders.queries.ts';
import { aBuyer, anOrder, eventsOf, everythingOf, PARCEL, paymentOf, statusesOf, subjectsTo } from './desk.support.ts';
import { approveOrder, confirmTransfer, prepareOrder } from './preparing.service.ts';
import { attemptedDelivery, deliverOrder, readyForPickup, shipOrder } from './shipping.service.ts';

const shop = useShop();

const ALL = { itemIds: null };

describe('an order on its way', () => {
  it('is prepared, shipped and delivered; its stock leaves when it is shipped, and its buyer is written to', async () => {
    await shop()
      .deps.db.transaction()
      .execute((tx) =>
        saveShippingCompanies(tx, [
          {
            ...{ key: 'acme', name: 'Acme Cargo', trackingUrl: 'https://acme.example/?n={number}' },
            ...{ takesReturns: true, isActive: true },
          },
        ]),
      );
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    expect(await stockOf(shop(), piece)).toBe('5/2');
    expect(await prepareOrder(shop().deps, order.number)).toEqual({ outcome: 'done', status: 450 });
    const shipment = { ...PARCEL, number: order.number, company: 'acme', trackingNumber: '1 Z/9' };
    expect(await shipOrder(shop().deps, shipment)).toEqual({ outcome: 'done', status: 500 });
    expect(await stockOf(shop(), piece)).toBe('3/0');
    expect(await attemptedDelivery(shop().deps, { ...ALL, number: order.number })).toEqual({
      outcome: 'done',
      status: 540,
    });
    shop().clock.advance(1000);
    expect(await deliverOrder(shop().deps, { ...ALL, number: order.number })).toEqual({ outcome: 'done', status: 550 });
    const { items, parcels } = await getOrder(shop().deps.db, order.id);
    expect(items.map(({ status }) => status)).toEqual([550, 550]);
    expect(parcels).toEqual([
      {
        ...{ id: items[0]?.parcelId, company: { key: 'acme', name: 'Acme Cargo' }, trackingNumber: '1 Z/9' },
        ...{ trackingUrl: 'https://acme.example/?n=1%20Z%2F9', deliveredAt: shop().clock.now() },
        shippedAt: new Date(shop().clock.now().getTime() - 1000),
      },
    ]);
    expect((await eventsOf(shop(), order)).slice(-4)).toEqual([
      ...['preparing by staff', 'shipped by staff', 'attempted_delivery by staff', 'delivered by staff'],
    ]);
    const subjects = await subjectsTo(shop(), buyer.email);
    expect(subjects.slice(-2)).toEqual([
      `Your order ${order.number} is on its way`,
      `Your order ${order.number} was delivered`,
    ]);
  });

  it('is shipped in parts: its items are ahead of it', async () => {
    const buyer = await aBuyer(shop());
    const [one, two] = [await aPiece(shop(), 5), await aPiece(shop(), 5)];
    const order = await anOrder(shop(), buyer.browser, { goods: { [one]: 1, [two]: 1 } });
    const [first = 0] = order.items.map(({ id }) => id);
    await shipOrder(shop().deps, { ...PARCEL, number: order.number, itemIds: [first], trackingNumber: 'A' });
    expect(await statusesOf(shop(), order)).toBe('400: 500 400');
    expect([await stockOf(shop(), one), await stockOf(shop(), two)]).toEqual(['4/0', '5/1']);
    await shipOrder(shop().deps, { ...PARCEL, number: order.number, trackingNumber: 'B' });
    expect(await statusesOf(shop(), order)).toBe('500: 500 500');
    expect(await stockOf(shop(), two)).toBe('4/0');
    const { items, parcels } = await getOrder(shop().deps.db, order.id);
    expect(items.map(({ parcelId }) => parcels.find(({ id }) => id === parcelId)?.trackingNumber)).toEqual(['A', 'B']);
    await shop().runJobs();
  });

  it('lies ready in a store: that is when its pieces leave the stock, and there is a day on which it was fetched', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, {
      goods: { [piece]: 1 },
      over: { deliveryType: 'retail_store' },
    });
    expect(await readyForPickup(shop().deps, { ...ALL, number: order.number })).toEqual({
      outcome: 'done',
      status: 520,
    });
    expect(await stockOf(shop(), piece)).toBe('4/0');
    await deliverOrder(shop().deps, { ...ALL, number: order.number });
    const { parcels } = await getOrder(shop().deps.db, order.id);
    expect(parcels).toMatchObject([{ company: null, trackingNumber: null, deliveredAt: shop().clock.now() }]);
    await shop().runJobs();
  });

  it('that is sent to a store leaves the stock once', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    await shipOrder(shop().deps, { ...PARCEL, number: order.number });
    await readyForPickup(shop().deps, { ...ALL, number: order.number });
    expect(await stockOf(shop(), piece)).toBe('4/0');
    expect((await getOrder(shop().deps.db, order.id)).parcels).toHaveLength(1);
    await shop().runJobs();
  });
});

describe('money that is waited for', () => {
  it('arrives by transfer', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method: 'transfer' });
    expect(await paymentOf(shop(), order)).toBe('awaiting 1500 back 0');
    expect(await confirmTransfer(shop().deps, order.number)).toEqual({ outcome: 'done', status: 400 });
    expect(await paymentOf(shop(), order)).toBe('captured 1500 back 0');
    expect((await subjectsTo(shop(), buyer.email)).at(-1)).toBe(
      `We have received your payment for the order ${order.number}`,
    );
  });

  it('is paid at the door, once all is delivered', async () => {
    const buyer = await aBuyer(shop());
    const [one, two] = [await aPiece(shop(), 5), await aPiece(shop(), 5)];
    const order = await anOrder(shop(), buyer.browser, { goods: { [one]: 1, [two]: 1 }, method: 'on_delivery' });
    expect(await statusesOf(shop(), order)).toBe('350: 350 350');
    expect(await approveOrder(shop().deps, order.number)).toEqual({ outcome: 'done', status: 400 });
    await shipOrder(shop().deps, { ...PARCEL, number: order.number });
    await deliverOrder(shop().deps, { number: order.number, itemIds: [order.items[0]?.id ?? 0] });
    expect(await paymentOf(shop(), order)).toBe('awaiting 2500 back 0');
    await deliverOrder(shop().deps, { ...ALL, number: order.number });
    expect(await paymentOf(shop(), order)).toBe('captured 2500 back 0');
    await shop().runJobs();
  });
});

describe('the order desk', () => {
  type Work = (number: string) => Promise<unknown>;
  const steps: readonly (readonly [string, Work])[] = [
    ['approve', (number) => approveOrder(shop().deps, number)],
    ['confirm a transfer', (number) => confirmTransfer(shop().deps, number)],
    ['prepare', (number) => prepareOrder(shop().deps, number)],
    ['ship', (number) => shipOrder(shop().deps, { ...PARCEL, number })],
    ['ready', (number) => readyForPickup(shop().deps, { ...ALL, number })],
    ['attempt', (number) => attemptedDelivery(shop().deps, { ...ALL, number })],
    ['deliver', (number) => deliverOrder(shop().deps, { ...ALL, number })],
  ];

  it.each(steps)('does not %s an order that waits for something else', async (name, work) => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const method = name === 'confirm a transfer' ? 'card' : 'transfer';
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method });
    const before = await everythingOf(shop(), order);
    await expect(work(order.number)).rejects.toMatchObject({ kind: 'rejected', code: 'order_desk_100' });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it.each(steps)('says of a number that nobody has that there is no such order: %s', async (_name, work) => {
    await expect(work('1000000000000000')).rejects.toMatchObject({ kind: 'not_found', code: 'no_such_order' });
  });

  it('does each thing once, however often it is asked', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    const { number } = order;
    const again: readonly Work[] = [
      (each) => prepareOrder(shop().deps, each),
      (each) => shipOrder(shop().deps, { ...PARCEL, number: each, trackingNumber: 'A' }),
      (each) => attemptedDelivery(shop().deps, { ...ALL, number: each }),
      (each) => deliverOrder(shop().deps, { ...ALL, number: each }),
    ];
    for (const work of again) {
      await work(number);
      await shop().runJobs();
      const before = await everythingOf(shop(), order);
      expect(await work(number)).toMatchObject({ outcome: 'already' });
      expect(await everythingOf(shop(), order)).toBe(before);
    }
  });

  it('ships once for four who do so at once', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    const shipment = { ...PARCEL, number: order.number, trackingNumber: 'A' };
    const ended = await Promise.all([1, 2, 3, 4].map(() => shipOrder(shop().deps, shipment)));
    expect(ended.map(({ outcome }) => outcome).sort()).toEqual(['already', 'already', 'already', 'done']);
    expect(await stockOf(shop(), piece)).toBe('3/0');
    expect((await getOrder(shop().deps.db, order.id)).parcels).toHaveLength(1);
    await shop().runJobs();
  });

  it.each([
    ['an item of another order', { itemIds: [999_999_999] }, { items: [{ key: 'invalid_pk' }] }],
    ['a company that is none', { company: 'nobody' }, { company: [{ key: 'invalid_choice' }] }],
    ['a number that is too long', { trackingNumber: 'x'.repeat(121) }, { number: [{ key: 'max_length' }] }],
    ['a script for an address', { trackingUrl: 'javascript:alert(1)' }, { url: [{ key: 'invalid_url' }] }],
  ])('does not ship with %s', async (_name, over, fields) => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const before = await everythingOf(shop(), order);
    const shipping = shipOrder(shop().deps, { ...PARCEL, number: order.number, ...over });
    await expect(shipping).rejects.toMatchObject({ kind: 'invalid', details: { fields } });
    expect(await everythingOf(shop(), order)).toBe(before);
  });
});
