import { testClock } from '../../../../tests/support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { loadConfig } from '../../../platform/config/index.ts';
import type { CatalogueDeps } from '../catalogue.deps.ts';

/** A catalogue on a database of its own, with what its hooks were told. */
export async function openCatalogue() {
  const database: TestDatabase = await createTestDatabase();
  const told: { products: number[]; prices: number[] } = { products: [], prices: [] };
  const clock = testClock();
  const deps: CatalogueDeps = {
    config: loadConfig({ ARASTA_ENV: 'test' }),
    clock,
    catalogueHooks: {
      productsChanged: async (_tx, ids) => {
        told.products.push(...ids);
      },
      pricesChanged: async (_tx, ids) => {
        told.prices.push(...ids);
      },
    },
  };
  return { ...{ database, deps, clock, told }, db: database.db };
}
