import type { Clock } from '../../platform/clock/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { ScheduledJob } from '../../platform/jobs/index.ts';
import type { CsrfDeps } from '../csrf/index.ts';
import type { DevConsole } from './console.memory.ts';

export interface ConsoleDeps extends CsrfDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly devConsole: DevConsole;
  readonly schedule: readonly ScheduledJob[];
  /** Of the server. */
  readonly version: string;
}
