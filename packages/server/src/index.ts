/** What the command line and tests of a started server may use. */
export { type BackupMade, checkBackup, makeBackup, restoreBackup, type Restored } from './backup/index.ts';
export { type Composition, compose } from './composition.ts';
export { openShopDatabase, prepareDatabase, type ShopDatabase, withDataDir } from './database.ts';
export { seedDemo } from './demo/index.ts';
export { examine, type Finding } from './doctor/index.ts';
export {
  createCustomer,
  type CustomerSummary,
  disableCustomer,
  type ErasedAtDesk,
  eraseAtDesk,
  findCustomer,
  type GuestRecord,
  setSegment,
  showCustomer,
} from './features/accounts/index.ts';
export {
  addDivisionUser,
  commentOnQuotation,
  decideAsShop,
  type Decision,
  type DeskDivision,
  type DivisionInput,
  listDivisions,
  listDivisionUsers,
  type ListedMember,
  listQuotations,
  type Quotation,
  QUOTATION_STATUSES,
  type QuotationDetail,
  type QuotationStatus,
  readDivisionSheet,
  removeDivisionUser,
  saveDivisions,
  showQuotation,
} from './features/b2b/index.ts';
export type {
  DeskLevel,
  DeskPrice,
  DeskProduct,
  ImportSummary,
  ListedProduct,
  ReportEntry,
  ReportFile,
  TypeSummary,
} from './features/importing/index.ts';
export {
  approveOrder,
  attemptedDelivery,
  cancelOrderAtDesk,
  confirmTransfer,
  deliverOrder,
  type DeskOrder,
  type ListedOrder,
  listOpenRefunds,
  listOrders,
  noteTransfer,
  type Order,
  type OrderRefund,
  prepareOrder,
  readyForPickup,
  refundOrderAtDesk,
  shipOrder,
  showOrderAtDesk,
  type Stepped,
} from './features/orders/index.ts';
export {
  ACCOUNT_KINDS,
  type AccountKind,
  type DeskGiftCard,
  type DeskLoyalty,
  disableGiftCard,
  enrolAtDesk,
  type Expired,
  expireLoyalty,
  grantLoyalty,
  issueGiftCards,
  listGiftCards,
  previewExpiry,
  showLoyalty,
  takeLoyalty,
} from './features/loyalty/index.ts';
export {
  addSubscription,
  type ConsentEvent,
  type ListedSubscription,
  listSubscriptions,
  type MailableRecipient,
  newsletterRecipients,
  removeSubscription,
  showConsents,
  type SubscriptionState,
} from './features/notifications/index.ts';
export {
  assignVoucher,
  createVoucher,
  type DeskPromotion,
  type DeskVoucher,
  generateVouchers,
  listPromotions,
  listVouchers,
  promotionState,
  removePromotionAtDesk,
  setVoucherActive,
  showPromotion,
  switchPromotionAtDesk,
} from './features/promotions/index.ts';
export {
  type Answered,
  approveRequests,
  type DeskRequest,
  listRequests,
  rejectRequests,
} from './features/returns/index.ts';
export { exportAtDesk, personalDataPage } from './features/privacy/index.ts';
export {
  assignTicket,
  closeTicket,
  contactSubjects,
  countTickets,
  getTicket,
  listTickets,
  reopenTicket,
  replyAsStaff,
  type Ticket,
  TICKET_STATES,
  type TicketSearch,
  type TicketState,
  type TicketSummary,
} from './features/support/index.ts';
export { reindexAll } from './features/search/index.ts';
export {
  findStaffMember,
  type ChangedStaff,
  createStaff,
  disableStaff,
  enableStaff,
  listStaff,
  setStaffPassword,
  type StaffMember,
} from './features/staff/index.ts';
export { csvLine } from './kernel/csv.ts';
export { Refusal } from './kernel/errors.ts';
export { message, translate } from './kernel/messages/index.ts';
export { parseAmount } from './kernel/money.ts';
export { type RunningServer, startServer } from './main.ts';
export { systemClock } from './platform/clock/index.ts';
export {
  type Config,
  ConfigError,
  configurationPage,
  type Environment,
  loadConfig,
  showConfig,
} from './platform/config/index.ts';
export { openDatabase } from './platform/db/index.ts';
export { systemRandom } from './platform/random/index.ts';
export { VERSION } from './version.ts';

/** Loaded when it is asked for: a server that only serves needs none of it, and it is large. */
export const loadImporting = () => import('./features/importing/index.ts');
