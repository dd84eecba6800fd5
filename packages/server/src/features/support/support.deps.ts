import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PictureLine } from '../../platform/images/index.ts';
import type { Random } from '../../platform/random/index.ts';

/** What the help desk is built from. */
export interface SupportDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  /** Where attached pictures wait to be written anew. */
  readonly pictures: PictureLine;
  /** Nobody is written to: what is done was made up, for a shop to look around in. */
  readonly isSilent?: true;
}

/** Who of the shop does something; both null for the operator at the command line. */
export interface ByStaff {
  readonly staffId: number | null;
  readonly name: string | null;
}
