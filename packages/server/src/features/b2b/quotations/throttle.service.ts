import { countCustomerCall } from '../../../platform/rate-limit/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';

// Each leads to mails.
const MOST_AN_HOUR = { limit: 60, seconds: 3600 } as const;

/** Counts a customer's asking or commenting. @throws Refusal throttled */
export async function countTry(deps: B2bDeps, what: 'quotation' | 'comment', customerId: number): Promise<void> {
  await countCustomerCall(deps, { scope: `b2b:${what}`, customerId, rate: MOST_AN_HOUR });
}
