import type { Executor } from '../../../platform/db/index.ts';
import type { AccountsOwner } from '../money/money.queries.ts';
import { collect, findDebts } from './earning.queries.ts';

/**
 * What is owed is paid by what was earned, the oldest debt first, never by money that was granted, paid in or refunded. The
 * accounts are locked before. One statement, and one for each debt until nothing is left: all are paid out of the same lots.
 */
export async function collectDebts(tx: Executor, { customerId, currency }: AccountsOwner, now: Date): Promise<void> {
  for (const id of await findDebts(tx, customerId, currency)) {
    if (!(await collect(tx, id, now))) return;
  }
}
