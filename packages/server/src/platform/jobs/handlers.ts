import type { TaskList } from 'graphile-worker';
import type { Clock } from '../clock/index.ts';
import { describeError, type JobLog } from './log.ts';

export interface JobContext {
  /** The same at every attempt: fit for an idempotency key. */
  readonly jobId: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly now: Date;
}

/**
 * Does one job. A rejection means "again later" (after e^attempt seconds, at most six hours). A job may run a second
 * time although it succeeded, when the process dies before that is recorded: handlers must bear repetition.
 */
export type JobHandler = (payload: unknown, context: JobContext) => Promise<void>;

/** Job name → its handler. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** How one attempt ended. */
export interface JobOutcome {
  readonly name: string;
  readonly jobId: string;
  readonly attempt: number;
  /** What the handler threw, or null when it succeeded. */
  readonly error: unknown;
}

export interface TaskListDeps {
  readonly clock: Clock;
  readonly log: JobLog;
  readonly onOutcome?: (outcome: JobOutcome) => void;
}

/** The handlers as the library calls them, each attempt timed and logged. */
export function taskList(handlers: JobHandlers, deps: TaskListDeps): TaskList {
  const tasks: TaskList = {};
  for (const [name, handler] of Object.entries(handlers)) {
    tasks[name] = async (payload: unknown, { job }) => {
      const run = { name, jobId: job.id, attempt: job.attempts };
      const started = performance.now();
      try {
        await handler(payload, { jobId: job.id, attempt: job.attempts, now: deps.clock.now() });
      } catch (error) {
        const last = job.attempts >= job.max_attempts;
        const fields = { job: name, jobId: job.id, attempt: job.attempts, error: describeError(error) };
        if (last) deps.log.error(fields, 'Job failed for good; it stays in the queue for inspection');
        else deps.log.warn(fields, 'Job failed; it will be tried again');
        deps.onOutcome?.({ ...run, error });
        throw error;
      }
      const milliseconds = Math.round(performance.now() - started);
      deps.log.debug({ job: name, jobId: job.id, attempt: job.attempts, milliseconds }, 'Job done');
      deps.onOutcome?.({ ...run, error: null });
    };
  }
  return tasks;
}
