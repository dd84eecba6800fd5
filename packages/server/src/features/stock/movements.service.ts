import type { Executor } from '../../platform/db/index.ts';
import { announceMovements } from './announcing.service.ts';
import { addOnHand, ensureLevels, findLocationIds, findProductIds, setOnHand } from './levels.queries.ts';
import {
  type Adjustment,
  checkAmounts,
  type Count,
  type Ids,
  report,
  resolve,
  type StockPlace,
  type StockReport,
  untouched,
} from './movements.rules.ts';
import type { StockDeps } from './stock.deps.ts';

/**
 * Puts the number of pieces on hand, reserved ones included, in the caller's transaction: a constant number of
 * statements. Of a SKU and location that come twice the last counts. What is unknown is passed over and reported.
 *
 * Concurrency: locks the levels of its products, and of those that come into stock or go out of it the listed product.
 * A transaction that has written products must be over before: an order locks in this order too.
 * @throws Refusal invalid invalid_integer under the SKU for anything but 0 to a thousand million; nothing is then saved
 */
export async function setStock(
  deps: StockDeps,
  tx: Executor,
  counts: readonly Count[],
  now: Date,
): Promise<StockReport> {
  checkAmounts(
    counts.map(({ sku, onHand }) => ({ sku, amount: onHand })),
    0,
  );
  const ids = await findIds(tx, counts);
  const changes = resolve(
    counts.map((place) => ({ place, amount: place.onHand })),
    ids,
    (_before, amount) => amount,
  );
  await ensureLevels(tx, changes);
  await announceMovements(deps, tx, await setOnHand(tx, changes), now);
  return report(counts, ids, []);
}

const LEAST = -1_000_000_000;

/**
 * Adds to the number of pieces on hand, or takes from it, in the caller's transaction; otherwise as `setStock`. An
 * adjustment that would leave less than nothing is passed over and reported; several of one level are added up first.
 */
export async function adjustStock(
  deps: StockDeps,
  tx: Executor,
  adjustments: readonly Adjustment[],
  now: Date,
): Promise<StockReport> {
  checkAmounts(
    adjustments.map(({ sku, delta }) => ({ sku, amount: delta })),
    LEAST,
  );
  const ids = await findIds(tx, adjustments);
  const given = adjustments.map((place) => ({ place, amount: place.delta }));
  const changes = resolve(given, ids, (before, amount) => before + amount);
  await ensureLevels(
    tx,
    changes.filter(({ amount }) => amount > 0),
  );
  const movements = await addOnHand(tx, changes);
  await announceMovements(deps, tx, movements, now);
  const short = untouched(changes, movements).map(({ place: { sku, location } }) => ({ sku, location }));
  return report(adjustments, ids, short);
}

async function findIds(tx: Executor, places: readonly StockPlace[]): Promise<Ids> {
  return {
    products: await findProductIds(tx, [...new Set(places.map(({ sku }) => sku))]),
    locations: await findLocationIds(tx, [...new Set(places.map(({ location }) => location))]),
  };
}
