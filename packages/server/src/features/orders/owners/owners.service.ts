import type { Tx } from '../../../platform/db/index.ts';
import { type Erased, noteOrder } from '../../accounts/index.ts';
import { eraseContacts, lockOrdersOf, moveGuestOrders, type OrdersOwner } from './owners.queries.ts';

/**
 * Gives a registered customer the orders that were placed as a guest with an address that was just confirmed as theirs, and
 * counts them. Once theirs they are found by nobody else, not by number and address either. The same call again does nothing.
 */
export async function attachGuestOrders(
  tx: Tx,
  confirmed: { readonly customerId: number; readonly email: string; readonly now: Date },
): Promise<void> {
  const count = await moveGuestOrders(tx, confirmed);
  if (count > 0) await noteOrder(tx, confirmed.customerId, count);
}

/**
 * Gives a customer who is being erased what was ordered under the address after they had proved that it is theirs, so that
 * it is erased with all else.
 */
export async function claimGuestOrders(tx: Tx, { id, email, emailVerified }: Erased, now: Date): Promise<void> {
  if (emailVerified) await moveGuestOrders(tx, { customerId: id, email, now });
}

/**
 * Takes an erased customer out of their orders: link, e-mail address, phone, network address and notes go. Amounts, goods and
 * the names and places of both addresses stay, for the books. Orders that a guest placed with the address stay as they are
 * where it was never proved whose they are; else `claimGuestOrders` has made them the customer's before. Those of an address that
 * nobody registered go the same way when the shop erases it.
 * @returns the numbers of the orders
 */
export async function eraseOrdersOf(tx: Tx, owner: OrdersOwner): Promise<string[]> {
  const orders = await lockOrdersOf(tx, owner);
  if (orders.length === 0) return [];
  await eraseContacts(
    tx,
    orders.map(({ id }) => id),
  );
  return orders.map(({ number }) => number);
}
