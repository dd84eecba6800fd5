import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earnedBy, isDue, isEarning, type OrderFacts, type Programme, termsOf } from './earning.rules.ts';

const programme: Programme = {
  loyaltyMoney: true,
  loyaltyEarnRate: { hundredths: 250 },
  loyaltySegmentRates: new Map([
    ['vip', 1000],
    ['staff', 0],
  ]),
  loyaltyEarners: 'customers',
  loyaltyEarnAt: 'delivered',
  loyaltyEarnOn: 'goods',
  loyaltyExpiryDays: 0,
};

const placed: OrderFacts = {
  ...{ number: '1', customerId: 7, currency: 'eur', segment: null, isMember: false },
  ...{ goods: 10_000, total: 10_900, balances: 0, goodsLeft: 10_000, totalLeft: 10_900, leastStatus: 400 },
};

/** What an order earns when it is placed. */
function earns(changes: Partial<Programme>, facts: Partial<OrderFacts> = {}): number {
  const terms = termsOf({ ...programme, ...changes }, { ...placed, ...facts });
  return terms === null ? 0 : earnedBy(terms, { ...placed, ...facts });
}

describe('what an order earns', () => {
  it.each<[string, Partial<Programme>, Partial<OrderFacts>, number]>([
    ['a percentage of the goods', {}, {}, 250],
    ['of all, where the shop says so', { loyaltyEarnOn: 'total' }, {}, 272],
    ['rounded down', {}, { goods: 10_039, goodsLeft: 10_039 }, 250],
    ['not of what loyalty money and gift cards paid', {}, { balances: 4000 }, 150],
    ['nothing where they paid all of what counts', {}, { balances: 10_400 }, 0],
    ['which shipping may be', { loyaltyEarnOn: 'total' }, { balances: 10_400 }, 12],
    ['another percentage in a segment', {}, { segment: 'vip' }, 1000],
    ['nothing in one that earns nothing', {}, { segment: 'staff' }, 0],
    ['the usual in one that has none', {}, { segment: 'gold' }, 250],
    ['nothing for guests', {}, { customerId: null }, 0],
    ['nothing for others than members', { loyaltyEarners: 'members' }, {}, 0],
    ['as usual for members', { loyaltyEarners: 'members' }, { isMember: true }, 250],
    ['nothing where there is no loyalty money', { loyaltyMoney: false }, {}, 0],
    ['nothing where nothing is earned', { loyaltyEarnRate: { hundredths: 0 }, loyaltySegmentRates: new Map() }, {}, 0],
    ['nothing for what costs nothing', {}, { goods: 0, goodsLeft: 0 }, 0],
    ['nothing below a cent', {}, { goods: 39, goodsLeft: 39 }, 0],
  ])('%s', (_what, changes, facts, amount) => {
    expect(earns(changes, facts)).toBe(amount);
  });

  it('is asked for only where somebody earns', () => {
    const none = { ...programme, loyaltyEarnRate: { hundredths: 0 } };
    expect([isEarning(programme), isEarning(none)]).toEqual([true, true]);
    expect(isEarning({ ...none, loyaltySegmentRates: new Map([['staff', 0]]) })).toBe(false);
    expect(isEarning({ ...programme, loyaltyMoney: false })).toBe(false);
  });

  const amount = fc.integer({ min: 1, max: 100_000_000_000 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  it('falls in proportion with what is left, is never more than was paid, and ends at nothing', () => {
    const order = {
      goods: amount,
      paid: part,
      shares: fc.tuple(part, part),
      rate: fc.integer({ min: 1, max: 10_000 }),
    };
    fc.assert(
      fc.property(fc.record(order), ({ goods, paid, shares, rate }) => {
        const balances = Math.floor(goods * (1 - paid));
        const terms = termsOf(
          { ...programme, loyaltyEarnRate: { hundredths: rate } },
          { ...placed, goods, balances, total: goods },
        );
        if (terms === null) return;
        const of = (share: number) => earnedBy(terms, { goodsLeft: Math.floor(goods * share), totalLeft: 0 });
        const [low, high] = [Math.min(...shares), Math.max(...shares)];
        expect(of(low)).toBeLessThanOrEqual(of(high));
        expect(of(high)).toBeLessThanOrEqual(of(1));
        expect(of(1)).toBe(Number((BigInt(goods - balances) * BigInt(rate)) / 10_000n));
        expect(of(1)).toBeLessThanOrEqual(goods - balances);
        expect(of(0)).toBe(0);
        expect(Number.isSafeInteger(of(high))).toBe(true);
      }),
    );
  });
});

describe('it is the customer’s', () => {
  it.each<[Programme['loyaltyEarnAt'], number | null, boolean]>([
    ['delivered', 550, true],
    ['delivered', 540, false],
    ['delivered', 400, false],
    ['delivered', 50, false],
    ['delivered', null, false],
    ['approved', 400, true],
    ['approved', 550, true],
    ['approved', 350, false],
    ['approved', 50, false],
    ['approved', null, false],
  ])('once it is %s: %s → %s', (loyaltyEarnAt, leastStatus, due) => {
    expect(isDue({ ...programme, loyaltyEarnAt }, { leastStatus })).toBe(due);
  });
});
