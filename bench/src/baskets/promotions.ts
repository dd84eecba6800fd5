import type { Amounts, Benefit, Condition } from '../../../packages/server/src/features/promotions/index.ts';

/**
 * A hundred automatic promotions, such as a shop has at the same time. About a fifth of them apply to a basket of three
 * lines: those for everybody, and those for the categories that its goods lie in.
 */

interface Drafted {
  readonly key: string;
  readonly conditions?: readonly Condition[];
  readonly benefit: Benefit;
}

const EVERYTHING = {};
const UNREACHABLE = 10_000_000;

/** Of so many dollars, in every currency of the catalogue. */
const dollars = (amount: number): Amounts => ({
  usd: amount * 100,
  eur: amount * 100,
  try: amount * 4200,
});

const category = (key: string) => ({ categories: [key] });

const percentOff = (percent: number, on: Extract<Benefit, { type: 'percentage' }>['on']): Benefit => ({
  ...{ type: 'percentage', percent, on, atMost: null },
});

const fromTotal = (minimum: number): Condition => ({
  ...{ type: 'basket_total', minimum: dollars(minimum), of: EVERYTHING },
});

const buying = (on: string, buy: number): Benefit => ({
  ...{ type: 'buy_x_get_y', buy, get: 1, percent: 10, bought: category(on), got: null, atMostTimes: 1 },
});

/** Steps that begin at so many dollars, each a little more. */
const tiers = (from: number): Benefit => ({
  ...{ type: 'tiered', by: 'amount', on: EVERYTHING },
  tiers: [1, 2, 3].map((step) => ({ from: dollars(from * step), percent: step / 2, amount: null })),
});

function some(count: number, draft: (n: number) => Drafted): Drafted[] {
  return Array.from({ length: count }, (_, n) => draft(n));
}

const drafts: readonly Drafted[] = [
  ...some(40, (n) => ({ key: `middle-${n}`, benefit: percentOff(1, category(`middle-${n}`)) })),
  ...some(8, (n) => ({ key: `top-${n}`, benefit: percentOff(2, category(`top-${n}`)) })),
  ...some(8, (n) => ({ key: `product-${n}`, benefit: percentOff(3, { products: [`P-${n + 1}`] }) })),
  ...some(8, (n) => ({ key: `pair-${n}`, benefit: buying(`top-${n}`, 1) })),
  ...some(4, (n) => ({ key: `triple-${n}`, benefit: buying(`middle-${n}`, 2) })),
  ...some(8, (n) => ({
    key: `total-${n}`,
    conditions: [fromTotal(n < 4 ? 10 : UNREACHABLE + n)],
    benefit: { type: 'amount', amount: dollars(1), on: EVERYTHING, each: false },
  })),
  ...some(10, (n) => ({ key: `tier-${n}`, benefit: tiers(n < 8 ? 10 : UNREACHABLE) })),
  ...some(4, (n) => ({
    key: `shipping-${n}`,
    conditions: [fromTotal(n < 1 ? 10 : UNREACHABLE + n)],
    benefit: { type: 'free_shipping' },
  })),
  ...some(10, (n) => ({
    key: `segment-${n}`,
    conditions: [{ type: 'segment', anyOf: [`segment-${n}`] }],
    benefit: percentOff(5, EVERYTHING),
  })),
];

/** As `promotions` stores them. */
export const PROMOTIONS = drafts.map(({ key, conditions = [], benefit }, n) => ({
  ...{ key: `bench-${key}`, names: { en: `Offer ${n}`, tr: `Fırsat ${n}` }, priority: drafts.length - n },
  ...{ conditions, benefit },
}));
