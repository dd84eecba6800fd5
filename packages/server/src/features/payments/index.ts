export type { Card, InstallmentPlan } from './cards.queries.ts';
export { type CardsDeps, type CardTable, cardTable, findCardByBin, installmentTable } from './cards.service.ts';
export type { CardOffer, Instalments } from './instalments.rules.ts';
export { InstallmentTable } from './instalments.schema.ts';
export { presentInstallmentTable } from './instalments.wire.ts';
export { type CardInput, type IssuerInput, saveCards } from './saving.service.ts';
export type {
  Buyer,
  CardDetails,
  Gateway,
  GatewayAnswer,
  HandOver,
  Notice,
  PaymentFailure,
  PaymentRequest,
} from './gateways/gateway.ts';
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
