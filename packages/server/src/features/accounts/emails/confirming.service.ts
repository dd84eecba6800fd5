import type { Tx } from '../../../platform/db/index.ts';
import type { AccountsDeps, ConfirmedEmail } from '../accounts.deps.ts';
import { verifyEmail } from '../customers/customers.queries.ts';

type ConfirmingDeps = Pick<AccountsDeps, 'onEmailConfirmed'>;

/** Tells who has to know that a customer's address is confirmed, in the transaction that confirms it. */
export async function announceConfirmed(deps: ConfirmingDeps, tx: Tx, confirmed: ConfirmedEmail): Promise<void> {
  for (const hook of deps.onEmailConfirmed) await hook(tx, confirmed);
}

/**
 * Marks the customer's address as confirmed.
 * @returns false when it is no longer theirs, or was confirmed before; nobody is told then
 */
export async function confirmAddress(deps: ConfirmingDeps, tx: Tx, confirmed: ConfirmedEmail): Promise<boolean> {
  const { customerId, email, now } = confirmed;
  if (!(await verifyEmail(tx, customerId, email, now))) return false;
  await announceConfirmed(deps, tx, confirmed);
  return true;
}
