export type {
  AccountsDeps,
  ConfirmedEmail,
  ConfirmHook,
  ConsentHook,
  ConsentsChanged,
  EnrolHook,
  Erased,
  ErasedGuest,
  EraseGuestHook,
  EraseHook,
  GuestErasure,
  GuestRecord,
  LoginHook,
  LoginOfGuest,
  RegisteredCustomer,
  RegisterHook,
  TakeBackHook,
} from './accounts.deps.ts';
export { type AccountJobDeps, accountJobs } from './accounts.jobs.ts';
export { accountRoutes } from './accounts.routes.ts';
export { type ConsentHolder, lockConsents } from './consents/consents.queries.ts';
export type { ConsentChange, ConsentChannel, Consents } from './consents/consents.rules.ts';
export { changeConsents, type ConsentDeps, type ConsentSource } from './consents/consents.service.ts';
export { lockCustomerFacts, noteOrder } from './customers/orders.queries.ts';
export { type Contact, findContact } from './customers/customers.queries.ts';
export { greeting } from './customers/greeting.rules.ts';
export { identityReader } from './customers/identity.queries.ts';
export { findUser, type UserRecord } from './customers/users.queries.ts';
export { UserObject } from './customers/users.schema.ts';
export { presentUserObject } from './customers/users.wire.ts';
export {
  createCustomer,
  type CustomerSummary,
  type DeskDeps,
  disableCustomer,
  findCustomer,
  setSegment,
  showCustomer,
} from './desk/desk.service.ts';
export { type ErasedAtDesk, eraseAtDesk } from './desk/erasing.service.ts';
export { type GuestProblems, readGuest } from './guests/guest.rules.ts';
export { findGuest, type GuestContact, type GuestDetails } from './guests/guests.queries.ts';
export { beGuest } from './guests/guests.service.ts';
export { JOBS as ACCOUNT_JOBS } from './job-names.ts';
export { hasPassword } from './passwords/password.rules.ts';
export { proveSelf } from './passwords/proving.service.ts';
export { sendNothing } from './send-nothing.routes.ts';
export { letIn } from './login/let-in.routes.ts';
export { countAttempt } from './throttle/throttle.service.ts';
export {
  enterVouched,
  type KnownCustomer,
  lockCustomer,
  registerVouched,
  type VouchedPerson,
} from './vouched/vouched.service.ts';
