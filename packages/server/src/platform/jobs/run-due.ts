import { runOnce } from 'graphile-worker';
import type pg from 'pg';
import type { Clock } from '../clock/index.ts';
import { type JobHandlers, type JobOutcome, taskList } from './handlers.ts';
import type { JobLog } from './log.ts';
import { commonOptions } from './options.ts';
import { openJobPool } from './pool.ts';

export interface RunDueOptions {
  readonly connection: string | pg.PoolConfig;
  readonly handlers: JobHandlers;
  readonly clock: Clock;
  readonly log: JobLog;
}

/**
 * Runs, one after the other, every job that is due by the clock given or by the database's, and those that they
 * enqueue; a failed one waits for its next time. For tests and commands that must not leave before the work is done.
 * @returns how each attempt ended, in order
 */
export async function runDueJobs(options: RunDueOptions): Promise<JobOutcome[]> {
  const outcomes: JobOutcome[] = [];
  const pool = openJobPool(options.connection, 2, options.log);
  try {
    await makeDue(pool, options.clock.now());
    const tasks = taskList(options.handlers, { ...options, onOutcome: (outcome) => outcomes.push(outcome) });
    // The library asks for the next job before the end of the last one is recorded: the rest of that one's queue looks
    // locked to it then, and waits for another round.
    let before: number;
    do {
      before = outcomes.length;
      await runOnce(commonOptions(pool, tasks, 1, options.log));
    } while (outcomes.length > before);
  } finally {
    await pool.end();
  }
  return outcomes;
}

/** The queue lives by the database's clock; jobs due by a test's clock are moved there. */
async function makeDue(pool: pg.Pool, now: Date): Promise<void> {
  await pool.query(
    `select graphile_worker.reschedule_jobs(
       array(select id from graphile_worker.jobs where run_at > now() and run_at <= $1), run_at => now())`,
    [now],
  );
}
