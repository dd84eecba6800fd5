import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { balanceOf, grantLoyalty, issueGiftCards } from '../../loyalty/index.ts';
import type { PromotionInput } from '../../promotions/index.ts';
import { promote, promotionInput } from '../../promotions/promotions.fixture.ts';
import type { Order } from '../order.ts';
import { aPiece, stockOf } from '../placing/placing.support.ts';
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
  subjectsTo,
  WAY,
} from './desk.support.ts';
import type { Withdrawal } from './cancelling.service.ts';
import { confirmTransfer } from './preparing.service.ts';
import { noteTransfer } from './refunding.service.ts';
import { deliverOrder, shipOrder } from './shipping.service.ts';
import { cancelOrderAtDesk } from './withdrawing.service.ts';
import { sql } from 'kysely';

const shop = useShop();

const cancel = (number: string, over: Partial<Withdrawal> = {}) =>
  cancelOrderAtDesk(shop().deps, { number, itemIds: null, way: WAY, ...over });

async function deliver(order: Order): Promise<void> {
  await shipOrder(shop().deps, { ...PARCEL, number: order.number });
  await deliverOrder(shop().deps, { number: order.number, itemIds: null });
}

describe('a cancelled order', () => {
  it('is on sale again, and all its money goes back by the card, shipping included', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    expect(await cancel(order.number)).toMatchObject({ outcome: 'done', status: 100, refund: { state: 'done' } });
    expect(await statusesOf(shop(), order)).toBe('100: 100 100');
    expect(await stockOf(shop(), piece)).toBe('5/0');
    expect(await refundsOf(shop(), order)).toEqual(['2500 done gateway=2500']);
    expect([await paymentOf(shop(), order), await givenBack(shop(), order)]).toEqual(['captured 2500 back 2500', 2500]);
    const { refunds, items } = await getOrder(shop().deps.db, order.id);
    expect(refunds).toEqual({ amount: 2500, discount: 0, shipping: 500 });
    expect(items.map(({ refunded }) => refunded)).toEqual([1000, 1000]);
    expect((await eventsOf(shop(), order)).slice(-2)).toEqual(['cancelled by staff', 'refunded by system']);
    expect((await subjectsTo(shop(), buyer.email)).slice(-2).sort()).toEqual([
      `Goods of your order ${order.number} were cancelled`,
      `We have given money back for your order ${order.number}`,
    ]);
  });

  it('in parts gives back each part, and shipping with the last', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    await cancel(order.number, { itemIds: [idOf(order, 0)] });
    expect([await statusesOf(shop(), order), await stockOf(shop(), piece)]).toEqual(['400: 100 400', '5/1']);
    expect((await getOrder(shop().deps.db, order.id)).refunds).toEqual({ amount: 1000, discount: 0, shipping: 0 });
    await cancel(order.number);
    expect(await refundsOf(shop(), order)).toEqual(['1000 done gateway=1000', '1500 done gateway=1500']);
    expect((await getOrder(shop().deps.db, order.id)).refunds).toEqual({ amount: 2500, discount: 0, shipping: 500 });
    expect(await givenBack(shop(), order)).toBe(2500);
    await shop().runJobs();
  });

  it('keeps its shipping when a part of it was sent', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    await shipOrder(shop().deps, { ...PARCEL, number: order.number, itemIds: [idOf(order, 0)] });
    await cancel(order.number);
    expect(await statusesOf(shop(), order)).toBe('500: 500 100');
    expect(await givenBack(shop(), order)).toBe(1000);
    expect(await stockOf(shop(), piece)).toBe('4/0');
    await shop().runJobs();
  });

  it('gives its vouchers and budgets back when nothing of it is left, and its discounts with each part', async () => {
    const budget: PromotionInput['budget'] = { currency: 'eur', amount: 250 };
    await promote(shop(), [promotionInput('tenth', { budget })]);
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
    const spent = async () => {
      const row = await shop()
        .deps.db.selectFrom('promotions')
        .select(['used_count', 'spent_amount'])
        .where('key', '=', 'tenth')
        .executeTakeFirstOrThrow();
      return [row.used_count, row.spent_amount];
    };
    expect(await spent()).toEqual([1, 200]);
    await cancel(order.number, { itemIds: [idOf(order, 0)] });
    expect(await spent()).toEqual([1, 200]);
    const { refunds, discounts } = await getOrder(shop().deps.db, order.id);
    expect([refunds.amount, refunds.discount, discounts[0]?.cancelAmount]).toEqual([900, 100, 100]);
    await cancel(order.number);
    expect(await spent()).toEqual([0, 0]);
    const whole = await getOrder(shop().deps.db, order.id);
    expect([whole.refunds.amount, whole.refunds.discount, whole.discounts[0]?.cancelAmount]).toEqual([2300, 200, 200]);
    await promote(shop(), [promotionInput('tenth', { isActive: false })]);
    await shop().runJobs();
  });

  it('that nobody has paid gives nothing back, and is waited for no longer', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method: 'transfer' });
    expect(await cancel(order.number)).toMatchObject({ status: 100, refund: { state: 'done' } });
    expect(await refundsOf(shop(), order)).toEqual(['1500 done unpaid=1500']);
    expect(await paymentOf(shop(), order)).toBe('cancelled 1500 back 0');
    expect((await eventsOf(shop(), order)).at(-1)).toBe('cancelled by staff');
    await expect(confirmTransfer(shop().deps, order.number)).rejects.toMatchObject({ code: 'order_desk_100' });
    await shop().runJobs();
  });

  it('whose money was transferred waits for somebody to transfer it back', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method: 'transfer' });
    await confirmTransfer(shop().deps, order.number);
    const way = { iban: 'tr33 0006 1005 1978 6457 8413 26', holderName: 'Ada Example', allAsLoyalty: false };
    const done = await cancel(order.number, { way });
    expect(done.refund?.state).toBe('by_hand');
    const id = done.refund?.id ?? 0;
    const row = () =>
      shop().deps.db.selectFrom('order_refunds').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(await row()).toMatchObject({ hand_amount: 1500, iban: IBAN, holder_name: 'Ada Example', state: 'by_hand' });
    expect((await noteTransfer(shop().deps, id)).outcome).toBe('done');
    expect((await row()).state).toBe('done');
    await shop().runJobs();
    const before = await everythingOf(shop(), order);
    expect((await noteTransfer(shop().deps, id)).outcome).toBe('already');
    expect(await everythingOf(shop(), order)).toBe(before);
    expect((await subjectsTo(shop(), buyer.email)).at(-1)).toBe(
      `We have given money back for your order ${order.number}`,
    );
  });

  it('refuses an account that is none', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    const before = await everythingOf(shop(), order);
    const way = { ...WAY, iban: 'TR330006100519786457841327' };
    await expect(cancel(order.number, { way })).rejects.toMatchObject({
      details: { fields: { iban: [{ key: 'invalid_iban' }] } },
    });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('gives card, loyalty money and gift card back in this order, and no more than came by each', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const grant = { email: buyer.email, currency: 'eur', amount: 600, kind: 'sale', reference: null } as const;
    await grantLoyalty(shop().deps, grant);
    await issueGiftCards(shop().deps, { count: 1, amount: 5000, currency: 'eur', expiresAt: null });
    const { rows } = await sql<{ id: number }>`select max(id) as id from gift_cards`.execute(shop().deps.db);
    const giftCardId = rows[0]?.id ?? 0;
    const amounts = { products: 2000, discount: 0, shipping: 500, fee: 0, giftBox: 0, interest: 0 };
    const order = await anOrder(shop(), buyer.browser, {
      goods: { [piece]: 2 },
      over: { amounts: { ...amounts, loyalty: 600, giftCard: 700 }, giftCardId },
    });
    const balances = async () => [
      await givenBack(shop(), order),
      await balanceOf(shop().deps.db, { customerId: buyer.id, currency: 'eur', now: shop().clock.now() }),
      (
        await shop()
          .deps.db.selectFrom('gift_cards')
          .select('balance')
          .where('id', '=', giftCardId)
          .executeTakeFirstOrThrow()
      ).balance,
    ];
    expect(await balances()).toEqual([0, 0, 4300]);
    await cancel(order.number, { itemIds: [idOf(order, 0)] });
    expect(await balances()).toEqual([1000, 0, 4300]);
    await cancel(order.number);
    expect(await balances()).toEqual([1200, 600, 5000]);
    expect(await refundsOf(shop(), order)).toEqual([
      '1000 done gateway=1000',
      '1500 done gateway=200 loyalty=600 giftCard=700',
    ]);
    await shop().runJobs();
  });

  it('gives all back as loyalty money where that is asked for', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    await cancel(order.number, { way: { ...WAY, allAsLoyalty: true } });
    expect(await balanceOf(shop().deps.db, { customerId: buyer.id, currency: 'eur', now: shop().clock.now() })).toBe(
      1500,
    );
    expect([await givenBack(shop(), order), await refundsOf(shop(), order)]).toEqual([0, ['1500 done loyalty=1500']]);
    await shop().runJobs();
  });

  it('is cancelled once, however often and by how many it is asked', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 3 } });
    const ended = await Promise.all([1, 2, 3, 4, 5].map(() => cancel(order.number)));
    expect(ended.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect([await stockOf(shop(), piece), await givenBack(shop(), order)]).toEqual(['5/0', 3500]);
    await shop().runJobs();
    const before = await everythingOf(shop(), order);
    expect(await cancel(order.number)).toEqual({ outcome: 'already', status: 100, refund: null });
    expect(await everythingOf(shop(), order)).toBe(before);
  });

  it('piece by piece at once gives back every piece once, and shipping once', async () => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 4 } });
    const each = order.items.map(({ id }) => cancel(order.number, { itemIds: [id] }));
    const ended = await Promise.all(each);
    expect(ended.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect(await statusesOf(shop(), order)).toBe('100: 100 100 100 100');
    expect([await stockOf(shop(), piece), await givenBack(shop(), order)]).toEqual(['5/0', 4500]);
    await shop().runJobs();
  });

  it('or is shipped, when both happen at once: one of them', async () => {
    const buyer = await aBuyer(shop());
    for (let round = 0; round < 5; round += 1) {
      const piece = await aPiece(shop(), 5);
      const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 2 } });
      const [shipped, cancelled] = await Promise.allSettled([
        shipOrder(shop().deps, { ...PARCEL, number: order.number }),
        cancel(order.number),
      ]);
      const isShipped = shipped.status === 'fulfilled';
      expect(cancelled.status).toBe(isShipped ? 'rejected' : 'fulfilled');
      expect([await statusesOf(shop(), order), await stockOf(shop(), piece), await givenBack(shop(), order)]).toEqual(
        isShipped ? ['500: 500 500', '3/0', 0] : ['100: 100 100', '5/0', 2500],
      );
    }
    await shop().runJobs();
  });

  it.each([
    ['sent', 500],
    ['delivered', 550],
  ] as const)('is not cancelled once it is %s', async (word, status) => {
    const buyer = await aBuyer(shop());
    const piece = await aPiece(shop(), 5);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 } });
    if (word === 'sent') await shipOrder(shop().deps, { ...PARCEL, number: order.number });
    else await deliver(order);
    await shop().runJobs();
    const before = await everythingOf(shop(), order);
    await expect(cancel(order.number)).rejects.toMatchObject({
      code: 'order_desk_100',
      text: { key: 'order_not_cancelled', params: { status: { key: `order_status_${status}` } } },
    });
    expect(await everythingOf(shop(), order)).toBe(before);
  });
});
