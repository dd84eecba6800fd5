import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { ShownBasket } from '../reading/reading.service.ts';
import { lockBasket, type LockedBasket } from '../changing/locking.queries.ts';
import { readState } from '../reading/state.queries.ts';
import { isUnchanged } from './ordering.rules.ts';

/**
 * The caller's open basket of this name, locked until the transaction ends. Null where there is none, or the session has
 * ended or changed its key meanwhile.
 */
export async function lockOwnBasket(tx: Tx, caller: Caller, namespace: string): Promise<LockedBasket | null> {
  if (caller.session === null) return null;
  return lockBasket(tx, { sessionId: caller.session.id, keyHash: caller.visitor?.keyHash ?? null }, namespace);
}

/** Whether a basket that the transaction has locked is still what its shopper saw. One statement. */
export async function isAsSeen(tx: Tx, { basket, showing }: ShownBasket, now: Date): Promise<boolean> {
  if (basket.head === null) return false;
  const state = await readState(tx, basket.head.id, { pricing: showing.pricing, now }, null);
  return isUnchanged(basket, state);
}
