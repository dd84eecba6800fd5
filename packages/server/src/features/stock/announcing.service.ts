import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { lockProducts, selectStocked } from './availability.queries.ts';
import type { Movement } from './levels.queries.ts';
import type { StockDeps } from './stock.deps.ts';

type Moved = Omit<Movement, 'locations'>;

/**
 * Says what the public sees of a movement: the tag of each product whose shown quantity changed, and through the hooks
 * the listed products that came into stock or went out of it, and the SKUs that can be bought again.
 */
export async function announceMovements(
  deps: StockDeps,
  tx: Executor,
  movements: readonly Moved[],
  now: Date,
): Promise<void> {
  const visible = movements.filter(({ before, after }) => Math.max(before, 0) !== Math.max(after, 0));
  await announceChange(
    tx,
    visible.map(({ listedId }) => `product:${listedId}`),
    now,
  );
  const flipped = visible.filter(
    ({ before, after, sellWithoutStock }) => before > 0 !== after > 0 && !sellWithoutStock,
  );
  const changed = await listedFlips(tx, flipped);
  if (changed.length > 0) await deps.availabilityChanged(tx, changed, now);
  const back = flipped.filter(({ after }) => after > 0).map(({ productId }) => productId);
  if (back.length > 0) await deps.restocked(tx, back);
}

/**
 * The listed products whose availability changed with that of these SKUs. Two buyers may take the last pieces of two
 * variants at once: the lock makes the second one see what the first one left.
 */
async function listedFlips(tx: Executor, flipped: readonly Moved[]): Promise<number[]> {
  if (flipped.length === 0) return [];
  const listed = [...new Set(flipped.map(({ listedId }) => listedId))].sort((one, other) => one - other);
  await lockProducts(tx, listed);
  const stocked = await selectStocked(
    tx,
    listed,
    flipped.map(({ productId }) => productId),
  );
  return listed.filter((id) => {
    const own = flipped.filter(({ listedId }) => listedId === id);
    return !stocked.has(id) && own.some(({ before }) => before > 0) !== own.some(({ after }) => after > 0);
  });
}
