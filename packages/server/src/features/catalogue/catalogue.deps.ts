import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';

/** Told inside the transaction that changes the catalogue; search keeps its documents by it. */
export interface CatalogueHooks {
  /** Listed products whose description, categories, variants or visibility changed. */
  productsChanged(tx: Executor, listedIds: readonly number[], now: Date): Promise<void>;
  /** Listed products of whose prices (or variants' prices) at least one changed. */
  pricesChanged(tx: Executor, listedIds: readonly number[], now: Date): Promise<void>;
}

export interface CatalogueDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly catalogueHooks: CatalogueHooks;
}
