import { describe, expect, it } from 'vitest';
import { setSegment } from '../../src/features/accounts/index.ts';
import { enrolAtDesk, issueGiftCards } from '../../src/features/loyalty/index.ts';
import { give } from '../../src/features/loyalty/money/money.fixture.ts';
import { aBuyer, anOrder, type Buyer } from '../../src/features/orders/desk/desk.support.ts';
import { confirmTransfer, type Order } from '../../src/features/orders/index.ts';
import { aPiece } from '../../src/features/orders/placing/placing.support.ts';
import { useShop } from '../support/app.ts';
import { EARNING, earningWorld } from './loyalty.support.ts';

describe('a programme for members, which gives on approval', () => {
  const env = { ...EARNING, LOYALTY_EARN_FOR: 'members', LOYALTY_EARN_AT: 'approved', LOYALTY_EARN_ON: 'total' };
  const shop = useShop({ env: { ...env, LOYALTY_EARN_PERCENT_BY_SEGMENT: 'vip:20' } });
  const { agree, buy, cancel, lines, refund, ship, standing } = earningWorld(shop);

  async function aMember(): Promise<Buyer> {
    const buyer = await aBuyer(shop());
    await enrolAtDesk(shop().deps, buyer.email);
    return buyer;
  }

  it('gives others nothing, who may join later', async () => {
    const buyer = await aBuyer(shop());
    await buy(buyer, 1);
    await enrolAtDesk(shop().deps, buyer.email);
    expect(await standing(buyer)).toBe('0 (0) 0');
    await buy(buyer, 1);
    expect(await standing(buyer)).toBe('150 (0) 0');
    await agree();
  });

  it('gives when a paid order is placed, and takes back what is cancelled or comes back', async () => {
    const buyer = await aMember();
    const order = await buy(buyer, 3);
    expect([await standing(buyer), await lines(buyer)]).toEqual(['350 (0) 0', ['earn 350']]);
    await cancel(order, [0]);
    expect(await standing(buyer)).toBe('250 (0) 0');
    await ship(order);
    await refund(order);
    // Shipping was paid, and is kept.
    expect(await standing(buyer)).toBe('50 (0) 0');
    await agree();
  });

  it('waits for money that is to come', async () => {
    const buyer = await aMember();
    const piece = await aPiece(shop(), 1);
    const order = await anOrder(shop(), buyer.browser, { goods: { [piece]: 1 }, method: 'transfer' });
    expect(await standing(buyer)).toBe('0 (150) 0');
    await Promise.all(Array.from({ length: 5 }, () => confirmTransfer(shop().deps, order.number)));
    await shop().runJobs();
    expect([await standing(buyer), await lines(buyer)]).toEqual(['150 (0) 0', ['earn 150']]);
    await agree();
  });

  it('gives more in a segment', async () => {
    const buyer = await aMember();
    await setSegment(shop().deps, buyer.email, 'vip');
    await buy(buyer, 1);
    expect(await standing(buyer)).toBe('300 (0) 0');
    await agree();
  });

  it('keeps the books, though five orders of one customer come back while another is placed', async () => {
    const buyer = await aMember();
    await give(shop(), buyer.email, { bank: 2000 });
    await issueGiftCards(shop().deps, { count: 1, amount: 5000, currency: 'eur', expiresAt: null });
    const { db } = shop().deps;
    const { id: giftCardId } = await db.selectFrom('gift_cards').select('id').executeTakeFirstOrThrow();
    const amounts = { products: 1000, discount: 0, shipping: 500, fee: 0, giftBox: 0, interest: 0 };
    const over = { amounts: { ...amounts, loyalty: 200, giftCard: 300 }, giftCardId };
    const orders: Order[] = [];
    for (let each = 0; each < 5; each += 1) {
      const order = await buy(buyer, 1, over);
      await ship(order);
      orders.push(order);
    }
    // 10 % of 15.00 less 5.00, five times.
    expect(await standing(buyer)).toBe('1500 (0) 0');
    await Promise.all([...orders.map((order) => refund(order)), buy(buyer, 1, over)]);
    await shop().runJobs();
    // The sixth spends 2.00 and earns 1.00; of the others 0.67 each is taken back: a third of them, shipping, is kept. How much
    // of that is still owed goes by who came first.
    const [balance = 0, , owed = 0] = (await standing(buyer)).split(/[ ()]+/).map(Number);
    expect(balance - owed).toBe(1500 - 200 + 100 - 5 * 67);
    await agree();
  });
});

describe('a shop that gives nothing', () => {
  const shop = useShop();
  const { buy, deliver, standing } = earningWorld(shop);

  it('asks nothing of orders that are placed, and keeps none in mind', async () => {
    const buyer = await aBuyer(shop());
    const seen: string[] = [];
    const stop = shop().database.listen((text) => seen.push(text));
    const order = await buy(buyer, 1);
    stop();
    expect(seen.filter((text) => text.includes('loyalty_earnings'))).toEqual([]);
    await deliver(order);
    expect(await standing(buyer)).toBe('0 (0) 0');
    expect(await shop().deps.db.selectFrom('loyalty_earnings').select('id').execute()).toEqual([]);
  });
});
