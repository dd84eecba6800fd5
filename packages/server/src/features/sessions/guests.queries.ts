import { type Executor, prepared } from '../../platform/db/index.ts';

/** A guest's session, locked. */
export interface GuestSession {
  readonly id: number;
  /** The customer that the guest is since checkout; null for none. */
  readonly guestCustomerId: number | null;
}

const lock = prepared<GuestSession>(`
  select id, guest_customer_id as "guestCustomerId" from sessions
  where id = $1 and ended_at is null and customer_id is null and ($2::bytea is null or key_hash = $2) for no key update`);

/** Locks a guest's session; null when it has ended, changed its key or become a customer's meanwhile. */
export async function lockGuestSession(
  tx: Executor,
  { id, keyHash }: { id: number; keyHash: Buffer | null },
): Promise<GuestSession | null> {
  const [row] = await lock(tx, [id, keyHash]);
  return row ?? null;
}

const give = prepared('update sessions set guest_customer_id = $2 where id = $1');

/** Notes who the guest of a session is. The session is locked. */
export async function giveGuestCustomer(tx: Executor, id: number, customerId: number): Promise<void> {
  await give(tx, [id, customerId]);
}

const detach = prepared('update sessions set guest_customer_id = null where guest_customer_id = any ($1::bigint[])');

/** Takes guest customers off their sessions, which go on as nobody's. */
export async function detachGuests(tx: Executor, customerIds: readonly number[]): Promise<void> {
  await detach(tx, [customerIds]);
}

/** Locks the sessions of guest customers until the transaction ends. @returns their ids */
export async function lockSessionsOfGuests(tx: Executor, guestIds: readonly number[]): Promise<number[]> {
  if (guestIds.length === 0) return [];
  const own = tx.selectFrom('sessions').select('id').where('guest_customer_id', 'in', guestIds);
  return (await own.orderBy('id').forUpdate().execute()).map(({ id }) => id);
}
