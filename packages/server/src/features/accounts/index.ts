export type { AccountsDeps, Erased, EraseHook, LoginHook, LoginOfGuest } from './accounts.deps.ts';
export { type AccountJobDeps, accountJobs } from './accounts.jobs.ts';
export { accountRoutes } from './accounts.routes.ts';
export { lockCustomerFacts, noteOrder } from './customers/orders.queries.ts';
export { identityReader } from './customers/identity.queries.ts';
export {
  createCustomer,
  type CustomerSummary,
  type DeskDeps,
  disableCustomer,
  setSegment,
  showCustomer,
} from './desk/desk.service.ts';
export { JOBS as ACCOUNT_JOBS } from './job-names.ts';
export { linkBase } from './links.ts';
