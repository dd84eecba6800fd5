import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offering, StoredLine } from '../basket.ts';
import { mergeLines, type Strategy } from './merge.rules.ts';

let ids = 0;

const offering = (over: Partial<Offering> = {}): Offering => {
  return {
    ...{ listedId: 1, isSold: true, price: null, taxRate: '20.00', available: 100, sellWithoutStock: false },
    maxQuantity: null,
    ...over,
  };
};

const line = (productId: number, quantity: number, over: Partial<StoredLine> = {}): StoredLine => {
  ids += 1;
  const known = { id: ids, productId, name: `p${productId}`, quantity, attributes: {}, attributesKey: '' };
  return { ...known, offering: offering(), ...over };
};

const LIMITS = { lines: 100, quantity: 999 };

/** Each line of the report as `product: guest + own = quantity, outcome, reason`. */
function merged(strategy: Strategy, own: StoredLine[], guest: StoredLine[], limits = LIMITS): string[] {
  return mergeLines(strategy, { own, guest }, limits).report.map(
    ({ name, guestQuantity, ownQuantity, quantity, outcome, reason }) =>
      `${name}: ${guestQuantity} + ${ownQuantity} = ${quantity}, ${outcome}${reason === null ? '' : ` (${reason})`}`,
  );
}

describe('mergeLines', () => {
  it('sums quantities up to stock', () => {
    const scarce = { offering: offering({ available: 5 }) };
    expect(
      merged(
        'sum',
        [line(1, 2), line(2, 3, scarce), line(3, 5, scarce)],
        [line(1, 4), line(2, 4, scarce), line(3, 1, scarce), line(4, 9, scarce), line(5, 1)],
      ),
    ).toEqual([
      'p1: 4 + 2 = 6, merged',
      'p2: 4 + 3 = 5, capped (stock)',
      'p3: 1 + 5 = 5, dropped (stock)',
      'p4: 9 + 0 = 5, capped (stock)',
      'p5: 1 + 0 = 1, added',
    ]);
  });

  it('keeps the larger quantity', () => {
    expect(merged('larger', [line(1, 2), line(2, 3)], [line(1, 4), line(2, 1), line(3, 2)])).toEqual([
      'p1: 4 + 2 = 4, merged',
      'p2: 1 + 3 = 3, merged',
      'p3: 2 + 0 = 2, added',
    ]);
  });

  it('puts the guest basket in place of the other', () => {
    const own = [line(1, 9), line(2, 3)];
    const guest = [line(1, 4), line(3, 1)];
    expect(merged('guest', own, guest)).toEqual([
      'p2: 0 + 3 = 0, replaced',
      'p1: 4 + 9 = 4, merged',
      'p3: 1 + 0 = 1, added',
    ]);
    const { changed, moved } = mergeLines('guest', { own, guest }, LIMITS);
    expect(changed).toEqual([
      { id: own[1]?.id, quantity: 0 },
      { id: own[0]?.id, quantity: 4 },
    ]);
    expect(moved).toEqual([{ id: guest[1]?.id, quantity: 1 }]);
  });

  it('drops what is not sold, and what finds no room', () => {
    const gone = { offering: null };
    const off = { offering: offering({ isSold: false }) };
    const limited = { offering: offering({ maxQuantity: 3 }) };
    expect(
      merged(
        'sum',
        [line(1, 1), line(6, 2, limited)],
        [line(2, 1, gone), line(3, 1, off), line(4, 1), line(5, 1), line(6, 2, limited)],
        {
          lines: 3,
          quantity: 999,
        },
      ),
    ).toEqual([
      'p2: 1 + 0 = 0, dropped (unavailable)',
      'p3: 1 + 0 = 0, dropped (unavailable)',
      'p4: 1 + 0 = 1, added',
      'p5: 1 + 0 = 0, dropped (basket_full)',
      'p6: 2 + 2 = 3, capped (limit)',
    ]);
  });

  it('tells lines of one product apart by their attributes, and lets them share its stock', () => {
    const red = { attributesKey: 'red', offering: offering({ available: 5 }) };
    const plain = { offering: offering({ available: 5 }) };
    expect(merged('sum', [line(1, 3, plain)], [line(1, 4, red), line(1, 1, plain)])).toEqual([
      'p1: 4 + 0 = 2, capped (stock)',
      'p1: 1 + 3 = 3, dropped (stock)',
    ]);
  });
});

interface Given {
  readonly product: number;
  readonly key: string;
  readonly quantity: number;
}

const anyLines = fc.array(
  fc.record({
    product: fc.integer({ min: 1, max: 4 }),
    key: fc.constantFrom('', 'a'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 6 },
);
const anyStock = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 });

function linesOf(given: readonly Given[], stock: readonly number[]): StoredLine[] {
  const distinct = [...new Map(given.map((one) => [`${one.product} ${one.key}`, one])).values()];
  return distinct.map(({ product, key, quantity }) =>
    line(product, quantity, { attributesKey: key, offering: offering({ available: stock[product] ?? 0 }) }),
  );
}

function piecesOf(lines: readonly StoredLine[], product: number, quantities: ReadonlyMap<number, number>): number {
  const own = lines.filter(({ productId }) => productId === product);
  return own.reduce((sum, { id }) => sum + (quantities.get(id) ?? 0), 0);
}

it('never sells more than there is, nor takes from the customer, whatever the baskets', () => {
  const anyStrategy = fc.constantFrom<Strategy>('sum', 'larger', 'guest');
  fc.assert(
    fc.property(anyLines, anyLines, anyStock, anyStrategy, (first, second, stock, strategy) => {
      const [own, guest] = [linesOf(first, stock), linesOf(second, stock)];
      const { changed, moved, report } = mergeLines(strategy, { own, guest }, LIMITS);
      const before = new Map(own.map(({ id, quantity }) => [id, quantity]));
      const after = new Map([...before, ...[...changed, ...moved].map(({ id, quantity }) => [id, quantity] as const)]);
      for (const product of [1, 2, 3, 4]) {
        const had = piecesOf(own, product, before);
        const has = piecesOf([...own, ...guest], product, after);
        expect(has).toBeLessThanOrEqual(Math.max(stock[product] ?? 0, had));
        if (strategy !== 'guest') expect(has).toBeGreaterThanOrEqual(had);
      }
      expect(report.filter(({ guestQuantity }) => guestQuantity > 0)).toHaveLength(guest.length);
      for (const { quantity } of moved) expect(quantity).toBeGreaterThan(0);
    }),
  );
});
