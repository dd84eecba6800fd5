import { describe, expect, it } from 'vitest';
import { enrolAtDesk } from '../../src/features/loyalty/index.ts';
import { earn as earnBefore, give, ledgerOf } from '../../src/features/loyalty/money/money.fixture.ts';
import { aBuyer, anOrder, type Buyer, idOf, WAY } from '../../src/features/orders/desk/desk.support.ts';
import { deliverOrder, type Order, refundOrderAtDesk } from '../../src/features/orders/index.ts';
import { aPiece } from '../../src/features/orders/placing/placing.support.ts';
import { approveRequests, rejectRequests } from '../../src/features/returns/index.ts';
import { openDesk } from '../../src/features/returns/returns.support.ts';
import { DAY } from '../../src/platform/clock/index.ts';
import { useShop } from '../support/app.ts';
import { EARNING, earningWorld } from './loyalty.support.ts';

const EURO = { value: 'eur', label: 'EUR' };

describe('an order', () => {
  const shop = useShop({ env: EARNING });
  const { agree, buy, cancel, deliver, lines, refund, settle, ship, standing } = earningWorld(shop);

  it('earns once it has reached its buyer; until then it is pending', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 2);
    expect(await standing(buyer)).toBe('0 (200) 0');
    expect((await buyer.browser.get('/users/loyalty/')).json).toEqual({
      ...{ balances: [], pending: [{ currency: EURO, amount: '2.00' }], expiring: [] },
      ...{ count: 0, next: null, previous: null, results: [] },
    });
    await ship(order);
    expect(await standing(buyer)).toBe('0 (200) 0');
    await deliver(order);
    expect((await buyer.browser.get('/users/loyalty/')).json).toMatchObject({
      ...{ balances: [{ currency: EURO, amount: '2.00' }], pending: [] },
      expiring: [{ currency: EURO, amount: '2.00', date: '2030-05-11T06:24:47.015000Z' }],
      results: [{ amount: '2.00', reason: { value: 'earn', label: 'Earned' }, order: order.number }],
    });
    expect((await buyer.browser.get('/account/loyalty/')).json).toMatchObject({
      results: [{ amount: '2.00', transaction: { order: order.number } }],
    });
    shop().clock.advance(30 * DAY);
    await buyer.browser.logIn(buyer.email, buyer.password);
    const answer = await buyer.browser.get('/users/loyalty/');
    expect(answer.json).toMatchObject({ balances: [{ amount: '0.00' }], expiring: [], count: 1 });
    await agree();
  });

  it('earns once, whatever is done again and by how many at once', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 1);
    await ship(order);
    const deliveries = Array.from({ length: 10 }, () =>
      deliverOrder(shop().deps, { number: order.number, itemIds: null }),
    );
    expect((await Promise.all(deliveries)).filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => settle(order)));
    await shop().runJobs();
    expect([await standing(buyer), await lines(buyer)]).toEqual(['100 (0) 0', ['earn 100']]);
    await agree();
  });

  it('earns when the last of it is there, and no more than was kept', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 4);
    await cancel(order, [0]);
    expect(await standing(buyer)).toBe('0 (300) 0');
    await deliver(order, [1, 2]);
    expect(await standing(buyer)).toBe('0 (300) 0');
    await refund(order, [3]);
    expect([await standing(buyer), await lines(buyer)]).toEqual(['200 (0) 0', ['earn 200']]);
    await agree();
  });

  it('that is cancelled earns nothing', async () => {
    const buyer = await aBuyer(shop());
    await cancel(await buy(buyer, 2));
    expect([await standing(buyer), await lines(buyer)]).toEqual(['0 (0) 0', []]);
    await agree();
  });

  it('loses in proportion what comes back', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 3);
    await deliver(order);
    await refund(order, [0]);
    expect(await standing(buyer)).toBe('200 (0) 0');
    await settle(order);
    await refund(order);
    await settle(order);
    expect([await standing(buyer), await lines(buyer)]).toEqual([
      '0 (0) 0',
      ['earn 300', 'take_back -100', 'take_back -200'],
    ]);
    await agree();
  });

  it('takes back nothing twice, though ten ask at once', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 2);
    await deliver(order);
    const refunding = { number: order.number, itemIds: [idOf(order, 0)], way: WAY };
    await Promise.all(Array.from({ length: 10 }, () => refundOrderAtDesk(shop().deps, refunding)));
    await shop().runJobs();
    expect([await standing(buyer), await lines(buyer)]).toEqual(['100 (0) 0', ['earn 200', 'take_back -100']]);
    await agree();
  });

  it('of which the money is spent owes it to what is earned next, and never to what was granted', async () => {
    const buyer = await aBuyer(shop());
    const first = await buy(buyer, 4);
    await deliver(first);
    const amounts = { products: 1000, discount: 0, shipping: 500, fee: 0, giftBox: 0, interest: 0, giftCard: 0 };
    await buy(buyer, 1, { amounts: { ...amounts, loyalty: 300 } });
    await give(shop(), buyer.email, { bank: 1000 });
    // 1.00 is left of the first one; the second earns 10 % of 10.00 less 3.00.
    expect(await standing(buyer)).toBe('1100 (70) 0');
    await refund(first);
    expect(await standing(buyer)).toBe('1000 (70) 300');
    const third = await buy(buyer, 2);
    await deliver(third);
    expect(await standing(buyer)).toBe('1000 (70) 100');
    const fourth = await buy(buyer, 2);
    await deliver(fourth);
    expect(await standing(buyer)).toBe('1100 (70) 0');
    expect((await lines(buyer)).filter((line) => line.startsWith('take_back'))).toEqual([
      ...['take_back -100', 'take_back -200', 'take_back -100'],
    ]);
    await agree();
  });

  it('of which the money has expired owes nothing', async () => {
    const buyer = await aBuyer(shop());
    const order = await buy(buyer, 3);
    await deliver(order);
    const other = await earnBefore(shop(), buyer.id, { amount: 500, expiresAt: null });
    shop().clock.advance(31 * DAY);
    await refund(order);
    expect(await standing(buyer)).toBe('500 (0) 0');
    expect(other).not.toBe(order.number);
    await agree();
  });

  it('that a guest places earns nothing', async () => {
    const { db } = shop().deps;
    const before = await db.selectFrom('loyalty_earnings').selectAll().orderBy('id').execute();
    const browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    await anOrder(shop(), browser, { goods: { [await aPiece(shop(), 1)]: 1 } });
    expect(await db.selectFrom('loyalty_earnings').selectAll().orderBy('id').execute()).toEqual(before);
  });

  it('waits while the buyer asks to cancel a part of it, and goes by the answer', async () => {
    const desk = await openDesk(shop());
    const wish = (order: Order, index: number) => ({
      ...{ order_item: idOf(order, index), reason: desk.reasons['by-mistake'], cancellation_type: 'cancel' },
      description: '',
    });
    const asked = async (buyer: Buyer): Promise<Order> => {
      const order = await buy(buyer, 2);
      const form = { return_policy: true, cancel_order_items: [wish(order, 1)] };
      expect((await buyer.browser.post(`/orders/${order.number}/cancel/`, form)).status).toBe(201);
      await deliver(order);
      expect(await standing(buyer)).toBe('0 (200) 0');
      return order;
    };
    const idsOf = async ({ id: orderId }: Order) => {
      const { db } = shop().deps;
      const requests = db.selectFrom('cancellation_requests').select('id').where('order_id', '=', orderId);
      return (await requests.execute()).map(({ id }) => id);
    };
    const [ada, bob] = [await aBuyer(shop()), await aBuyer(shop())];
    const [granted, denied] = [await asked(ada), await asked(bob)];
    await approveRequests(shop().deps, await idsOf(granted));
    await rejectRequests(shop().deps, await idsOf(denied), 'It is packed');
    await shop().runJobs();
    expect([await standing(ada), await standing(bob)]).toEqual(['100 (0) 0', '0 (200) 0']);
    await deliver(denied);
    expect(await standing(bob)).toBe('200 (0) 0');
    await agree();
  });

  it('goes with the account: what is pending too', async () => {
    const buyer = await aBuyer(shop());
    await deliver(await buy(buyer, 1));
    const order = await buy(buyer, 1);
    await enrolAtDesk(shop().deps, buyer.email);
    expect((await buyer.browser.patch('/users/anonymize/')).status).toBe(200);
    await deliver(order);
    const { db } = shop().deps;
    expect(await ledgerOf(shop(), buyer.id)).toEqual({ accounts: [], transactions: [] });
    for (const table of ['loyalty_earnings', 'loyalty_cards'] as const) {
      expect(await db.selectFrom(table).select('id').where('customer_id', '=', buyer.id).execute()).toEqual([]);
    }
    await agree();
  });
});
