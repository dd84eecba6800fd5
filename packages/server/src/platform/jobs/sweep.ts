import type pg from 'pg';

/**
 * Whose jobs are still being worked on? The library marks a running job with its worker pool's id and frees it after
 * four hours at the earliest: a password mail in flight when the process is killed would arrive the same evening. So
 * each worker pool holds an advisory lock made from its id on its listening connection, which PostgreSQL releases the
 * moment the process is gone, and every sweep frees the jobs whose pool's lock can be had.
 */

// Any class no other program of the same database uses: "jobs" in ASCII.
const LOCK_CLASS = 0x6a6f6273;

// A pool takes its first job a moment before it has its lock, and loses the lock with the database.
const GRACE = '15 seconds';

/** Holds the lock that shows others that the pool lives, for as long as `client` is connected. */
export async function showLife(client: pg.PoolClient, workerPoolId: string): Promise<void> {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, workerPoolId]);
}

/** This process's own worker pools, about which it needs no lock to know. */
export interface OwnPools {
  readonly alive: readonly string[];
  readonly ended: readonly string[];
}

/**
 * Frees the jobs of worker pools that are gone, so that they run again at once.
 * @returns how many worker pools were found dead
 */
export async function freeOrphanedJobs(pool: pg.Pool, own: OwnPools): Promise<number> {
  const { rows } = await pool.query<{ dead: number }>(
    `with owners as materialized (
       select distinct locked_by from graphile_worker.jobs
       where locked_by = any ($2::text[]) or (locked_at < now() - $4::interval and locked_by <> all ($3::text[]))
     ), dead as materialized (
       select locked_by from owners where pg_try_advisory_xact_lock($1, hashtext(locked_by))
     )
     select count(*)::integer as dead, graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead`,
    [LOCK_CLASS, own.ended, own.alive, GRACE],
  );
  return rows[0]?.dead ?? 0;
}

/** Names of due jobs that this process has no handler for. */
export async function findUnhandledJobs(pool: pg.Pool, handled: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct task_identifier as name from graphile_worker.jobs
     where task_identifier <> all ($1::text[]) and run_at <= now() and attempts < max_attempts`,
    [handled],
  );
  return rows.map((row) => row.name);
}
