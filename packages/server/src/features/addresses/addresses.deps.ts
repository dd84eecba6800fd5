import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';

export interface AddressesDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly config: Config;
}
