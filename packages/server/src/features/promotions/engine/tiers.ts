import type { Benefit, Tier } from '../promotion.ts';
import { amountIn, basisPoints, type CompiledBenefit, offTogether } from './discounts.ts';
import { amountOf, type Pile, piecesOf } from './piles.ts';
import { compileSelector } from './selectors.ts';
import { proportion } from './shares.ts';

type Tiered = Extract<Benefit, { type: 'tiered' }>;

/** The highest tier reached is given; the one above it is what comes next. */
export function compileTiers({ on, by, tiers }: Tiered): CompiledBenefit {
  const meant = compileSelector(on);
  const named = tiers.flatMap(({ from, amount }) =>
    Object.keys({ ...(typeof from === 'number' ? {} : from), ...amount }),
  );
  const steps = new Map(named.map((currency) => [currency, ascending(tiers, currency)]));
  const others = ascending(tiers, '');
  const stepsIn = (currency: string) => steps.get(currency) ?? others;
  const reached = (piles: readonly Pile[]) => (by === 'amount' ? amountOf : piecesOf)(piles, meant);
  const discount = offTogether(meant, (total, currency, piles) => {
    const tier = highest(stepsIn(currency), reached(piles));
    return tier === undefined ? 0 : offOf(tier, total, currency);
  });
  return {
    on: [meant],
    discount,
    next: (piles, currency) => {
      const partial = reached(piles);
      const above = stepsIn(currency).find(({ from }) => from > partial);
      return above === undefined ? null : { by, required: above.from, partial };
    },
  };
}

interface Step {
  readonly from: number;
  readonly tier: Tier;
}

/** The tiers that there are in the currency. */
function ascending(tiers: readonly Tier[], currency: string): Step[] {
  return tiers
    .filter((tier) => isIn(tier, currency))
    .map((tier) => ({ from: typeof tier.from === 'number' ? tier.from : amountIn(tier.from, currency), tier }))
    .sort((a, b) => a.from - b.from);
}

/** Whether the tier is there in the currency. */
export function isIn({ from, amount }: Tier, currency: string): boolean {
  return (
    (typeof from === 'number' || Object.hasOwn(from, currency)) && (amount === null || Object.hasOwn(amount, currency))
  );
}

function highest(steps: readonly Step[], reached: number): Tier | undefined {
  return steps.findLast(({ from }) => from <= reached)?.tier;
}

function offOf({ percent, amount }: Tier, total: number, currency: string): number {
  if (amount !== null) return amountIn(amount, currency);
  return percent === null ? 0 : proportion(total, basisPoints(percent), 10_000);
}
