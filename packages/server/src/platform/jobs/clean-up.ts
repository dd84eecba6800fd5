import { sql } from 'kysely';
import { DAY, later } from '../clock/index.ts';
import type { Executor } from '../db/index.ts';

// Long enough for somebody to look into what failed.
const KEPT_FOR = 7 * DAY;

/**
 * Deletes the jobs that were given up more than a week ago: what they carry is nobody's business any more.
 * @returns how many
 */
export async function purgeFailedJobs(db: Executor, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select (graphile_worker.complete_jobs(array_agg(id))).id from graphile_worker.jobs
    where attempts >= max_attempts and run_at < ${later(now, -KEPT_FOR)} having count(*) > 0`.execute(db);
  return rows.length;
}

/** Takes the waiting jobs about one customer out of the queue; `customerId` is the name they carry the id under. */
export async function forgetJobs(db: Executor, customerId: number): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs
    where (payload ->> 'customerId') = ${String(customerId)} having count(*) > 0`.execute(db);
}
