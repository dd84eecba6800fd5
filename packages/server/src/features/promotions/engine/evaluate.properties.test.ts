import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRules, evaluate } from '../index.ts';
import type { Amounts, Benefit, Condition, Promotion, Selector } from '../promotion.ts';
import { basket, line, promotion } from './engine.fixture.ts';
import type { Evaluation, PromotedLine } from './evaluation.ts';

const eur = (most: number): fc.Arbitrary<Amounts> =>
  fc.integer({ min: 1, max: most }).map((amount) => ({ eur: amount }));

const selector: fc.Arbitrary<Selector> = fc.oneof(
  fc.constant({}),
  fc.record({ categories: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }),
  fc.record({ products: fc.subarray(['S1', 'S2', 'S3'], { minLength: 1 }) }),
  fc.record({ exceptCategories: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }),
  fc.constant({ fullPriceOnly: true }),
);

const percent = fc.integer({ min: 1, max: 10_000 }).map((points) => points / 100);
const few = fc.integer({ min: 1, max: 3 });

const tiers = fc.array(
  fc.record({ from: eur(20_000), percent: fc.oneof(percent, fc.constant(null)), amount: fc.constant(null) }),
  { minLength: 1, maxLength: 3 },
);

const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({
    ...{ type: fc.constant('percentage' as const), percent, on: selector },
    atMost: fc.option(eur(5000), { nil: null }),
  }),
  fc.record({ type: fc.constant('amount' as const), amount: eur(20_000), on: selector, each: fc.boolean() }),
  fc.record({ type: fc.constant('fixed_price' as const), price: eur(3000), on: selector }),
  fc.record({
    ...{ type: fc.constant('buy_x_get_y' as const), buy: few, get: few, percent, bought: selector },
    ...{ got: fc.option(selector, { nil: null }), atMostTimes: fc.option(few, { nil: null }) },
  }),
  fc.record({ type: fc.constant('cheapest_free' as const), of: fc.integer({ min: 2, max: 4 }), on: selector }),
  fc.record({ type: fc.constant('tiered' as const), by: fc.constant('amount' as const), on: selector, tiers }),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('basket_total' as const), minimum: eur(20_000), of: selector }),
  fc.record({ type: fc.constant('quantity' as const), minimum: fc.integer({ min: 1, max: 6 }), of: selector }),
);

const promotions: fc.Arbitrary<Promotion[]> = fc
  .array(
    fc.record({
      ...{ benefit, conditions: fc.array(condition, { maxLength: 2 }), priority: fc.integer({ min: 0, max: 2 }) },
      isExclusive: fc.constantFrom(false, false, false, true),
      stackingGroup: fc.constantFrom(null, null, 'g'),
      budget: fc.option(fc.record({ currency: fc.constant('eur'), left: fc.integer({ min: 0, max: 3000 }) }), {
        nil: null,
      }),
    }),
    { maxLength: 6 },
  )
  .map((terms) => terms.map((term, index) => promotion(index + 1, term)));

/** Of a product everything but its quantity follows from its number. */
const goods = [1, 2, 3, 4].map((number) => ({
  sku: `S${number}`,
  listedSku: `S${number}`,
  categories: [['a'], ['a', 'b'], ['b', 'c'], ['c']][number - 1] ?? [],
  unitPrice: [1, 333, 1999, 123_456][number - 1] ?? 0,
  retailPrice: [1, 400, 1999, 123_456][number - 1] ?? 0,
}));

const lines: fc.Arbitrary<PromotedLine[]> = fc
  .array(fc.tuple(fc.constantFrom(...goods), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 })
  .map((entries) => entries.map(([good, quantity], index) => line(index + 1, { ...good, quantity })));

const RUNS = { numRuns: 400 };
const costs = (all: readonly PromotedLine[]) => all.reduce((sum, each) => sum + each.unitPrice * each.quantity, 0);
const amounts = ({ adjustments }: Evaluation) => adjustments.map(({ promotionId, amount }) => [promotionId, amount]);
const totalOff = ({ adjustments }: Evaluation) => adjustments.reduce((sum, { amount }) => sum + amount, 0);

/** What is left of each line. */
function nets(all: readonly PromotedLine[], { adjustments }: Evaluation): number[] {
  const parts = adjustments.flatMap((adjustment) => adjustment.parts);
  return all.map(({ id, unitPrice, quantity }) =>
    parts.filter(({ lineId }) => lineId === id).reduce((net, { amount }) => net - amount, unitPrice * quantity),
  );
}

it('adds up, and never takes a line below zero nor the basket below one minor unit', () => {
  fc.assert(
    fc.property(promotions, lines, (all, content) => {
      const evaluation = evaluate(compileRules(all), basket(content));
      for (const { amount, parts } of evaluation.adjustments) {
        expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
        expect(amount).toBeGreaterThan(0);
        expect(parts.every((part) => part.amount > 0)).toBe(true);
      }
      const left = nets(content, evaluation);
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      const total = costs(content) - totalOff(evaluation);
      expect(left.reduce((sum, net) => sum + net, 0)).toBe(total);
      expect(total).toBeGreaterThanOrEqual(1);
    }),
    RUNS,
  );
});

it('does not hang on the order of lines', () => {
  const shuffled = lines.chain((content) =>
    fc.tuple(fc.constant(content), fc.shuffledSubarray(content, { minLength: content.length })),
  );
  fc.assert(
    fc.property(promotions, shuffled, (all, [content, other]) => {
      const rules = compileRules(all);
      expect(evaluate(rules, basket(other))).toEqual(evaluate(rules, basket(content)));
    }),
    RUNS,
  );
});

it('treats two lines of one product as one line of both', () => {
  fc.assert(
    fc.property(promotions, lines, (all, content) => {
      const merged = goods.flatMap((good, index) => {
        const quantity = content.filter(({ sku }) => sku === good.sku).reduce((sum, each) => sum + each.quantity, 0);
        return quantity === 0 ? [] : [line(index + 1, { ...good, quantity })];
      });
      const rules = compileRules(all);
      expect(amounts(evaluate(rules, basket(merged)))).toEqual(amounts(evaluate(rules, basket(content))));
    }),
    RUNS,
  );
});

it('never spends more than the budget, and does not hang on the order of promotions', () => {
  fc.assert(
    fc.property(promotions, lines, (all, content) => {
      const evaluation = evaluate(compileRules(all), basket(content));
      for (const { promotionId, amount } of evaluation.adjustments) {
        expect(amount).toBeLessThanOrEqual(all[promotionId - 1]?.budget?.left ?? Infinity);
      }
      expect(evaluate(compileRules([...all].reverse()), basket(content))).toEqual(evaluation);
    }),
    RUNS,
  );
});

it('finds by its index what asking every promotion finds', () => {
  fc.assert(
    fc.property(promotions, lines, (all, content) => {
      const indexed = compileRules(all);
      const asked = { ...indexed, always: indexed.rules, byProduct: new Map(), byCategory: new Map() };
      expect(evaluate(indexed, basket(content))).toEqual(evaluate(asked, basket(content)));
    }),
    RUNS,
  );
});

it('changes nothing without promotions', () => {
  fc.assert(
    fc.property(lines, (content) => {
      const nothing = { adjustments: [], gifts: [], freeShipping: false, upsells: [] };
      expect(evaluate(compileRules([]), basket(content))).toEqual(nothing);
    }),
  );
});
