import { DAY, later } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { deleteAbandoned, deleteReports } from './expiring.queries.ts';

const BATCH = 1000;
// What is left is taken by the next run: a statement that deletes everything at once holds its locks for long.
const MOST_BATCHES = 200;

/** Throws abandoned baskets of guests away, and what is told of merges that long ago. Safe to run twice at once. */
export async function expireBaskets({ db, config }: { db: Executor; config: Config }, now: Date): Promise<void> {
  const before = later(now, -config.basketGuestDays * DAY);
  for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
    if ((await deleteAbandoned(db, before, BATCH)) < BATCH) break;
  }
  await deleteReports(db, before);
}
