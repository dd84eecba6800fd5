import { sql } from 'kysely';
import type { Executor } from '../db/index.ts';

export interface NewJob {
  /** The handler's name in the job map. */
  readonly name: string;
  /**
   * Ids, from which the handler reads what it needs. Never a secret: the row stays in the database until the job has
   * succeeded, and in every backup taken meanwhile. An address that stands nowhere else may go along, with the
   * `customerId` it belongs to, so that erasing the customer finds it.
   */
  readonly payload: Readonly<Record<string, unknown>>;
  /** A waiting job of the same key is replaced, with its time and its attempts; one that already runs is not. */
  readonly key?: string;
  /** Jobs of one queue run one at a time, whichever process runs them. Default: as many at once as there are workers. */
  readonly queue?: string;
  /** Default: at once, by the database's clock. */
  readonly runAt?: Date;
  /** Default: 25, which spreads the attempts over about four days. */
  readonly maxAttempts?: number;
}

/**
 * Adds a job. It belongs to the caller's transaction: what is rolled back is never run, what is committed is run at
 * least once, also after a crash.
 */
export async function enqueue(db: Executor, job: NewJob): Promise<void> {
  await sql`
    select 1 from graphile_worker.add_job(
      identifier => ${job.name}::text,
      payload => ${JSON.stringify(job.payload)}::json,
      queue_name => ${job.queue ?? null}::text,
      run_at => ${job.runAt ?? null}::timestamptz,
      max_attempts => ${job.maxAttempts ?? null}::integer,
      job_key => ${job.key ?? null}::text)
  `.execute(db);
}

/** Takes the waiting job of a key out of the queue, with the caller's transaction; one that runs is not tried again. */
export async function withdraw(db: Executor, key: string): Promise<void> {
  await sql`select 1 from graphile_worker.remove_job(${key})`.execute(db);
}

/** The names of the jobs in the queue, oldest first: waiting, running or given up. */
export async function pendingJobs(db: Executor): Promise<string[]> {
  const jobs = await sql<{
    name: string;
  }>`select task_identifier as name from graphile_worker.jobs order by id`.execute(db);
  return jobs.rows.map((job) => job.name);
}
