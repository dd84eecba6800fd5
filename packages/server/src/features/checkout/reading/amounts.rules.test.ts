import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountToPay } from '../../orders/index.ts';
import { amountsOf, type Priced, totalOf, unpaidOf } from './amounts.rules.ts';

const NOTHING: Priced = {
  ...{ products: 0, discount: 0, shipping: 0, fee: 0, giftBox: 0, plan: null },
  ...{ loyalty: { wanted: 0, balance: 0 }, giftCard: { wanted: 0, balance: 0 } },
};
const THREE = { id: 7, count: 3, rate: '0.031000' };

describe('amountsOf', () => {
  it('charges interest on what is left after balance and gift card', () => {
    const amounts = amountsOf({
      ...{ products: 20_000, discount: 1000, shipping: 690, fee: 200, giftBox: 450, plan: THREE },
      ...{ loyalty: { wanted: 5000, balance: 9000 }, giftCard: { wanted: 9999, balance: 3000 } },
    });
    // 203.40 - 50.00 - 30.00 = 123.40; 3.1 per cent of it, rounded up.
    expect(amounts).toMatchObject({ loyalty: 5000, giftCard: 3000, interest: 383 });
    expect([totalOf(amounts), unpaidOf(amounts), amountToPay(amounts)]).toEqual([20_340, 12_340, 12_723]);
  });

  it('takes no more than there is to pay, the balance first', () => {
    const amounts = amountsOf({
      ...NOTHING,
      ...{ products: 1000, plan: THREE },
      ...{ loyalty: { wanted: 800, balance: 800 }, giftCard: { wanted: 5000, balance: 5000 } },
    });
    expect([amounts.loyalty, amounts.giftCard, amounts.interest, amountToPay(amounts)]).toEqual([800, 200, 0, 0]);
  });

  const cents = fc.integer({ min: 0, max: 10_000_000 });
  const purse = fc.record({ wanted: cents, balance: cents });
  const priced = fc
    .record({
      ...{
        products: cents,
        shipping: cents,
        fee: cents,
        giftBox: cents,
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      },
      ...{ loyalty: purse, giftCard: purse, plan: fc.constantFrom(null, THREE) },
    })
    .map(({ part, ...one }) => ({ ...one, discount: Math.floor(one.products * part) }));

  it('always adds up: nothing is negative, and no more is taken than there is', () => {
    fc.assert(
      fc.property(priced, (given) => {
        const amounts = amountsOf(given);
        expect(Object.values(amounts).every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
        expect(amounts.loyalty).toBeLessThanOrEqual(Math.min(given.loyalty.balance, given.loyalty.wanted));
        expect(amounts.giftCard).toBeLessThanOrEqual(Math.min(given.giftCard.balance, given.giftCard.wanted));
        expect(unpaidOf(amounts)).toBeGreaterThanOrEqual(0);
        expect(amountToPay(amounts)).toBe(unpaidOf(amounts) + amounts.interest);
      }),
    );
  });
});
