export { evaluate, explain } from './engine/evaluate.ts';
export type {
  Adjustment,
  CustomerFacts,
  Evaluation,
  EvaluationInput,
  Failure,
  Gift,
  HeldVoucher,
  PromotedLine,
  Upsell,
  Verdict,
} from './engine/evaluation.ts';
export { type Offer, nextTurn, offersFor } from './engine/offers.ts';
export { compileRules, type PromotionRules } from './engine/rules.ts';
export type { Amounts, Benefit, Condition, Promotion, PromotionKind, Selector, Tier } from './promotion.ts';
