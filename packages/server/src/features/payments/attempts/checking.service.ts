import { later, SECOND } from '../../../platform/clock/index.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import type { Attempt } from '../payment.ts';
import { claimDueAttempts, postponeCheck, stopChecks } from './attempts.queries.ts';
import { verdictOn } from './attempts.rules.ts';
import { askGateway } from './paying.service.ts';
import { voidPayment } from './voiding.service.ts';

// One run's share; what is left is due at the next.
const ATTEMPTS_OF_A_RUN = 40;
const AT_ONCE = 4;
// Longer than the calls of a run can take, all of them at their limit.
const CLAIMED_FOR = 300 * SECOND;

/**
 * Asks the gateways what became of attempts that are due: calls that nobody heard the end of, shoppers who did not come
 * back, money to be given back. Processes at once share the work. One attempt that fails does not keep the others
 * waiting; it is tried again.
 * @throws Error when some could not be settled
 */
export async function checkPayments(deps: PaymentsDeps): Promise<void> {
  const now = deps.clock.now();
  const due = await claimDueAttempts(deps.db, { now, until: later(now, CLAIMED_FOR), limit: ATTEMPTS_OF_A_RUN });
  const failures: unknown[] = [];
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const some = due.slice(start, start + AT_ONCE);
    await Promise.all(some.map((attempt) => checkOne(deps, attempt).catch((error: unknown) => failures.push(error))));
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} payments were not settled`, { cause: failures[0] });
  }
}

async function checkOne(deps: PaymentsDeps, attempt: Attempt): Promise<void> {
  if (attempt.state === 'voiding') return voidPayment(deps, attempt.reference);
  const answer = await askGateway(deps, attempt);
  const now = deps.clock.now();
  const verdict = verdictOn(attempt, answer, now);
  if (verdict === 'later') return postponeCheck(deps.db, attempt, now);
  if (verdict === 'over') return stopChecks(deps.db, attempt);
  return deps.paymentSettled({ reference: attempt.reference, answer: verdict.settle });
}
