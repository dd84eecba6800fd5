import type { Tx } from '../../platform/db/index.ts';
import { deleteBasketsOf } from './basket/baskets.queries.ts';
import { deleteMember } from './divisions/members.queries.ts';
import { forgetCustomer } from './quotations/writing.queries.ts';

/**
 * Ends what an erased customer was to a division: their baskets go, their quotations lose who asked, how they were called
 * and what was said of them by whoever; elsewhere goes what they said themselves. What was asked for, and for how much, stays for the books.
 */
export async function eraseB2bOf(tx: Tx, customerId: number): Promise<void> {
  await deleteMember(tx, customerId);
  await forgetCustomer(tx, customerId);
  await deleteBasketsOf(tx, customerId);
}
