export {
  cancelAttempt,
  confirmAttempt,
  findAttempt,
  findOpenAttempt,
  type NewAttempt,
  openAttempt,
  settleAttempt,
} from './attempts/attempts.service.ts';
export { askGateway, completeReturn, pay, type PayInput, readReturn } from './attempts/paying.service.ts';
export type { Card, InstallmentPlan } from './cards/cards.queries.ts';
export { type CardsDeps, type CardTable, cardTable, findCardByBin, installmentTable } from './cards/cards.service.ts';
export { type CardOffer, instalments, type Instalments } from './cards/instalments.rules.ts';
export { InstallmentTable } from './cards/instalments.schema.ts';
export { presentInstallmentTable } from './cards/instalments.wire.ts';
export { type CardInput, type IssuerInput, saveCards } from './cards/saving.service.ts';
export { CardDetails, type TypedCard } from './gateways/card-details.ts';
export type {
  Buyer,
  Gateway,
  GatewayAnswer,
  Gateways,
  HandOver,
  Notice,
  PaymentFailure,
  PaymentRequest,
  PostalAddress,
} from './gateways/gateway.ts';
export { keepsCards } from './gateways/keeping-cards.rules.ts';
export { openGateways } from './gateways/open-gateways.ts';
export {
  bankAccounts,
  type MeansDeps,
  type PaymentMeans,
  paymentMeans,
  paymentOptions,
} from './options/means.service.ts';
export { callShop, type HookCall } from './gateways/simulator/telling.service.ts';
export {
  clearPaymentSwitch,
  findPaymentSwitch,
  isAct,
  type PaymentSwitch,
  setPaymentSwitch,
  SWITCH_ACTS,
  type SwitchAct,
} from './gateways/simulator/switches.service.ts';
export { PAYMENT_JOBS } from './job-names.ts';
export { isOffered } from './options/options.rules.ts';
export { type BankAccountInput, type PaymentOptionInput } from './options/saving.rules.ts';
export { saveBankAccounts, savePaymentOptions } from './options/saving.service.ts';
export type {
  Attempt,
  AttemptState,
  BankAccount,
  PaymentChoice,
  PaymentConditions,
  PaymentMethod,
  PaymentOption,
  PaymentSituation,
  PaymentType,
} from './payment.ts';
export { type PaymentJobDeps, paymentJobs } from './payments.jobs.ts';
export { paymentRoutes } from './payments.routes.ts';
export type { GatewayDeps, PaymentLog, PaymentsDeps, Settlement } from './payments.deps.ts';
export { eraseSavedCardsOf } from './saved-cards/forgetting.service.ts';
export type { CardOfCustomer, SavedCard } from './saved-cards/saved-card.ts';
export { SavedCardObject } from './saved-cards/saved-cards.schema.ts';
export { isExpired } from './saved-cards/saved-cards.rules.ts';
export { findSavedCards, hasMostCards } from './saved-cards/saved-cards.service.ts';
export { presentSavedCard } from './saved-cards/saved-cards.wire.ts';
export { refundPayment, type RefundResult, type RefundWish } from './refunds/refunds.service.ts';
