import { HOUR } from '../../../platform/clock/index.ts';
import { type Caller, findShopper } from '../../../platform/http/index.ts';
import type { OrderDeps } from '../order.deps.ts';
import { deleteReceipts, deleteUnplaced, findLatestPlaced } from './placed.queries.ts';
import type { Placed } from './placement.ts';

// Who submits again later than this means another order.
const REPEATED_WITHIN_MS = HOUR;
const RECEIPT_AGE_MS = 24 * HOUR;
// Long after the last question about their money.
const UNPLACED_AGE_MS = 30 * 24 * HOUR;

/** The order that the caller placed last, if that was within the hour: what a repeated last call is answered by. */
export async function findPlacedOf(
  { db, clock }: Pick<OrderDeps, 'db' | 'clock'>,
  caller: Caller,
): Promise<Placed | null> {
  const customerId = findShopper(caller)?.customerId ?? null;
  const sessionId = caller.session?.id ?? null;
  if (customerId === null && sessionId === null) return null;
  return findLatestPlaced(db, { customerId, sessionId }, new Date(clock.now().getTime() - REPEATED_WITHIN_MS));
}

/** Throws away the kept answers of orders that were placed more than a day ago, and orders that came to nothing a month ago. */
export async function purgeOrders({ db }: Pick<OrderDeps, 'db'>, now: Date): Promise<void> {
  await deleteUnplaced(db, new Date(now.getTime() - UNPLACED_AGE_MS));
  await deleteReceipts(db, new Date(now.getTime() - RECEIPT_AGE_MS));
}
