export type { B2bDeps } from './b2b.deps.ts';
export { b2bRoutes } from './b2b.routes.ts';
export {
  addDivisionUser,
  listDivisions,
  listDivisionUsers,
  type NewUser,
  removeDivisionUser,
} from './divisions/desk.service.ts';
export type { DeskDivision } from './divisions/divisions.queries.ts';
export type { ListedMember } from './divisions/members.queries.ts';
export { readDivisionSheet } from './divisions/sheet.rules.ts';
export { type DivisionInput, saveDivisions } from './divisions/saving.service.ts';
export { eraseB2bOf } from './erasure.service.ts';
export { commentOnQuotation, decideAsShop, listQuotations, showQuotation } from './quotations/desk.service.ts';
export { type B2bJobDeps, b2bJobs } from './quotations/mails.jobs.ts';
export {
  type Decision,
  type Quotation,
  type QuotationDetail,
  type QuotationStatus,
  STATUSES as QUOTATION_STATUSES,
} from './quotations/quotation.ts';
