import type { Logger, SharedOptions, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { type JobLog, libraryLogger } from './log.ts';

const SCHEMA = 'graphile_worker';

export interface CommonOptions extends SharedOptions {
  readonly pgPool: pg.Pool;
  readonly taskList: TaskList;
  readonly concurrency: number;
  readonly noHandleSignals: true;
  readonly logger: Logger;
}

/** What every run of the library shares. The process's signals are the server's business. */
export function commonOptions(pool: pg.Pool, tasks: TaskList, concurrency: number, log: JobLog): CommonOptions {
  return {
    pgPool: pool,
    taskList: tasks,
    concurrency,
    noHandleSignals: true,
    schema: SCHEMA,
    logger: libraryLogger(log),
    // graphile-worker 0.18.0 does not await the recording of one job's end: with the database gone that is an unhandled
    // rejection, which ends the process. Recorded in batches, even of one, the failure restarts the worker instead.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}
