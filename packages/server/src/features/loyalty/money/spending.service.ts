import type { Executor } from '../../../platform/db/index.ts';
import { collectDebts } from '../earning/debts.service.ts';
import { lockAccounts, lockAccountsOfSpending, putIn } from './money.queries.ts';
import { putBack, type Spending, takeOut } from './spending.queries.ts';

export type { Spending };

/**
 * Spends a customer's money, inside the caller's transaction: all of it or nothing, out of the accounts sale, bank and
 * refund one after the other, and of each what expires soonest; what has expired is not spent. Spent already under the reference, and not given back: nothing more is spent. Two
 * statements.
 * @returns whether exactly this amount is spent now; false leaves everything as it was
 */
export async function spendLoyalty(tx: Executor, spending: Spending): Promise<boolean> {
  const { customerId, currency, amount } = spending;
  if (amount === 0) return true;
  refuseNegative(amount);
  await lockAccounts(tx, customerId, currency);
  const { held, spent } = await takeOut(tx, 'spend', spending);
  return held + spent === amount;
}

/**
 * Gives back what was spent under a reference, each part to the lot it came from, which expires when it would have, inside the caller's transaction.
 * What is owed comes out of it at once. A second time, or where nothing was spent, nothing happens. Three statements, and one
 * for each debt; one where nothing was spent.
 */
export async function giveBackLoyalty(tx: Executor, reference: string, now: Date): Promise<void> {
  const owner = await lockAccountsOfSpending(tx, reference);
  if (owner === null) return;
  await putBack(tx, reference, now);
  await collectDebts(tx, owner, now);
}

/**
 * Refunds an order as money to spend, inside the caller's transaction, once for each reference. Three statements.
 * @returns false where that was done before
 */
export async function refundToLoyalty(tx: Executor, refund: Spending): Promise<boolean> {
  if (refund.amount === 0) return false;
  refuseNegative(refund.amount);
  return putIn(tx, { ...refund, kind: 'refund', reason: 'refund' });
}

function refuseNegative(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new Error('An amount of loyalty money is a whole number');
}
