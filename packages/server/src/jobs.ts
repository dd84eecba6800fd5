import type { Composition } from './composition.ts';
import { ACCOUNT_JOBS, accountJobs } from './features/accounts/index.ts';
import type { JobHandlers, ScheduledJob } from './platform/jobs/index.ts';
import { purgeDeliveries } from './platform/outbox/index.ts';

/** The job map. */
export function jobHandlers(deps: Composition): JobHandlers {
  return {
    ...accountJobs(deps),
    'platform.purge-deliveries': async (_payload, { now }) => {
      await purgeDeliveries(deps.db, now);
    },
  };
}

export const schedule: readonly ScheduledJob[] = [
  { name: ACCOUNT_JOBS.purge, cron: '17 * * * *' },
  { name: 'platform.purge-deliveries', cron: '41 3 * * *' },
];
