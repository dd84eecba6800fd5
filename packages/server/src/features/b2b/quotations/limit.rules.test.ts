import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Good, ShelfProduct } from '../../storefront/index.ts';
import { priceBasket } from '../basket/totals.rules.ts';
import { exceeded } from './limit.rules.ts';

const amount = fc.integer({ min: 0, max: 10_000 });

it('lets exactly those through whose month stays within each limit that there is', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ limit: amount, asked: amount }), { maxLength: 2 }), amount, (limits, more) => {
      const isWithin = limits.every(({ limit, asked }) => limit === 0 || asked + more <= limit);
      expect(exceeded(limits, more) === null).toBe(isWithin);
    }),
  );
});

it('never lets a month come to more than its limit, whatever is asked for in whichever order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(amount), (limit, wishes) => {
      let asked = 0;
      for (const wish of wishes) if (exceeded([{ limit, asked }], wish) === null) asked += wish;
      expect(asked).toBeLessThanOrEqual(limit);
    }),
  );
});

const shelfProduct = (id: number, price: number): ShelfProduct => {
  return {
    ...{ id, sku: `s${id}`, baseCode: `s${id}`, isGroup: false, attributeSetId: null, names: {}, descriptions: {} },
    ...{ attributes: {}, attributeTexts: {}, extraAttributes: {}, variantKeys: [], unitType: 'qty', maxQuantity: null },
    ...{
      sellWithoutStock: true,
      createdDate: new Date(0),
      modifiedDate: new Date(0),
      images: [],
      available: 0,
      urls: {},
    },
    offer: { price, retailPrice: price, lowestBefore: null },
  };
};

const goodOf = (id: number, price: number): Good => {
  return { family: { listed: shelfProduct(id, price), variants: [], members: [], categories: [] }, variant: null };
};

it('adds a basket up exactly: items to its total, divisions to their item, whatever the prices', () => {
  const price = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const line = fc.record({
    productId: fc.integer({ min: 1, max: 5 }),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    division: fc.record({ id: fc.integer({ min: 1, max: 3 }), name: fc.constant('n'), erpCode: fc.constant('e') }),
  });
  fc.assert(
    fc.property(fc.array(price, { minLength: 5, maxLength: 5 }), fc.array(line, { maxLength: 20 }), (prices, given) => {
      const lines = given.map((one) => ({ ...one, listedId: one.productId }));
      const goods = new Map(prices.map((cost, index) => [index + 1, goodOf(index + 1, cost)]));
      const basket = priceBasket(lines, goods);
      const expected = lines.reduce(
        (sum, { productId, quantity }) => sum + BigInt(prices[productId - 1] ?? 0) * BigInt(quantity),
        0n,
      );
      expect(basket.amount).toBe(expected);
      expect(basket.items.reduce((sum, item) => sum + item.amount, 0n)).toBe(expected);
      expect(basket.quantity).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0));
      for (const item of basket.items) {
        expect(item.divisions.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(item.quantity);
      }
    }),
  );
});
