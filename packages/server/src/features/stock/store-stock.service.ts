import { notFound, throttled } from '../../kernel/errors.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { hitLimits, isTrusted } from '../../platform/rate-limit/index.ts';
import { findStores, type Store, type StoreFilter } from '../stores/index.ts';
import { selectFamily, selectFreeAtStores } from './store-stock.queries.ts';
import { membersMeant } from './store-stock.rules.ts';

export interface StoreStockDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly config: Config;
}

/** A store, and how many pieces of what was asked for are free there. */
export interface StoreStock {
  readonly store: Store;
  readonly free: number;
}

export interface StoreStockWanted {
  readonly productId: number;
  readonly filter: StoreFilter;
  /** Query parameters; those that name an attribute of the variants choose among them. */
  readonly asked: ReadonlyMap<string, string>;
}

const ALL_STORES = { number: 1, size: 100_000 };

/**
 * Where a product lies: the active stores that keep stock and match, each with what is free there, be it nothing.
 * Counted, because every question is a search through all stores. Four statements.
 * @throws Refusal throttled; not_found for a product that is not there or not active
 */
export async function findStoreStock(
  deps: StoreStockDeps,
  caller: Caller,
  { productId, filter, asked }: StoreStockWanted,
): Promise<StoreStock[]> {
  await countQuestion(deps, caller);
  const family = await selectFamily(deps.db, productId);
  if (family.length === 0) throw notFound();
  const members = membersMeant(family, productId, asked);
  const free = await selectFreeAtStores(deps.db, members);
  const { items } = await findStores(deps, { language: caller.language, filter, page: ALL_STORES });
  return items.flatMap((store) => {
    const pieces = free.get(store.id);
    return pieces === undefined ? [] : [{ store, free: pieces }];
  });
}

/** Storefronts ask from one address for all their visitors: the limit is that of an address, which is high. */
async function countQuestion({ db, clock, signer, config }: StoreStockDeps, { address }: Caller): Promise<void> {
  if (!config.throttle || isTrusted(config.trustedCallers, address)) return;
  const limit = { key: signer.digest('rate:store-stock:address', address), rate: config.rateAddress };
  const retryAfter = await hitLimits(db, [limit], clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
