import { describe, expect, it } from 'vitest';
import { compileRules, evaluate, explain, nextTurn, offersFor } from '../index.ts';
import type { Benefit, Condition, Promotion } from '../promotion.ts';
import { basket, customer, line, NOW, percent, promotion } from './engine.fixture.ts';
import type { EvaluationInput, Failure } from './evaluation.ts';

const applied = (promotions: readonly Promotion[], input: EvaluationInput) =>
  evaluate(compileRules(promotions), input).adjustments.map(({ promotionId, amount }) => [promotionId, amount]);

const failure = (one: Promotion, input: EvaluationInput): Failure | null =>
  explain(compileRules([one]), input)[0]?.failure ?? null;

const LATER = new Date('2030-02-01T00:00:00Z');
const EARLIER = new Date('2029-12-01T00:00:00Z');
const total = (minimum: number, of = {}): Condition => ({ type: 'basket_total', minimum: { eur: minimum }, of });
const pieces = (minimum: number, of = {}): Condition => ({ type: 'quantity', minimum, of });

describe('stacking', () => {
  it('applies in order of priority, then of age, each on what is left', () => {
    const promotions = [promotion(3), promotion(1), promotion(2, { priority: 5, benefit: percent(50) })];
    expect(applied(promotions, basket([line(1)]))).toEqual([
      [2, 500],
      [1, 50],
      [3, 45],
    ]);
  });

  it('looks at conditions in the state that earlier ones left', () => {
    const promotions = [promotion(1, { conditions: [total(1000)] }), promotion(2, { conditions: [total(901)] })];
    expect(applied(promotions, basket([line(1)]))).toEqual([[1, 100]]);
  });

  it('applies an exclusive one alone or not at all', () => {
    const exclusive = promotion(2, { isExclusive: true });
    expect(applied([promotion(1), exclusive, promotion(3)], basket([line(1)]))).toEqual([
      [1, 100],
      [3, 90],
    ]);
    expect(applied([{ ...exclusive, id: 1 }, promotion(3)], basket([line(1)]))).toEqual([[1, 100]]);
  });

  it('applies at most one of a group', () => {
    const grouped = (id: number, conditions: Condition[] = []) => promotion(id, { stackingGroup: 'sale', conditions });
    expect(applied([grouped(1, [total(5000)]), grouped(2), grouped(3), promotion(4)], basket([line(1)]))).toEqual([
      [2, 100],
      [4, 90],
    ]);
  });
});

describe('candidates', () => {
  it('finds what needs certain goods, by product, by listed product, and by category', () => {
    const of = (on: object): Benefit => ({ type: 'percentage', percent: 10, on, atMost: null });
    const promotions = [
      promotion(1, { benefit: of({ products: ['S1'] }) }),
      promotion(2, { benefit: of({ products: ['L'], categories: ['shirts'] }) }),
      promotion(3, { benefit: of({ categories: ['shirts', 'clothes'] }) }),
      promotion(4, { conditions: [pieces(1, { products: ['other'] })] }),
      promotion(5, { benefit: { type: 'free_shipping' }, conditions: [total(1, { categories: ['shoes'] })] }),
    ];
    expect(applied(promotions, basket([line(1, { listedSku: 'L' })]))).toEqual([
      [1, 100],
      [2, 90],
      [3, 81],
    ]);
  });

  it('needs a voucher where the promotion is not automatic', () => {
    const coupon = promotion(1, { kind: 'voucher_code' });
    const voucher = { id: 9, promotionId: 1, code: 'WELCOME' };
    expect(applied([coupon], basket([line(1)]))).toEqual([]);
    const { adjustments } = evaluate(compileRules([coupon]), basket([line(1)], { vouchers: [voucher] }));
    expect(adjustments.map((each) => [each.amount, each.voucher])).toEqual([[100, voucher]]);
    expect(failure(coupon, basket([line(1)]))).toEqual({ reason: 'needs_voucher' });
  });

  it('passes over a voucher of a promotion that is not there', () => {
    const vouchers = [{ id: 9, promotionId: 77, code: 'GONE' }];
    expect(applied([promotion(1)], basket([line(1)], { vouchers }))).toEqual([[1, 100]]);
  });
});

describe('conditions', () => {
  it.each<[Condition, Partial<EvaluationInput>]>([
    [total(2000), {}],
    [pieces(2), {}],
    [{ type: 'segment', anyOf: ['vip'] }, { customer: customer({ segment: 'vip' }) }],
    [{ type: 'first_order' }, { customer: customer({ orderCount: 0 }) }],
    [{ type: 'payment_option', anyOf: ['transfer'] }, { paymentOption: 'transfer' }],
    [{ type: 'currency', anyOf: ['eur', 'usd'] }, {}],
  ])('%j holds', (condition, more) => {
    const lines = [line(1, { quantity: 2 })];
    expect(failure(promotion(1, { conditions: [condition] }), basket(lines, more))).toBeNull();
  });

  it.each<[Condition, Partial<EvaluationInput>, Failure['reason']]>([
    [{ type: 'segment', anyOf: ['vip'] }, {}, 'needs_login'],
    [{ type: 'segment', anyOf: ['vip'] }, { customer: customer() }, 'condition'],
    [{ type: 'first_order' }, {}, 'needs_login'],
    [{ type: 'first_order' }, { customer: customer() }, 'condition'],
    [{ type: 'payment_option', anyOf: ['transfer'] }, {}, 'condition'],
    [{ type: 'payment_option', anyOf: ['transfer'] }, { paymentOption: 'card' }, 'condition'],
    [{ type: 'currency', anyOf: ['usd'] }, {}, 'other_currency'],
    [{ type: 'basket_total', minimum: { usd: 1 }, of: {} }, {}, 'other_currency'],
  ])('%j fails for %j: %s', (condition, more, reason) => {
    const one = promotion(1, { conditions: [condition] });
    expect(failure(one, basket([line(1)], more))?.reason).toBe(reason);
    expect(applied([one], basket([line(1)], more))).toEqual([]);
  });

  it.each<[Partial<Promotion>, Failure]>([
    [{ startsAt: LATER }, { reason: 'not_started', at: LATER }],
    [{ endsAt: EARLIER }, { reason: 'ended', at: EARLIER }],
    [{ endsAt: NOW }, { reason: 'ended', at: NOW }],
    [{ isExhausted: true }, { reason: 'exhausted' }],
    [{ budget: { currency: 'eur', left: 0 } }, { reason: 'exhausted' }],
    [{ budget: { currency: 'usd', left: 5 } }, { reason: 'other_currency', currencies: ['usd'] }],
    [{ benefit: percent(10, ['shoes']) }, { reason: 'nothing_fits' }],
    [{ perCustomerLimit: 2 }, { reason: 'needs_login' }],
  ])('%j: %j', (more, expected) => {
    expect(failure(promotion(1, more), basket([line(1)]))).toEqual(expected);
    expect(applied([promotion(1, more)], basket([line(1)]))).toEqual([]);
  });

  it('counts what the customer has used', () => {
    const limited = promotion(1, { perCustomerLimit: 2 });
    const having = (times: number) => basket([line(1)], { customer: customer({ redemptions: new Map([[1, times]]) }) });
    expect(failure(limited, having(1))).toBeNull();
    expect(failure(limited, having(2))).toEqual({ reason: 'used_up_by_customer', limit: 2 });
  });
});

describe('explain', () => {
  it('has a word for every promotion', () => {
    const condition = total(5000);
    const rules = compileRules([
      promotion(1, { conditions: [condition] }),
      promotion(2, { stackingGroup: 'sale' }),
      promotion(3, { stackingGroup: 'sale' }),
    ]);
    const verdicts = explain(rules, basket([line(1)]));
    expect(verdicts.map(({ promotionKey, adjustment }) => [promotionKey, adjustment?.amount ?? null])).toEqual([
      ['p1', null],
      ['p2', 100],
      ['p3', null],
    ]);
    const far = { by: 'amount', required: 5000, partial: 1000, remaining: 4000 };
    const upsell = { promotionId: 1, names: { en: 'Promotion 1' }, ...far, benefit: percent(10) };
    expect(verdicts.map(({ failure }) => failure)).toEqual([
      { reason: 'condition', condition, upsell },
      null,
      { reason: 'excluded_by', promotionKey: 'p2' },
    ]);
  });
});

describe('upsells', () => {
  const upsells = (promotions: readonly Promotion[], input: EvaluationInput) =>
    evaluate(compileRules(promotions), input).upsells.map((each) => [each.promotionId, each.partial, each.required]);

  it('come the nearest first, at most five', () => {
    const promotions = [6000, 2000, 9000, 3000, 4000, 5000].map((minimum, index) =>
      promotion(index + 1, { conditions: [total(minimum)] }),
    );
    expect(upsells(promotions, basket([line(1)]))).toEqual([
      [2, 1000, 2000],
      [4, 1000, 3000],
      [5, 1000, 4000],
      [6, 1000, 5000],
      [1, 1000, 6000],
    ]);
  });

  it('are for what lacks nothing but an amount or pieces, and has something of it', () => {
    const promotions = [
      promotion(1, { conditions: [total(2000), { type: 'payment_option', anyOf: ['transfer'] }] }),
      promotion(2, { conditions: [pieces(2, { categories: ['shoes'] })] }),
      promotion(3, { conditions: [pieces(2)], benefit: percent(10, ['shoes']) }),
      promotion(4, { conditions: [pieces(2), total(5000)] }),
      promotion(5, { conditions: [pieces(2)], benefit: { type: 'gift_product', sku: 'x', quantity: 1 } }),
      promotion(6, { conditions: [pieces(2)], benefit: { type: 'free_shipping' } }),
      promotion(7, { conditions: [total(2000)], kind: 'voucher_code' }),
    ];
    expect(upsells(promotions, basket([line(1)]))).toEqual([[6, 1, 2]]);
  });

  it('name the next tier, and the pieces that a set lacks', () => {
    const tiers = [2, 4].map((from) => ({ from, percent: 10, amount: null }));
    const tiered = promotion(1, { benefit: { type: 'tiered', by: 'quantity', on: {}, tiers } });
    const set = promotion(2, { benefit: { type: 'cheapest_free', of: 4, on: {} } });
    const apart = promotion(3, {
      benefit: {
        ...{ type: 'buy_x_get_y', buy: 8, get: 1, percent: 100, atMostTimes: null },
        ...{ bought: { categories: ['shirts'] }, got: { categories: ['shoes'] } },
      },
    });
    const of = (quantity: number) => basket([line(1, { quantity })]);
    expect(upsells([tiered, set, apart], of(1))).toEqual([
      [1, 1, 2],
      [2, 1, 4],
    ]);
    expect(upsells([tiered, set, apart], of(3))).toEqual([
      [1, 3, 4],
      [2, 3, 4],
    ]);
    expect(upsells([tiered, set], of(4))).toEqual([]);
    const shoe = line(2, { categories: ['shoes'] });
    expect(upsells([apart], basket([line(1, { quantity: 2 }), shoe]))).toEqual([[3, 2, 8]]);
  });
});

describe('offersFor', () => {
  const promotions = [
    promotion(1, { benefit: percent(10, ['shoes']) }),
    promotion(2, { benefit: percent(10, ['shirts']), endsAt: LATER }),
    promotion(3, { conditions: [{ type: 'segment', anyOf: ['vip'] }] }),
    promotion(4, { kind: 'voucher_code' }),
    promotion(5, { startsAt: new Date(NOW.getTime() + 1000) }),
    promotion(6, { benefit: { type: 'free_shipping' }, conditions: [total(1, { categories: ['shirts'] })] }),
    promotion(7, { benefit: { type: 'free_shipping' }, conditions: [total(1, { categories: ['shoes'] })] }),
    promotion(8, { budget: { currency: 'usd', left: 1 } }),
    promotion(9, { isExhausted: true }),
    promotion(10, { benefit: { type: 'gift_product', sku: 'x', quantity: 1 } }),
    promotion(11, { priority: 1, conditions: [pieces(5)] }),
  ];
  const rules = compileRules(promotions);

  it('are what a product takes part in, for everybody, now', () => {
    const offers = offersFor(rules, [line(1)], NOW, 'eur');
    expect(offers.map(({ promotionId }) => promotionId)).toEqual([11, 2, 6]);
    expect(
      offersFor(rules, [line(2, { categories: [] }), line(1)], LATER, 'usd').map(({ promotionId }) => promotionId),
    ).toEqual([11, 5, 8]);
  });

  it('change when the next promotion starts or ends', () => {
    expect(nextTurn(rules, NOW)).toEqual(new Date(NOW.getTime() + 1000));
    expect(nextTurn(rules, new Date(NOW.getTime() + 1000))).toEqual(LATER);
    expect(nextTurn(rules, LATER)).toBeNull();
  });
});
