export type { Card, InstallmentPlan } from './cards.queries.ts';
export { type CardsDeps, type CardTable, cardTable, findCardByBin, installmentTable } from './cards.service.ts';
export type { CardOffer, Instalments } from './instalments.rules.ts';
export { InstallmentTable } from './instalments.schema.ts';
export { presentInstallmentTable } from './instalments.wire.ts';
export { type CardInput, type IssuerInput, saveCards } from './saving.service.ts';
