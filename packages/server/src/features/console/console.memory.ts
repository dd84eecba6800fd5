import { type Clock } from '../../platform/clock/index.ts';
import type { JobOutcome } from '../../platform/jobs/index.ts';
import type { StatementMeter } from '../../platform/observability/statements.ts';
import { LOWER_ALPHANUMERIC, type Random } from '../../platform/random/index.ts';
import { type JobLog, jobLog } from './jobs/job-log.ts';
import { type Listeners, listeners } from './live/listeners.ts';
import { type RequestLog, requestLog } from './requests/request-log.ts';

/** What the console remembers of this process. It ends with it. */
export interface DevConsole {
  /** Tells this process from the one before it. */
  readonly run: string;
  readonly requests: RequestLog;
  readonly jobs: JobLog;
  readonly listeners: Listeners;
  /** Null where statements are not counted. */
  readonly meter: StatementMeter | null;
  /** To be told how each attempt at a job ended. */
  readonly noteJob: (outcome: JobOutcome) => void;
}

export interface DevConsoleDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly meter: StatementMeter | null;
}

export function openDevConsole({ clock, random, meter }: DevConsoleDeps): DevConsole {
  const open = listeners();
  const jobs = jobLog();
  const requests = requestLog((request) => {
    open.tell({ kind: 'request', request });
    // What changes nothing enqueues and sends nothing.
    if (request.method !== 'GET') open.tell({ kind: 'changed' });
  });
  return {
    run: random.text(8, LOWER_ALPHANUMERIC),
    ...{ requests, jobs, listeners: open, meter },
    noteJob: (outcome) => {
      jobs.add(outcome, clock.now());
      open.tell({ kind: 'changed' });
    },
  };
}
