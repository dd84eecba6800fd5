import type { Executor } from '../../platform/db/index.ts';
import { announceMovements } from './announcing.service.ts';
import {
  commit,
  ensureLevels,
  findFirstLocation,
  type LevelChange,
  type Movement,
  release,
  reserve,
  type Reserved,
  type Wish,
} from './levels.queries.ts';
import { addUp, allocationsOf, checkWishes, type Reservation, shortages } from './reservations.rules.ts';
import type { StockDeps } from './stock.deps.ts';
import { untouched } from './movements.rules.ts';

/**
 * Reserves pieces for an order, in the caller's transaction: all of it or nothing. Locations are emptied by position.
 * Of what is sold without stock, the pieces that are not there are reserved at the first location.
 *
 * Concurrency: one conditional statement on locked levels, taken in one order: of buyers at once exactly as many succeed
 * as there are pieces, and none wait for each other in a circle.
 * @returns the allocations to keep with the order, or what is short: then nothing was reserved
 * @throws RangeError when a quantity is not a whole number above zero
 */
export async function reserveStock(
  deps: StockDeps,
  tx: Executor,
  wishes: readonly Wish[],
  now: Date,
): Promise<Reservation> {
  const wanted = checkWishes(wishes);
  if (wanted.length === 0) return { allocations: [], shortages: [] };
  const reserved = await reserveAnywhere(tx, wanted);
  const short = shortages(reserved);
  if (short.length > 0) return { allocations: [], shortages: short };
  const moved = reserved.map((one) => ({ ...one, before: one.free, after: one.free - one.quantity }));
  await announceMovements(deps, tx, moved, now);
  return { allocations: allocationsOf(reserved), shortages: [] };
}

/** What is sold without stock needs a level to be reserved at, even one that was never stocked. */
async function reserveAnywhere(tx: Executor, wanted: readonly Wish[]): Promise<Reserved[]> {
  const reserved = await reserve(tx, wanted);
  const homeless = reserved.filter(({ isShort, sellWithoutStock }) => isShort && sellWithoutStock);
  const locationId = homeless.length === 0 ? null : await findFirstLocation(tx);
  if (locationId === null) return reserved;
  await ensureLevels(
    tx,
    homeless.map(({ productId }) => ({ productId, locationId })),
  );
  return reserve(tx, wanted);
}

/**
 * Gives reserved pieces back: an order was cancelled, or never paid. In the caller's transaction.
 * @throws Error when they are not reserved any more, which is a mistake of ours; nothing is to be kept then
 */
export async function releaseStock(
  deps: StockDeps,
  tx: Executor,
  allocations: readonly LevelChange[],
  now: Date,
): Promise<void> {
  await settle(deps, tx, allocations, { by: release, now });
}

/**
 * Takes reserved pieces away: they were shipped. In the caller's transaction.
 * @throws Error when they are not reserved any more, which is a mistake of ours; nothing is to be kept then
 */
export async function commitStock(
  deps: StockDeps,
  tx: Executor,
  allocations: readonly LevelChange[],
  now: Date,
): Promise<void> {
  await settle(deps, tx, allocations, { by: commit, now });
}

interface Settling {
  readonly by: (tx: Executor, changes: readonly LevelChange[]) => Promise<Movement[]>;
  readonly now: Date;
}

async function settle(
  deps: StockDeps,
  tx: Executor,
  allocations: readonly LevelChange[],
  { by, now }: Settling,
): Promise<void> {
  const changes = addUp(allocations);
  if (changes.length === 0) return;
  const movements = await by(tx, changes);
  const [missing] = untouched(changes, movements);
  if (missing !== undefined) {
    throw new Error(`${missing.amount} of product ${missing.productId} are not reserved at ${missing.locationId}`);
  }
  await announceMovements(deps, tx, movements, now);
}
