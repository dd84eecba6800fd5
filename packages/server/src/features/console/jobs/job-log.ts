import type { JobOutcome } from '../../../platform/jobs/index.ts';
import { maskText } from '../requests/masking.rules.ts';

const KEPT = 100;

/** How an attempt at a job ended. */
export interface DoneJob {
  readonly id: string;
  readonly name: string;
  readonly attempt: number;
  readonly at: Date;
  /** Masked; null where it succeeded. */
  readonly error: string | null;
}

/** The latest attempts of this process, newest first: the queue forgets what is done. */
export interface JobLog {
  add(outcome: JobOutcome, at: Date): void;
  latest(): readonly DoneJob[];
}

export function jobLog(): JobLog {
  let kept: readonly DoneJob[] = [];
  return {
    add: ({ jobId, name, attempt, error }, at) => {
      const said =
        error === null
          ? null
          : maskText(error instanceof Error ? error.message : 'Something was thrown that is no error');
      kept = [{ id: jobId, name, attempt, at, error: said }, ...kept].slice(0, KEPT);
    },
    latest: () => kept,
  };
}
