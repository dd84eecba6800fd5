import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { CancellationReader } from '../cancellation.ts';

/** What showing orders takes. */
export interface OrderReadingDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  /** What can be cancelled and sent back, and what was asked for. */
  readonly cancellations: CancellationReader;
}
