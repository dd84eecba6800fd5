import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderAmounts, OrderDiscount, OrderItem } from '../order.ts';
import {
  cancelledDiscounts,
  partsOf,
  type Payments,
  reductionOf,
  type RefundParts,
  sum,
  totalOf,
} from './money.rules.ts';

function item(id: number, price: number, discount = 0, quantity = 1): OrderItem {
  return {
    ...{ id, price, discount, quantity, retailPrice: price, status: 400, parcelId: null, productId: 1, refunded: 0 },
    ...{ taxRate: '20.00', attributes: {}, isGift: false, modifiedDate: new Date(0) },
    product: { sku: 'A', baseCode: 'A', names: {}, image: null, path: '/a/', attributes: {} },
  };
}

const amounts = (over: Partial<OrderAmounts>): OrderAmounts => ({
  ...{ products: 0, discount: 0, shipping: 0, fee: 0, giftBox: 0, interest: 0, loyalty: 0, giftCard: 0 },
  ...over,
});

const NONE = { amount: 0, discount: 0, shipping: 0 };

describe('what an order does not cost any more', () => {
  const order = {
    amounts: amounts({ products: 5000, discount: 500, shipping: 700, fee: 100, interest: 60 }),
    refunds: NONE,
  };

  it('is price less discount of the items', () => {
    const reduction = reductionOf(order, [item(1, 1000, 100), item(2, 1500, 0, 2)], false);
    expect(reduction).toEqual({
      ...{ amount: 3900, discount: 100, shipping: 0 },
      items: new Map([
        [1, 900],
        [2, 3000],
      ]),
    });
  });

  it('is all that is left, shipping, fee and interest included, when nothing of it is left', () => {
    const refunds = { amount: 900, discount: 100, shipping: 0 };
    const reduction = reductionOf({ ...order, refunds }, [item(2, 4000, 400)], true);
    expect(reduction).toMatchObject({ amount: 5360 - 900, discount: 400, shipping: 700 });
  });

  it('is never more than is left', () => {
    const refunds = { amount: 5000, discount: 0, shipping: 0 };
    expect(reductionOf({ ...order, refunds }, [item(1, 1000)], false).amount).toBe(360);
  });
});

describe('cancelled discounts', () => {
  const discount = (id: number, amount: number): OrderDiscount => ({
    ...{ id, amount, promotionId: 1, names: {}, kind: 'automatic', code: null, cancelAmount: 0 },
  });

  it('are in proportion', () => {
    expect(cancelledDiscounts([discount(1, 300), discount(2, 100)], 100)).toEqual(
      new Map([
        [1, 75],
        [2, 25],
      ]),
    );
  });

  it('add up to what is cancelled, and none is more than the discount was', () => {
    const some = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const discounts = given.map((amount, index) => discount(index + 1, amount));
        const cancelled = Math.floor(sum(given) * share);
        const parts = cancelledDiscounts(discounts, cancelled);
        expect(sum(parts.values())).toBe(cancelled);
        for (const { id, amount } of discounts) {
          expect(parts.get(id)).toBeGreaterThanOrEqual(0);
          expect(parts.get(id)).toBeLessThanOrEqual(amount);
        }
      }),
    );
  });
});

describe('where money goes', () => {
  const NOTHING: RefundParts = { gateway: 0, hand: 0, unpaid: 0, loyalty: 0, giftCard: 0 };
  const payments = (over: Partial<Payments>): Payments => ({
    ...{ paid: { option: 8000, loyalty: 2000, giftCard: 1000 }, returned: NOTHING, byGateway: true },
    ...{ collected: 8000, loyaltyTo: 7, allAsLoyalty: false },
    ...over,
  });

  it.each([
    ['by the gateway first', 3000, {}, { gateway: 3000 }],
    ['then to loyalty money, then to the gift card', 10_500, {}, { gateway: 8000, loyalty: 2000, giftCard: 500 }],
    ['by hand what was transferred', 3000, { byGateway: false }, { hand: 3000 }],
    ['to nobody what nobody has paid', 9000, { byGateway: false, collected: 0 }, { unpaid: 8000, loyalty: 1000 }],
    ['as loyalty money when asked for', 10_500, { allAsLoyalty: true }, { loyalty: 10_500 }],
    [
      'not as loyalty money what nobody has paid',
      9000,
      { collected: 0, allAsLoyalty: true },
      { unpaid: 8000, loyalty: 1000 },
    ],
    ['by hand what nobody has an account for', 10_000, { loyaltyTo: null }, { gateway: 8000, hand: 2000 }],
  ] as const)('%s', (_name, amount, over, parts) => {
    expect(partsOf(amount, payments(over))).toEqual({ ...NOTHING, ...parts });
  });

  it('gives each way no more than came by it, however many refunds there are, and loses nothing', () => {
    const refunds = fc.array(
      fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), allAsLoyalty: fc.boolean() }),
      {
        ...{ minLength: 1, maxLength: 8 },
      },
    );
    const paid = fc.record({
      ...{ option: fc.integer({ min: 0, max: 9999 }), loyalty: fc.integer({ min: 0, max: 9999 }) },
      giftCard: fc.integer({ min: 0, max: 9999 }),
    });
    fc.assert(
      fc.property(paid, refunds, fc.constantFrom(7, null), (given, each, loyaltyTo) => {
        let left = given.option + given.loyalty + given.giftCard;
        let returned = NOTHING;
        for (const [index, { share, allAsLoyalty }] of each.entries()) {
          const amount = index === each.length - 1 ? left : Math.floor(left * share);
          const parts = partsOf(
            amount,
            payments({ paid: given, returned, collected: amount, loyaltyTo, allAsLoyalty }),
          );
          expect(totalOf(parts)).toBe(amount);
          const { gateway, hand, unpaid, loyalty, giftCard } = parts;
          expect(Math.min(gateway, hand, unpaid, loyalty, giftCard)).toBeGreaterThanOrEqual(0);
          returned = {
            ...{ gateway: returned.gateway + parts.gateway, hand: returned.hand + parts.hand, unpaid: 0 },
            ...{ loyalty: returned.loyalty + parts.loyalty, giftCard: returned.giftCard + parts.giftCard },
          };
          left -= amount;
        }
        expect(left).toBe(0);
        expect(returned.gateway).toBeLessThanOrEqual(given.option);
        expect(returned.giftCard).toBeLessThanOrEqual(given.giftCard);
        if (loyaltyTo === null) expect(returned.loyalty).toBe(0);
      }),
    );
  });
});
