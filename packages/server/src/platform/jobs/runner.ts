import { EventEmitter } from 'node:events';
import {
  parseCronItems,
  type ParsedCronItem,
  run,
  type Runner,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import type pg from 'pg';
import type { Clock } from '../clock/index.ts';
import { type JobHandlers, type JobOutcome, taskList } from './handlers.ts';
import { describeError, type JobLog } from './log.ts';
import { commonOptions } from './options.ts';
import { openJobPool } from './pool.ts';
import { findUnhandledJobs, freeOrphanedJobs, showLife } from './sweep.ts';

/** A job that the clock starts. */
export interface ScheduledJob {
  /** The handler's name; its payload says nothing of use. */
  readonly name: string;
  /** Minute, hour, day of month, month, day of week, in UTC: `30 4 * * *`. */
  readonly cron: string;
}

export interface RunnerOptions {
  readonly connection: string | pg.PoolConfig;
  readonly handlers: JobHandlers;
  readonly schedule: readonly ScheduledJob[];
  readonly clock: Clock;
  readonly log: JobLog;
  /** Told how each attempt ended. */
  readonly onOutcome?: (outcome: JobOutcome) => void;
  /** Jobs at once. */
  readonly concurrency: number;
}

/** What outlives a runner: shared by all that one process starts, one after the other. */
export interface Memory {
  /** The library's worker pools that may still be at a job. */
  readonly alive: Set<string>;
  /** Those that have ended; what is still marked as theirs could not be recorded. */
  readonly ended: Set<string>;
  /** Job names already complained about. */
  readonly unhandled: Set<string>;
}

/** The library at work, from one loss of the database to the next. */
export interface LiveRunner {
  /** Fulfils when it has to be replaced, with the reason. */
  readonly broken: Promise<unknown>;
  /** Takes no further jobs. Fulfils when the running ones have ended and are recorded. */
  retire(): Promise<void>;
  /** Gives running jobs back to the queue without waiting for them. */
  kill(): Promise<void>;
}

// Notifications bring new jobs at once; polling only finds retries and jobs with a time.
const POLL_MS = 5000;
const SWEEP_MS = 10_000;

/** @throws when the database cannot be reached */
export async function startRunner(options: RunnerOptions, memory: Memory): Promise<LiveRunner> {
  // One connection listens, one sweeps.
  const pool = openJobPool(options.connection, options.concurrency + 2, options.log);
  try {
    const common = commonOptions(pool, taskList(options.handlers, options), options.concurrency, options.log);
    const events: WorkerEvents = new EventEmitter();
    const workerPools = poolsOf(events);
    const parsedCronItems = cronItems(options.schedule);
    const runner = await run({ ...common, events, pollInterval: POLL_MS, parsedCronItems });
    return tend(runner, pool, { options, memory, workerPools });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function cronItems(schedule: readonly ScheduledJob[]): ParsedCronItem[] {
  // The key keeps the queue from filling up while no worker runs.
  return parseCronItems(
    schedule.map(({ name, cron }) => ({ task: name, match: cron, options: { jobKey: `schedule:${name}` } })),
  );
}

interface Surroundings {
  readonly options: RunnerOptions;
  readonly memory: Memory;
  readonly workerPools: ReadonlySet<WorkerPool>;
}

/** The runner's worker pools from their first moment: they take jobs before they listen. */
function poolsOf(events: WorkerEvents): ReadonlySet<WorkerPool> {
  const pools = new Set<WorkerPool>();
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool));
  return pools;
}

function tend(runner: Runner, pool: pg.Pool, surroundings: Surroundings): LiveRunner {
  const { workerPools } = surroundings;
  introduce(runner, surroundings);
  const stopSweeping = sweepRegularly(pool, surroundings);
  const settled = runner.promise
    .catch(() => undefined)
    .then(async () => {
      stopSweeping();
      for (const { id } of workerPools) {
        surroundings.memory.alive.delete(id);
        surroundings.memory.ended.add(id);
      }
      await pool.end();
    });
  let retired: Promise<void> | null = null;
  return {
    broken: whenBroken(runner),
    retire: () => {
      stopSweeping();
      retired ??= runner.stop().catch(() => undefined);
      return retired.then(() => settled);
    },
    // Not `runner.kill`: it does nothing once the runner is stopping.
    kill: async () => {
      await Promise.allSettled(
        [...workerPools].map(async (workers) => workers.forcefulShutdown('The server was stopped')),
      );
    },
  };
}

/** Lets the other processes know the runner's worker pool as soon as it listens. */
function introduce(runner: Runner, { memory, options }: Surroundings): void {
  runner.events.on('pool:listen:success', ({ client, workerPool }) => {
    memory.alive.add(workerPool.id);
    // The library is about to ask for notifications on this connection, which takes one statement at a time.
    client.once('drain', () => {
      showLife(client, workerPool.id).catch((error: unknown) => {
        options.log.debug({ error: describeError(error) }, 'The job worker could not show that it lives');
      });
    });
  });
}

/**
 * The library recovers from most failures by itself, but not from all: a failed first look-up of its task names is
 * remembered for ever, and its listener waits up to a minute before it tries again. A new runner has neither fault.
 */
function whenBroken(runner: Runner): Promise<unknown> {
  return new Promise((resolve) => {
    runner.events.on('worker:getJob:error', ({ error }) => resolve(error));
    runner.events.on('pool:listen:error', ({ error }) => resolve(error));
    runner.promise.then(resolve, resolve);
  });
}

/** @returns how to stop it */
function sweepRegularly(pool: pg.Pool, surroundings: Surroundings): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const next = async (): Promise<void> => {
    await sweep(pool, surroundings);
    if (!stopped) timer = setTimeout(() => void next(), SWEEP_MS);
  };
  void next();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}

async function sweep(pool: pg.Pool, { options: { handlers, log }, memory }: Surroundings): Promise<void> {
  try {
    const ended = [...memory.ended];
    const dead = await freeOrphanedJobs(pool, { alive: [...memory.alive], ended });
    for (const id of ended) memory.ended.delete(id);
    if (dead > 0) log.info({ workers: dead }, 'Jobs of a worker that died are run again');
    for (const name of await findUnhandledJobs(pool, Object.keys(handlers))) {
      if (memory.unhandled.has(name)) continue;
      memory.unhandled.add(name);
      log.warn({ job: name }, 'This server has no handler for a job in the queue; it is left for another version');
    }
  } catch (error) {
    log.debug({ error: describeError(error) }, 'Sweeping the jobs failed');
  }
}
