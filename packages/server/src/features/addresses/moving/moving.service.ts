import type { Tx } from '../../../platform/db/index.ts';
import { lockCustomer } from '../owner.queries.ts';
import { giveAddresses, type Move } from './moving.queries.ts';

/**
 * Gives a guest's addresses to the customer who has just logged in, inside the login's transaction. The customer's own
 * primary address stays it; where there is no room for all, the guest's primary and newest ones are the ones that move,
 * and the others go with the guest customer.
 * Concurrency: the login has locked the session and the customer; an address added at the same moment is moved, or refused.
 */
export async function moveAddresses(tx: Tx, move: Move): Promise<void> {
  if ((await lockCustomer(tx, move.from)) !== null) await giveAddresses(tx, move);
}
