import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { CatalogueDeps } from '../catalogue/index.ts';
import type { MediaDeps } from '../media/index.ts';
import type { StockDeps } from '../stock/index.ts';

/** All that the doors it saves through ask for. */
export interface ImportDeps extends CatalogueDeps, MediaDeps, StockDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
}
