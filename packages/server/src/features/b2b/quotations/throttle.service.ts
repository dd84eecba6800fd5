import { throttled } from '../../../kernel/errors.ts';
import { hitLimits } from '../../../platform/rate-limit/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';

// Each leads to mails.
const MOST_AN_HOUR = { limit: 60, seconds: 3600 } as const;

/** Counts a customer's asking or commenting. @throws Refusal throttled */
export async function countTry(
  { db, config, clock, signer }: B2bDeps,
  what: 'quotation' | 'comment',
  customerId: number,
): Promise<void> {
  if (!config.throttle) return;
  const key = signer.digest(`rate:b2b:${what}`, String(customerId));
  const retryAfter = await hitLimits(db, [{ key, rate: MOST_AN_HOUR }], clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
