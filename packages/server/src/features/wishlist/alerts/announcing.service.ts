import { DAY, later } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { WISHLIST_JOBS } from '../job-names.ts';
import { deleteOldAlerts } from './alerts.queries.ts';
import { findAwaited, findMissed } from './due.queries.ts';

// Of 10,000 SKUs that come back at once and are all waited for, 20 jobs are made.
const PRODUCTS_OF_A_JOB = 500;

/**
 * Has the mails sent to those who wait for these SKUs, for their products, or for groups of those, in the caller's
 * transaction: one statement where nobody does, else one more for each 500 products.
 */
export async function enqueueStockAlerts(tx: Executor, skuIds: readonly number[]): Promise<void> {
  await enqueueFor(tx, await findAwaited(tx, skuIds));
}

async function enqueueFor(db: Executor, productIds: readonly number[]): Promise<void> {
  for (let start = 0; start < productIds.length; start += PRODUCTS_OF_A_JOB) {
    await enqueueMails(db, { productIds: productIds.slice(start, start + PRODUCTS_OF_A_JOB), afterId: 0 });
  }
}

/** Which alerts a job is about: those for these products with higher ids. */
export interface MailsPayload {
  readonly productIds: readonly number[];
  readonly afterId: number;
}

/** All of one queue: two jobs at once could send one alert's mail twice. */
export async function enqueueMails(db: Executor, payload: MailsPayload): Promise<void> {
  await enqueue(db, { name: WISHLIST_JOBS.sendAlerts, payload: { ...payload }, queue: WISHLIST_JOBS.sendAlerts });
}

const SENT_KEPT_FOR = 30 * DAY;
const WAITING_KEPT_FOR = 365 * DAY;

/**
 * Forgets alerts a month after their mail and a year after they were made, and has the mails sent that no movement of
 * stock gave rise to: of products that were put on sale after their stock had come.
 */
export async function keepAlerts(db: Executor, now: Date): Promise<void> {
  await deleteOldAlerts(db, { sentBefore: later(now, -SENT_KEPT_FOR), madeBefore: later(now, -WAITING_KEPT_FOR) });
  await enqueueFor(db, await findMissed(db));
}
