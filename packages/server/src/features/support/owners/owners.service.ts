import type { Tx } from '../../../platform/db/index.ts';
import type { ConfirmedEmail, Erased } from '../../accounts/index.ts';
import { eraseTickets, lockGuestTickets, lockTicketsOf, moveGuestTickets, readdress } from './owners.queries.ts';

/**
 * Gives a registered customer the tickets that were opened as a guest with an address that was just confirmed as theirs. The
 * same call again does nothing.
 */
export function attachGuestTickets(
  tx: Tx,
  confirmed: { readonly customerId: number; readonly email: string; readonly now: Date },
): Promise<void> {
  return moveGuestTickets(tx, confirmed);
}

/**
 * Follows a customer who has another address now: what the shop answers goes there, and links in mails to the former one,
 * which may be somebody else's, end. Tickets that they opened with a third address keep it.
 */
export async function readdressTickets(tx: Tx, { customerId, email, former, now }: ConfirmedEmail): Promise<void> {
  if (former !== undefined) await readdress(tx, { customerId, from: former.email, to: email, now });
}

/**
 * Takes an erased customer out of their tickets: name, addresses, what was said by anybody, files and the words of ratings
 * go, links die, and open tickets are closed. Subject, times, states and stars stay, for the figures. Tickets that a guest
 * opened with the address go with them where the customer had proved that it is theirs, and stay as they are otherwise.
 */
export async function eraseTicketsOf(tx: Tx, { id, email, emailVerified }: Erased, now: Date): Promise<void> {
  const ids = await lockTicketsOf(tx, id, emailVerified ? email : null);
  if (ids.length > 0) await eraseTickets(tx, ids, now);
}

/**
 * Does the same to the tickets that guests opened with an address which no registered customer has.
 * @returns how many
 */
export async function eraseGuestTickets(tx: Tx, email: string, now: Date): Promise<number> {
  const ids = await lockGuestTickets(tx, email);
  if (ids.length > 0) await eraseTickets(tx, ids, now);
  return ids.length;
}
