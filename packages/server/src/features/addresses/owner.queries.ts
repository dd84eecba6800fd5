import { type Executor, prepared } from '../../platform/db/index.ts';
import type { Owner } from './owner.ts';

/** An owner whose addresses nobody else touches now. */
export interface LockedOwner {
  readonly email: string | null;
}

const lock = prepared<LockedOwner>('select email from customers where id = $1 and is_active for no key update');

// A login at the same moment waits, and moves what is written here; or it was first, and the guest owns nothing any more.
const hold = prepared('select id from sessions where id = $1 and guest_customer_id = $2 for share');

/**
 * Keeps the owner's addresses from being counted, changed, moved or erased by others until the transaction ends.
 * @returns null when the account was disabled or erased meanwhile, or the guest has logged in or out
 */
export async function lockOwner(tx: Executor, { customerId, guestSessionId }: Owner): Promise<LockedOwner | null> {
  if (guestSessionId !== null && (await hold(tx, [guestSessionId, customerId])).length === 0) return null;
  return lockCustomer(tx, customerId);
}

/** Null when the account was disabled or erased meanwhile. */
export async function lockCustomer(tx: Executor, id: number): Promise<LockedOwner | null> {
  const [row] = await lock(tx, [id]);
  return row ?? null;
}
