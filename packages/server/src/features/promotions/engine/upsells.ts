import type { Promotion } from '../promotion.ts';
import type { Reach } from './discounts.ts';
import type { Situation } from './conditions.ts';
import type { Failure, Upsell } from './evaluation.ts';
import type { Rule } from './rules.ts';

export function upsellOf({ id, names, benefit }: Promotion, { by, required, partial }: Reach): Upsell {
  return { promotionId: id, names, by, required, partial, remaining: required - partial, benefit };
}

/** What the basket lacks for a promotion that it did not get: only where buying more is all that is missing. */
export function upsellOfFailed(rule: Rule, failure: Failure, state: Situation): Upsell | null {
  if (failure.reason === 'nothing_fits') return upsellOfNext(rule, state);
  if (failure.reason !== 'condition' || failure.upsell === null || failure.upsell.partial <= 0) return null;
  const failed = rule.conditions.filter(({ holds }) => !holds(state));
  return failed.length === 1 && isPossible(rule, state) ? failure.upsell : null;
}

/** What is lacking for the benefit to give something, or more. */
export function upsellOfNext({ promotion, benefit }: Rule, { piles, input }: Situation): Upsell | null {
  const reach = benefit.next(piles, input.currency);
  return reach === null || reach.partial <= 0 ? null : upsellOf(promotion, reach);
}

/** Whether the basket has what the benefit is given on. */
function isPossible({ promotion, benefit }: Rule, { piles }: Situation): boolean {
  if (promotion.benefit.type === 'gift_product') return promotion.gift !== null;
  return benefit.on.every(({ fits }) => piles.some(({ good }) => fits(good)));
}

const MOST = 5;

/** The nearest first; of those as near the one that would be applied first. */
export function nearest(upsells: Upsell[]): readonly Upsell[] {
  return upsells.sort((a, b) => b.partial / b.required - a.partial / a.required).slice(0, MOST);
}
