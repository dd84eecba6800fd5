import { readDefinitions } from '../features/catalogue/index.ts';
import { cardTable, paymentMeans } from '../features/payments/index.ts';
import { keptRules } from '../features/promotions/index.ts';
import { indexProducts, noteAvailability, notePrices, searchMemory } from '../features/search/index.ts';
import { shippingMemory } from '../features/shipping/index.ts';
import { type Destination, type Family, goodBytes } from '../features/storefront/index.ts';
import { enqueueStockAlerts } from '../features/wishlist/index.ts';
import { followChanges, memo, taggedCache } from '../platform/cache/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Executor } from '../platform/db/index.ts';
import type { PublicAnswer } from '../platform/http/index.ts';

// Whatever a change forgot to tell is right again after this.
const ANSWER_AGE_MS = 600_000;
// Some thousand paths; storefronts ask for every page they show.
const PATHS_BYTES = 2_097_152;
const MEGABYTE = 1_048_576;

export type Shelves = ReturnType<typeof shelves>;

/** What is known of the goods, kept until it changes, and who is told when it does. */
export function shelves({ config, db, clock }: { config: Config; db: Executor; clock: Clock }) {
  const changes = followChanges(db);
  const definitions = memo(changes, ['definitions', 'menus'], () => readDefinitions(db));
  const bytes = config.cacheMegabytes * MEGABYTE;
  const kept = (share: number) => ({ maxBytes: Math.floor(bytes * share), maxAgeMs: ANSWER_AGE_MS });
  return {
    changes,
    definitions,
    answers: taggedCache<PublicAnswer>(changes, kept(0.45)),
    families: taggedCache<Family>(changes, kept(0.25)),
    goodBytes: goodBytes(Math.floor(bytes * 0.1)),
    destinations: taggedCache<Destination | null>(changes, { maxBytes: PATHS_BYTES, maxAgeMs: ANSWER_AGE_MS }),
    cards: cardTable(db, changes),
    shipping: shippingMemory(db, changes),
    paymentMeans: paymentMeans(db, changes),
    promotions: keptRules({ db, clock, changes }),
    search: searchMemory({ db, changes, clock }, Math.floor(bytes * 0.2)),
    categoryTree: async () => [...(await definitions()).categories.values()].filter(({ isActive }) => isActive),
    catalogueHooks: {
      productsChanged: (tx: Executor, ids: readonly number[], now: Date) => indexProducts({ config }, tx, ids, now),
      pricesChanged: notePrices,
    },
    availabilityChanged: noteAvailability,
    restocked: enqueueStockAlerts,
  };
}
