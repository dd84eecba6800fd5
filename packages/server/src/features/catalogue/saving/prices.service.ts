import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { CatalogueDeps } from '../catalogue.deps.ts';
import type { PriceInput } from './inputs.ts';
import { ensurePriceLists, putPrices } from './prices.queries.ts';
import { findBySku, listedIds } from './products.queries.ts';

export type SkuPrice = PriceInput & { readonly sku: string };

/**
 * Sets single prices, in the caller's transaction; other prices of the same products stay. Where a SKU and list come
 * twice, the last counts.
 * @returns the SKUs that are not there: their prices are passed over
 */
export async function savePrices(deps: CatalogueDeps, tx: Executor, prices: readonly SkuPrice[]): Promise<string[]> {
  const now = deps.clock.now();
  const found = await findBySku(tx, [...new Set(prices.map(({ sku }) => sku))]);
  const ids = new Map(found.map(({ sku, id }) => [sku, id]));
  const rows = new Map<string, Parameters<typeof putPrices>[1][number]>();
  for (const { sku, currency, segment, price, retailPrice } of prices) {
    const id = ids.get(sku);
    if (id === undefined) continue;
    const row = { product_id: id, currency, segment, price, retail_price: retailPrice };
    rows.set(JSON.stringify([id, currency, segment]), row);
  }
  const newLists = await ensurePriceLists(tx, [...rows.values()]);
  const changed = await listedIds(tx, await putPrices(tx, [...rows.values()], now));
  const tags = changed.map((id) => `product:${id}`);
  await announceChange(tx, newLists ? [...tags, 'definitions'] : tags, now);
  if (changed.length > 0) await deps.catalogueHooks.pricesChanged(tx, changed, now);
  return [...new Set(prices.map(({ sku }) => sku))].filter((sku) => !ids.has(sku));
}
