import type { Tx } from '../../../platform/db/index.ts';
import { eraseTickets, lockGuestTickets, lockTicketsOf, moveGuestTickets } from './owners.queries.ts';

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
 * Takes an erased customer out of their tickets: name, addresses, what was said by anybody, files and the words of ratings
 * go, links die, and open tickets are closed. Subject, times, states and stars stay, for the figures. Tickets that a guest
 * opened with the address stay as they are: it was never proved whose they are.
 */
export async function eraseTicketsOf(tx: Tx, customerId: number, now: Date): Promise<void> {
  const ids = await lockTicketsOf(tx, customerId);
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
