import { invalidField } from '../../../kernel/errors.ts';
import { isIban, plainIban } from '../../../kernel/iban.ts';
import { cancelItems, refundItems, type Withdrawal, type Withdrawn } from './cancelling.service.ts';
import type { DeskDeps } from './desk.deps.ts';

/** What the desk takes out of an order. */
export type DeskWithdrawal = Omit<Withdrawal, 'actor' | 'isRequested'>;

/**
 * Cancels items that are not sent, or all, on the shop's own decision; as `cancelItems` does.
 * @throws Refusal as `cancelItems` does; invalid invalid_iban under `iban`
 */
export async function cancelOrderAtDesk(deps: DeskDeps, withdrawal: DeskWithdrawal): Promise<Withdrawn> {
  return cancelItems(deps, atDesk(withdrawal));
}

/**
 * Gives back what was paid for items that were sent, or for all that were; as `refundItems` does.
 * @throws Refusal as `refundItems` does; invalid invalid_iban under `iban`
 */
export async function refundOrderAtDesk(deps: DeskDeps, withdrawal: DeskWithdrawal): Promise<Withdrawn> {
  return refundItems(deps, atDesk(withdrawal));
}

function atDesk(withdrawal: DeskWithdrawal): Withdrawal {
  const { iban, ...way } = withdrawal.way;
  const plain = iban === null ? null : plainIban(iban);
  if (plain !== null && !isIban(plain)) throw invalidField('iban', 'invalid_iban', { value: plain });
  return { ...withdrawal, way: { ...way, iban: plain }, actor: 'staff', isRequested: false };
}
