export {
  assignVoucher,
  createVoucher,
  listPromotions,
  listVouchers,
  promotionState,
  removePromotionAtDesk,
  showPromotion,
  switchPromotionAtDesk,
} from './desk/desk.service.ts';
export type { DeskPromotion, DeskVoucher } from './desk/desk.queries.ts';
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
export { nextTurn, type Offer, offersFor } from './engine/offers.ts';
export { compileRules, type PromotionRules } from './engine/rules.ts';
export type { GoodFacts } from './engine/selectors.ts';
export { promotionRoutes } from './offers/offers.routes.ts';
export { type AssignedOffer, listOffers } from './offers/offers.service.ts';
export { presentOffer } from './offers/offers.wire.ts';
export type { Amounts, Benefit, Condition, Promotion, PromotionKind, Selector, Tier } from './promotion.ts';
export { keptRules, PROMOTIONS } from './reading/kept-rules.ts';
export {
  redeemPromotions,
  type Redemption,
  type RefusedRedemption,
  releaseRedemptions,
} from './redeeming/redeeming.service.ts';
export { type Batch, generateVouchers } from './saving/generate.service.ts';
export type { PromotionInput, VoucherInput } from './saving/inputs.ts';
export { savePromotions } from './saving/promotions.service.ts';
export { eraseRedeemedCodes, eraseVouchersOf } from './saving/vouchers.queries.ts';
export { saveVouchers, setVoucherActive } from './saving/vouchers.service.ts';
export { codeKey, type FoundVoucher, judgeVoucher, type VoucherVerdict } from './vouchers/voucher.rules.ts';
export { findHoldings, findVoucher, type Holdings } from './vouchers/vouchers.queries.ts';
