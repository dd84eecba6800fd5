import type { Executor } from '../../../platform/db/index.ts';
import { commitStock, releaseStock, type StockDeps } from '../../stock/index.ts';
import type { OrderItem } from '../order.ts';
import { findHeldStock, type HeldStock, takeHeldStock, type Taken } from './stock.queries.ts';

/** Takes the pieces of these items out of stock: they leave the house. Under the order's lock. */
export async function shipStock(deps: StockDeps, tx: Executor, given: ItemsAway): Promise<void> {
  await commitStock(deps, tx, await takeFor(tx, given, true), given.now);
}

/** Puts the pieces of these items back on sale. Under the order's lock. */
export async function returnStock(deps: StockDeps, tx: Executor, given: ItemsAway): Promise<void> {
  await releaseStock(deps, tx, await takeFor(tx, given, false), given.now);
}

interface ItemsAway {
  readonly orderId: number;
  readonly items: readonly OrderItem[];
  readonly now: Date;
}

async function takeFor(tx: Executor, { orderId, items }: ItemsAway, isShipped: boolean): Promise<Taken[]> {
  if (items.length === 0) return [];
  const taken = piecesOf(items, await findHeldStock(tx, orderId));
  if (taken.length > 0) await takeHeldStock(tx, orderId, taken, isShipped);
  return taken;
}

/** Which of the pieces held are those of the items; location by location, in the order they are given. */
function piecesOf(items: readonly OrderItem[], held: readonly HeldStock[]): Taken[] {
  const wanted = new Map<number, number>();
  for (const { productId, quantity } of items) wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  return held.flatMap(({ productId, locationId, reserved }) => {
    const amount = Math.min(reserved, wanted.get(productId) ?? 0);
    wanted.set(productId, (wanted.get(productId) ?? 0) - amount);
    return amount === 0 ? [] : [{ productId, locationId, amount }];
  });
}
