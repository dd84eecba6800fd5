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
export type { Amounts, Benefit, Condition, Promotion, PromotionKind, Selector, Tier } from './promotion.ts';
