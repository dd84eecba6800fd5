import { describe, expect, it } from 'vitest';
import type { Benefit, Promotion, Selector } from '../promotion.ts';
import { basket, line, NOW, percent, promotion } from './engine.fixture.ts';
import type { PromotedLine } from './evaluation.ts';
import { compileRules, evaluate } from '../index.ts';

const given = (benefit: Benefit, lines: readonly PromotedLine[], more: Partial<Promotion> = {}) =>
  evaluate(compileRules([promotion(1, { benefit, ...more })]), basket(lines));

/** Line to what it got off. */
function off(benefit: Benefit, lines: readonly PromotedLine[], more: Partial<Promotion> = {}): Record<number, number> {
  const [adjustment] = given(benefit, lines, more).adjustments;
  return Object.fromEntries((adjustment?.parts ?? []).map(({ lineId, amount }) => [lineId, amount]));
}

describe('percentage', () => {
  it('is rounded half up once, and no minor unit is lost on the lines', () => {
    const lines = [line(1, { unitPrice: 333 }), line(2, { unitPrice: 333 }), line(3, { unitPrice: 339 })];
    const [adjustment] = given(percent(50), lines).adjustments;
    expect(adjustment).toEqual({
      ...{ promotionId: 1, promotionKey: 'p1', voucher: null, kind: 'percentage', names: { en: 'Promotion 1' } },
      amount: 503,
      parts: [
        { lineId: 1, amount: 167 },
        { lineId: 2, amount: 166 },
        { lineId: 3, amount: 170 },
      ],
    });
  });

  it('takes hundredths of a percent, and at most so much', () => {
    expect(off(percent(0.01), [line(1, { unitPrice: 10_000 })])).toEqual({ 1: 1 });
    const benefit: Benefit = { type: 'percentage', percent: 50, on: {}, atMost: { eur: 300 } };
    expect(off(benefit, [line(1), line(2)])).toEqual({ 1: 150, 2: 150 });
  });

  it('is exact where numbers are not', () => {
    const lines = [line(1, { unitPrice: 900_719_925_474_099, quantity: 9 }), line(2, { unitPrice: 1 })];
    expect(off(percent(33.33), lines)).toEqual({ 1: 2_701_889_560_444_655 });
  });
});

describe('amount', () => {
  it('is shared in proportion, and never above what lines cost', () => {
    const benefit: Benefit = { type: 'amount', amount: { eur: 1000 }, on: { categories: ['shirts'] }, each: false };
    const other = line(3, { categories: ['shoes'] });
    expect(off(benefit, [line(1), line(2, { quantity: 2 }), other])).toEqual({ 1: 333, 2: 667 });
    expect(off(benefit, [line(1, { unitPrice: 700 }), other])).toEqual({ 1: 700 });
  });

  it('may be off each piece', () => {
    const benefit: Benefit = { type: 'amount', amount: { eur: 250 }, on: {}, each: true };
    expect(off(benefit, [line(1), line(2, { quantity: 3, unitPrice: 200 })])).toEqual({ 1: 250, 2: 600 });
  });
});

it('sells at a fixed price, and never raises one', () => {
  const benefit: Benefit = { type: 'fixed_price', price: { eur: 600 }, on: {} };
  expect(off(benefit, [line(1, { quantity: 2 }), line(2, { unitPrice: 500 })])).toEqual({ 1: 800 });
});

describe('buy_x_get_y', () => {
  const buyGet = (more: Partial<Extract<Benefit, { type: 'buy_x_get_y' }>> = {}): Benefit => ({
    ...{ type: 'buy_x_get_y', buy: 2, get: 1, percent: 100, bought: {}, got: null, atMostTimes: null },
    ...more,
  });
  const shoes: Selector = { categories: ['shoes'] };
  const shoe = (id: number, more: Partial<PromotedLine> = {}) => line(id, { categories: ['shoes'], ...more });

  it('gives the cheapest pieces, across lines', () => {
    const lines = [line(1, { quantity: 3 }), line(2, { quantity: 3, unitPrice: 300 })];
    expect(off(buyGet(), lines)).toEqual({ 2: 600 });
    expect(off(buyGet({ percent: 50 }), [line(1, { quantity: 4 }), line(2, { unitPrice: 301 })])).toEqual({ 2: 151 });
  });

  it.each([
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 2],
    [9999, 3333],
  ])('of %i pieces it gives %i', (quantity, pieces) => {
    expect(given(buyGet(), [line(1, { quantity })]).adjustments[0]?.amount ?? 0).toBe(pieces * 1000);
  });

  it('gives what a set has beyond what had to be bought, as often as it may', () => {
    expect(off(buyGet({ get: 2 }), [line(1, { quantity: 3 })])).toEqual({ 1: 1000 });
    expect(off(buyGet({ atMostTimes: 2 }), [line(1, { quantity: 30 })])).toEqual({ 1: 2000 });
  });

  it('gives other goods than those bought', () => {
    const terms = buyGet({ bought: { categories: ['shirts'] }, got: shoes, percent: 50 });
    expect(off(terms, [line(1, { quantity: 5 }), shoe(2, { quantity: 3 })])).toEqual({ 2: 1000 });
    expect(off(terms, [line(1), shoe(2)])).toEqual({});
  });

  it('does not give a piece that it counts as bought', () => {
    const terms = buyGet({ buy: 1, bought: { products: ['S1'] }, got: {} });
    expect(off(terms, [line(1, { unitPrice: 10 }), shoe(2)])).toEqual({ 2: 1000 });
    expect(off(terms, [line(1, { quantity: 2 })])).toEqual({ 1: 1000 });
    expect(off(terms, [line(1)])).toEqual({});
  });
});

it('gives the cheapest of every so many', () => {
  const benefit: Benefit = { type: 'cheapest_free', of: 3, on: {} };
  const lines = [line(1, { unitPrice: 300 }), line(2), line(3, { quantity: 5 })];
  expect(off(benefit, lines)).toEqual({ 1: 300, 2: 1000 });
  expect(off(benefit, lines.slice(0, 2))).toEqual({});
});

describe('tiered', () => {
  const tier = (from: number, percent: number) => ({ from: { eur: from }, percent, amount: null });
  const byAmount: Benefit = { type: 'tiered', by: 'amount', on: {}, tiers: [tier(5000, 20), tier(2000, 5)] };

  it.each([
    [1, {}],
    [2, { 1: 100 }],
    [4, { 1: 200 }],
    [5, { 1: 1000 }],
  ])('gives the highest tier that %i pieces reach', (quantity, expected) => {
    expect(off(byAmount, [line(1, { quantity })])).toEqual(expected);
  });

  it('goes by pieces, and gives amounts', () => {
    const tiers = [
      { from: 2, percent: null, amount: { eur: 150 } },
      { from: 3, percent: null, amount: { usd: 900 } },
    ];
    const benefit: Benefit = { type: 'tiered', by: 'quantity', on: {}, tiers };
    expect(off(benefit, [line(1), line(2, { quantity: 2 })])).toEqual({ 1: 50, 2: 100 });
  });
});

it('ships for nothing, and gives products', () => {
  const rules = compileRules([
    promotion(1, { benefit: { type: 'free_shipping' } }),
    promotion(2, { benefit: { type: 'gift_product', sku: 'G', quantity: 2 }, gift: { id: 7, listedId: 6 } }),
    promotion(3, { benefit: { type: 'gift_product', sku: 'X', quantity: 1 } }),
  ]);
  const evaluation = evaluate(rules, basket([line(1)]));
  expect(evaluation.freeShipping).toBe(true);
  expect(evaluation.gifts).toEqual([
    { promotionId: 2, names: { en: 'Promotion 2' }, productId: 7, listedId: 6, quantity: 2 },
  ]);
  expect(evaluation.adjustments.map(({ promotionId, amount, parts }) => [promotionId, amount, parts])).toEqual([
    [1, 0, []],
    [2, 0, []],
  ]);
  expect(evaluate(rules, basket([]))).toEqual({ adjustments: [], gifts: [], freeShipping: false, upsells: [] });
});

it('leaves one minor unit of the basket, and stays within the budget', () => {
  expect(off(percent(100), [line(1), line(2, { unitPrice: 500 })])).toEqual({ 1: 999, 2: 500 });
  expect(off(percent(100), [line(1, { unitPrice: 1 })])).toEqual({});
  const budget = { currency: 'eur', left: 150 };
  expect(off(percent(50), [line(1), line(2)], { budget })).toEqual({ 1: 75, 2: 75 });
});

describe('selectors', () => {
  const lines = [
    line(1, { listedSku: 'L' }),
    line(2, { categories: ['clothes', 'trousers'], attributes: { color: ['red', 'navy'] } }),
    line(3, { retailPrice: 2000, attributes: { color: 'red', isNew: true } }),
  ];
  const half = (on: Selector) => Object.keys(off({ type: 'percentage', percent: 50, on, atMost: null }, lines));

  it.each<[Selector, string[]]>([
    [{}, ['1', '2', '3']],
    [{ products: ['L', 'S3'] }, ['1', '3']],
    [{ categories: ['clothes'] }, ['1', '2', '3']],
    [{ categories: ['trousers'] }, ['2']],
    [{ attributes: { color: ['navy'] } }, ['1', '2']],
    [{ attributes: { color: ['red'], isNew: ['true'] } }, ['3']],
    [{ attributes: { constructor: ['x'] } }, []],
    [{ exceptProducts: ['L'] }, ['2', '3']],
    [{ categories: ['clothes'], exceptCategories: ['trousers'] }, ['1', '3']],
    [{ fullPriceOnly: true }, ['1', '2']],
  ])('%j means lines %j', (on, expected) => {
    expect(half(on)).toEqual(expected);
  });
});

it('does not exist in a currency that an amount is missing in', () => {
  const benefit: Benefit = { type: 'amount', amount: { usd: 100 }, on: {}, each: false };
  expect(off(benefit, [line(1)])).toEqual({});
  const rules = compileRules([promotion(1, { benefit })]);
  expect(evaluate(rules, { ...basket([line(1)]), currency: 'usd', now: NOW }).adjustments[0]?.amount).toBe(100);
});
