import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../../tests/support/books.ts';
import { FAULT_POINTS, type FaultPoint } from '../../../platform/faults/index.ts';
import { checkPayments } from '../../payments/attempts/checking.service.ts';
import { aBuyer } from '../orders.support.ts';
import { aCheckout, aGuestWith, aPiece, fill, TEST_CARDS, ordersIn, stockOf, wordOf } from './placing.support.ts';
import { placeOrder } from './placing.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

class PowerCut extends Error {}

/** The server's parts, dying at a point: what comes after is not done, what was committed stays. */
function dyingAt(point: FaultPoint) {
  const reach = (reached: FaultPoint) => {
    if (reached === point) throw new PowerCut(point);
  };
  return { ...shop().deps, faults: { reach } };
}

/** An hour later the job that asks the gateway has run. */
async function later(): Promise<void> {
  shop().clock.advance(3_600_000);
  await checkPayments(shop().deps);
  await shop().runJobs();
}

const PAID: readonly FaultPoint[] = ['placing.paid', 'placing.settling', 'placing.settled'];

describe('a server that dies while it places an order', () => {
  it.each(FAULT_POINTS)('loses nothing at %s', async (point) => {
    const tea = await aPiece(shop(), 3);
    const browser = await aGuestWith(shop(), { [tea]: 2 });
    const before = (await ordersIn(shop())).filter(({ placed_at }) => placed_at !== null).length;
    const request = await aCheckout(shop(), browser, { method: 'card', card: TEST_CARDS.success });
    await expect(placeOrder(dyingAt(point), request)).rejects.toThrow(PowerCut);
    await later();
    const placed = async () => (await ordersIn(shop())).filter(({ placed_at }) => placed_at !== null).length - before;
    expect(await placed()).toBe(PAID.includes(point) ? 1 : 0);
    expect(await stockOf(shop(), tea)).toBe(PAID.includes(point) ? '3/2' : '3/0');
    await expectBooksBalanced(shop().deps.db);
    const again = await placeOrder(
      shop().deps,
      PAID.includes(point) ? request : await aCheckout(shop(), browser, { method: 'card', card: TEST_CARDS.success }),
    );
    await shop().runJobs();
    expect(wordOf(again)).toBe('placed');
    expect(await placed()).toBe(1);
    expect(await stockOf(shop(), tea)).toBe('3/2');
    await expectBooksBalanced(shop().deps.db);
  });

  it.each(FAULT_POINTS)('keeps a card with the order, or neither, at %s', async (point) => {
    const { id, browser } = await aBuyer(shop());
    await fill(browser, { [await aPiece(shop(), 3)]: 1 });
    const wanted = { method: 'card', card: TEST_CARDS.success, over: { saveCard: true } } as const;
    const request = await aCheckout(shop(), browser, wanted);
    await expect(placeOrder(dyingAt(point), request)).rejects.toThrow(PowerCut);
    await later();
    const kept = await shop().deps.db.selectFrom('saved_cards').select('id').where('customer_id', '=', id).execute();
    expect(kept).toHaveLength(PAID.includes(point) ? 1 : 0);
  });
});
