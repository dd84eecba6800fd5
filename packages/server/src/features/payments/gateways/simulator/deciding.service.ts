import { type Clock, later, SECOND } from '../../../../platform/clock/index.ts';
import type { Executor, Tx } from '../../../../platform/db/index.ts';
import { enqueue } from '../../../../platform/jobs/index.ts';
import { PAYMENT_JOBS } from '../../job-names.ts';
import type { PaymentFailure } from '../gateway.ts';
import { type BankRecord, decideRecord, selectRecord } from './bank.queries.ts';
import { failureAfterPage } from './scenarios.ts';
import { deleteCardOf } from './stored-cards.queries.ts';

export interface DecidingDeps {
  readonly db: Executor;
  readonly clock: Clock;
}

const LATE = 30 * SECOND;

/**
 * The shopper's word on the bank's page. Only the first one counts: clicked again, or elsewhere meanwhile, the page shows
 * what has become of it. Null for a payment that the bank does not know.
 */
export async function decide(deps: DecidingDeps, reference: string, confirmed: boolean): Promise<BankRecord | null> {
  return deps.db.transaction().execute(async (tx) => {
    const waiting = await selectRecord(tx, reference);
    if (waiting === null) return null;
    const failure: PaymentFailure | null = confirmed ? failureAfterPage(waiting.scenario) : 'cancelled_by_shopper';
    const state = failure === null ? 'captured' : 'declined';
    const decided = await decideRecord(tx, { reference, state, failure });
    if (decided === null) return selectRecord(tx, reference);
    if (state === 'declined') await deleteCardOf(tx, reference);
    await announce(tx, decided, deps.clock.now());
    return decided;
  });
}

/** Some banks tell the shop by a call of their own. */
async function announce(tx: Tx, { reference, scenario, state }: BankRecord, now: Date): Promise<void> {
  if (state !== 'captured') return;
  const job = (times: number, runAt: Date) =>
    enqueue(tx, { name: PAYMENT_JOBS.simulateNotice, payload: { reference, times }, runAt });
  if (scenario === 'late_notice') await job(1, later(now, LATE));
  if (scenario === 'repeated_notice') await job(2, now);
}
