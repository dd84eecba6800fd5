export { type CallDeps, countCall, countCustomerCall } from './calls.ts';
export { forgetHits, hitLimits, type Limit } from './limits.ts';
export { deleteExpiredHits } from './rate-limit.queries.ts';
export { isTrusted } from './trusted.ts';
