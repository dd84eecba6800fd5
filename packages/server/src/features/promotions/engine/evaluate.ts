import { apply, isApplied, openState } from './applying.ts';
import type { Adjustment, Evaluation, EvaluationInput, Gift, Upsell, Verdict } from './evaluation.ts';
import { candidatesFor, type PromotionRules, type Rule } from './rules.ts';
import { nearest, upsellOfFailed, upsellOfNext } from './upsells.ts';

const NOTHING: Evaluation = { adjustments: [], gifts: [], freeShipping: false, upsells: [] };

/**
 * What the promotions give a basket. Pure: of the same rules and input the same comes out, whatever the order of lines;
 * no line gets below zero, and a basket that costs something never below one minor unit.
 */
export function evaluate(rules: PromotionRules, input: EvaluationInput): Evaluation {
  const state = openState(input);
  if (state.piles.length === 0) return NOTHING;
  const adjustments: Adjustment[] = [];
  const gifts: Gift[] = [];
  const upsells: Upsell[] = [];
  for (const rule of candidatesFor(rules, state.piles, input.vouchers)) {
    const outcome = apply(rule, state);
    const upsell = isApplied(outcome) ? upsellOfNext(rule, state) : upsellOfFailed(rule, outcome, state);
    if (upsell !== null) upsells.push(upsell);
    if (!isApplied(outcome)) continue;
    adjustments.push(outcome);
    gifts.push(...giftsOf(rule));
    if (rule.promotion.isExclusive) break;
  }
  const freeShipping = adjustments.some(({ kind }) => kind === 'free_shipping');
  return { adjustments, gifts, freeShipping, upsells: nearest(upsells) };
}

/** What became of every promotion, in the order of applying. */
export function explain(rules: PromotionRules, input: EvaluationInput): readonly Verdict[] {
  const state = openState(input);
  return rules.rules.map((rule) => {
    const outcome = apply(rule, state);
    const { id, key, names, kind } = rule.promotion;
    return {
      ...{ promotionId: id, promotionKey: key, names, kind },
      adjustment: isApplied(outcome) ? outcome : null,
      failure: isApplied(outcome) ? null : outcome,
    };
  });
}

function giftsOf({ promotion: { id, names, benefit, gift } }: Rule): Gift[] {
  if (benefit.type !== 'gift_product' || gift === null) return [];
  return [{ promotionId: id, names, productId: gift.id, listedId: gift.listedId, quantity: benefit.quantity }];
}
