import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Passwords, Signer } from '../../platform/crypto/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { Random } from '../../platform/random/index.ts';

/** What the staff services are built from. */
export interface StaffDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  readonly passwords: Passwords;
}
