export { fingerprintOf } from './fingerprint.ts';
export {
  type Claim,
  deleteExpiredKeys as purgeIdempotencyKeys,
  type KeptAnswer,
  type Question,
} from './idempotency.queries.ts';
export { type Admission, idempotencyKeys, type IdempotencyKeys } from './idempotency.service.ts';
