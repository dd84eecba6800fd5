import { isRecord } from '../../platform/http/decoding/index.ts';
import type { JobHandlers } from '../../platform/jobs/index.ts';
import { checkPayments } from './attempts/checking.service.ts';
import { voidPayment } from './attempts/voiding.service.ts';
import { tellShop, type TellingDeps } from './gateways/simulator/telling.service.ts';
import { PAYMENT_JOBS } from './job-names.ts';
import { purgeNotices } from './notices/notices.service.ts';
import type { PaymentsDeps } from './payments.deps.ts';
import { continueRefunds } from './refunds/refunds.service.ts';
import { forgetCards } from './saved-cards/forgetting.service.ts';
import { keepCardLater } from './saved-cards/keeping.service.ts';

export type PaymentJobDeps = PaymentsDeps & TellingDeps;

/** The payment jobs. */
export function paymentJobs(deps: PaymentJobDeps): JobHandlers {
  return {
    [PAYMENT_JOBS.check]: () => checkPayments(deps),
    [PAYMENT_JOBS.void]: (payload) => voidPayment(deps, referenceIn(payload)),
    [PAYMENT_JOBS.refund]: () => continueRefunds(deps),
    [PAYMENT_JOBS.purge]: (_payload, { now }) => purgeNotices(deps.db, now),
    [PAYMENT_JOBS.keepCard]: (payload) => keepCardLater(deps, referenceIn(payload)),
    [PAYMENT_JOBS.forgetCards]: () => forgetCards(deps),
    [PAYMENT_JOBS.simulateNotice]: (payload) => tellShop(deps, referenceIn(payload), timesIn(payload)),
  };
}

function referenceIn(payload: unknown): string {
  const reference = isRecord(payload) ? payload['reference'] : undefined;
  if (typeof reference !== 'string') throw new TypeError('The job names no payment');
  return reference;
}

function timesIn(payload: unknown): number {
  return isRecord(payload) ? Number(payload['times'] ?? 1) : 1;
}
