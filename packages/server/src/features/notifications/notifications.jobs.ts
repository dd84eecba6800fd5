import { DAY, later } from '../../platform/clock/index.ts';
import { type JobHandlers, numberIn } from '../../platform/jobs/index.ts';
import { deleteEndedConsents } from './consents/log.queries.ts';
import { NOTIFICATION_JOBS } from './job-names.ts';
import { deleteExpiredPermissions } from './permissions/permissions.queries.ts';
import { type ConfirmJobDeps, sendConfirmation } from './subscriptions/confirming.service.ts';
import { deleteStale } from './subscriptions/subscriptions.queries.ts';

/** The jobs of consents and the newsletter. */
export function notificationJobs(deps: ConfirmJobDeps): JobHandlers {
  return {
    [NOTIFICATION_JOBS.confirmSubscription]: (payload, context) =>
      sendConfirmation(deps, numberIn(payload, 'subscriptionId'), context),
    [NOTIFICATION_JOBS.purge]: (_payload, { now }) => purge(deps, now),
  };
}

/** Forgets what nobody confirmed, and what ended so long ago that nobody has to show it. */
async function purge({ db, config }: ConfirmJobDeps, now: Date): Promise<void> {
  const endedBefore = later(now, -config.consentLogDays * DAY);
  await deleteStale(db, { askedBefore: later(now, -config.subscriptionPendingDays * DAY), endedBefore });
  await deleteEndedConsents(db, endedBefore);
  await deleteExpiredPermissions(db, now);
}
