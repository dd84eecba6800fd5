import { rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import { detachGuests, giveGuestCustomer, lockGuest, type SessionsDeps } from '../../sessions/index.ts';
import { deleteIdleGuests, findGuestsOf, type GuestDetails, insertGuest, updateGuest } from './guests.queries.ts';

/**
 * Makes the guest who is asking a customer of their session, who can have addresses and orders but never logs in; the
 * same session again changes e-mail address and phone. The address may be a registered customer's: it opens nothing.
 * `guest` has been read by `readGuest`.
 * Concurrency: calls of one session make one customer; with a login at once, the call is before it, or refused.
 * @throws Refusal rejected guest_100_1 for a customer, and where the session has ended or got another key meanwhile
 */
export function beGuest(deps: SessionsDeps, caller: Caller, guest: GuestDetails): Promise<{ customerId: number }> {
  return deps.db.transaction().execute(async (tx) => {
    const session = await lockGuest(deps, tx, caller);
    if (session === null) throw rejected('guest_100_1', 'session_changed');
    const now = deps.clock.now();
    if (session.guestCustomerId !== null) {
      await updateGuest(tx, session.guestCustomerId, { ...guest, now });
      return { customerId: session.guestCustomerId };
    }
    const customerId = await insertGuest(tx, { ...guest, username: deps.random.text(32, HEX), now });
    await giveGuestCustomer(tx, session.id, customerId);
    return { customerId };
  });
}

/**
 * Forgets the guests who told an address of which somebody who is erased had proved that it is theirs. One with an order of
 * their own stays with it. Sessions are locked before guests, as elsewhere.
 */
export async function forgetGuestsOf(tx: Tx, email: string): Promise<void> {
  const ids = await findGuestsOf(tx, email);
  if (ids.length === 0) return;
  await detachGuests(tx, ids);
  await deleteIdleGuests(tx, ids);
}
