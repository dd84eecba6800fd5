import { sql } from 'kysely';
import type { Executor } from '../db/index.ts';

/** A job as the queue has it. A job that is done is in it no more. */
export interface QueuedJob {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly payload: unknown;
  readonly queue: string | null;
  readonly key: string | null;
  readonly runAt: Date;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly lastError: string | null;
  readonly lockedAt: Date | null;
}

/** `failed` waits for its next attempt, `given_up` has none left. */
export type JobState = 'running' | 'given_up' | 'failed' | 'waiting';

const STATE = sql<JobState>`case
  when j.locked_at is not null then 'running'
  when j.attempts >= j.max_attempts then 'given_up'
  when j.last_error is not null then 'failed'
  else 'waiting' end`;

/** Jobs in the queue: running ones first, then those that failed, then by their time. */
export async function findJobs(db: Executor, limit: number): Promise<QueuedJob[]> {
  const { rows } = await sql<Omit<QueuedJob, 'payload'> & { payload: unknown }>`
    select j.id::text as id, j.task_identifier as name, ${STATE} as state, p.payload, j.queue_name as queue, j.key,
      j.run_at as "runAt", j.attempts::integer as attempts, j.max_attempts::integer as "maxAttempts",
      j.last_error as "lastError", j.locked_at as "lockedAt"
    from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
    order by j.locked_at is null, j.last_error is null, j.run_at, j.id limit ${limit}`.execute(db);
  return rows;
}

export async function countJobs(db: Executor): Promise<Record<JobState, number>> {
  const { rows } = await sql<{ state: JobState; count: number }>`
    select ${STATE} as state, count(*)::integer as count from graphile_worker.jobs j group by 1`.execute(db);
  const none = { running: 0, given_up: 0, failed: 0, waiting: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** What became of an order to the queue. */
export type JobChange = 'done' | 'running' | 'gone';

/** Makes a job due at once. One that was given up gets all its attempts again. */
export async function runJobNow(db: Executor, id: string): Promise<JobChange> {
  const { rows } = await sql`
    select job.id, pg_notify('jobs:insert', '{"count":1}')
    from graphile_worker.jobs j, lateral graphile_worker.reschedule_jobs(
      array[j.id], run_at => now(), attempts => case when j.attempts >= j.max_attempts then 0 end) job
    where j.id = ${id}::bigint and j.locked_at is null`.execute(db);
  return rows.length > 0 ? 'done' : whyNot(db, id);
}

/** Takes a job out of the queue, done or not. */
export async function removeJob(db: Executor, id: string): Promise<JobChange> {
  const { rows } = await sql`
    select job.id from graphile_worker.jobs j, lateral graphile_worker.complete_jobs(array[j.id]) job
    where j.id = ${id}::bigint and j.locked_at is null`.execute(db);
  return rows.length > 0 ? 'done' : whyNot(db, id);
}

async function whyNot(db: Executor, id: string): Promise<'running' | 'gone'> {
  const { rows } = await sql`select from graphile_worker.jobs where id = ${id}::bigint`.execute(db);
  return rows.length > 0 ? 'running' : 'gone';
}
