import type { Config } from '../../platform/config/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { DeskDeps, TrackingDeps } from '../orders/index.ts';

/** What cancellations and returns are built from: all that the order desk takes, as answers are given there. */
export interface ReturnsDeps extends DeskDeps {
  readonly config: Config;
  readonly random: Random;
}

/** And to find guests' orders. */
export type ReturnRouteDeps = ReturnsDeps & TrackingDeps;
