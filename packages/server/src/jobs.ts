import type { Composition } from './composition.ts';
import { ACCOUNT_JOBS, accountJobs } from './features/accounts/index.ts';
import { b2bJobs } from './features/b2b/index.ts';
import { expireBaskets } from './features/basket/index.ts';
import { purgePriceHistory } from './features/catalogue/index.ts';
import { NOTIFICATION_JOBS, notificationJobs } from './features/notifications/index.ts';
import { orderDeskJobs, orderJobs, purgeOrders } from './features/orders/index.ts';
import { expireLoyalty } from './features/loyalty/index.ts';
import { purgeCheckouts } from './features/checkout/index.ts';
import { PAYMENT_JOBS, paymentJobs } from './features/payments/index.ts';
import { PRIVACY_JOBS, privacyJobs } from './features/privacy/index.ts';
import { keepDocuments } from './features/search/index.ts';
import { deleteExpiredStates } from './features/social/index.ts';
import { deleteExpiredStaffSessions } from './features/staff/index.ts';
import { eraseOldTickets, supportJobs } from './features/support/index.ts';
import { WISHLIST_JOBS, wishlistJobs } from './features/wishlist/index.ts';
import { purgeChanges } from './platform/cache/index.ts';
import { purgeIdempotencyKeys } from './platform/idempotency/index.ts';
import { type JobHandlers, purgeFailedJobs, type ScheduledJob } from './platform/jobs/index.ts';
import { purgeDeliveries } from './platform/outbox/index.ts';

/** The job map. */
export function jobHandlers(deps: Composition): JobHandlers {
  return {
    ...accountJobs(deps),
    'baskets.expire': (_payload, { now }) => expireBaskets(deps, now),
    ...orderJobs(deps),
    ...orderDeskJobs(deps),
    'orders.purge': (_payload, { now }) => purgeOrders(deps, now),
    'loyalty.expire': async (_payload, { now }) => {
      await expireLoyalty(deps, now);
    },
    ...wishlistJobs(deps),
    ...supportJobs(deps),
    'support.purge': (_payload, { now }) => eraseOldTickets(deps, now),
    ...notificationJobs(deps),
    ...paymentJobs(deps),
    ...b2bJobs(deps),
    ...privacyJobs(deps),
    'social.purge': (_payload, { now }) => deleteExpiredStates(deps.db, now),
    'search.keep': (_payload, { now }) => keepDocuments(deps, now),
    'idempotency.purge': async (_payload, { now }) => {
      await purgeIdempotencyKeys(deps.db, now);
    },
    'platform.purge': async (_payload, { now }) => {
      await purgeChanges(deps.db, now);
      await purgePriceHistory(deps.db, now);
      await purgeCheckouts(deps.db);
      await purgeDeliveries(deps.db, now);
      await purgeFailedJobs(deps.db, now);
      await deleteExpiredStaffSessions(deps.db, now);
    },
  };
}

export const schedule: readonly ScheduledJob[] = [
  { name: ACCOUNT_JOBS.purge, cron: '17 * * * *' },
  { name: 'baskets.expire', cron: '27 * * * *' },
  { name: 'orders.purge', cron: '57 * * * *' },
  { name: 'loyalty.expire', cron: '7 * * * *' },
  { name: WISHLIST_JOBS.keepAlerts, cron: '37 * * * *' },
  { name: 'support.purge', cron: '22 * * * *' },
  { name: NOTIFICATION_JOBS.purge, cron: '12 * * * *' },
  { name: PAYMENT_JOBS.check, cron: '* * * * *' },
  { name: PAYMENT_JOBS.refund, cron: '* * * * *' },
  { name: PAYMENT_JOBS.forgetCards, cron: '*/5 * * * *' },
  { name: PAYMENT_JOBS.purge, cron: '7 3 * * *' },
  { name: PRIVACY_JOBS.purge, cron: '12 * * * *' },
  { name: 'social.purge', cron: '7 * * * *' },
  { name: 'search.keep', cron: '* * * * *' },
  { name: 'idempotency.purge', cron: '47 * * * *' },
  { name: 'platform.purge', cron: '41 3 * * *' },
];
