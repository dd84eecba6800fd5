import type { Composition } from './composition.ts';
import { ACCOUNT_JOBS, accountJobs } from './features/accounts/index.ts';
import { type JobHandlers, purgeFailedJobs, type ScheduledJob } from './platform/jobs/index.ts';
import { purgeDeliveries } from './platform/outbox/index.ts';

/** The job map. */
export function jobHandlers(deps: Composition): JobHandlers {
  return {
    ...accountJobs(deps),
    'platform.purge': async (_payload, { now }) => {
      await purgeDeliveries(deps.db, now);
      await purgeFailedJobs(deps.db, now);
    },
  };
}

export const schedule: readonly ScheduledJob[] = [
  { name: ACCOUNT_JOBS.purge, cron: '17 * * * *' },
  { name: 'platform.purge', cron: '41 3 * * *' },
];
