export {
  disableGiftCard,
  type GiftCardDeskDeps,
  type GiftCardOrder,
  issueGiftCards,
  listGiftCards,
} from './gift-cards/desk.service.ts';
export type { DeskGiftCard, GiftCard } from './gift-cards/gift-card.ts';
export { findGiftCard, findGiftCardById, type Purse } from './gift-cards/gift-cards.queries.ts';
export {
  giveBackGiftCard,
  type GiftCardSpending,
  refundToGiftCard,
  spendGiftCard,
} from './gift-cards/spending.service.ts';
export type { LoyaltyCard } from './cards/card.ts';
export { builtInCards, type LoyaltyCardService } from './cards/card-service.ts';
export { enrol, enrolAtDesk, type EnrolDeps } from './cards/cards.service.ts';
export { beginEarning, type EarningDeps, type OrderMoved, settleEarning } from './earning/earning.service.ts';
export { type LoyaltyDeps, loyaltyRoutes } from './loyalty.routes.ts';
export { ACCOUNT_KINDS, type AccountKind, type LoyaltyTransaction } from './money/balance.ts';
export {
  type DeskLoyalty,
  type Grant,
  grantLoyalty,
  showLoyalty,
  takeLoyalty,
  type Taking,
} from './money/desk.service.ts';
export { balanceOf, eraseLoyaltyOf, loyaltyOfOrders } from './money/money.queries.ts';
export { type Expired, expireLoyalty, previewExpiry } from './money/expiring.service.ts';
export { giveBackLoyalty, refundToLoyalty, spendLoyalty, type Spending } from './money/spending.service.ts';
