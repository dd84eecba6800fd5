import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { upsertBanks } from '../cards/saving.queries.ts';
import { upsertAccounts, upsertOptions } from './saving.queries.ts';
import { type BankAccountInput, checkAccounts, checkOptions, type PaymentOptionInput } from './saving.rules.ts';

/**
 * Creates or replaces ways to pay, by key, in the caller's transaction. Two statements for any number. Of a key that
 * comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for a key that is no slug, blank without a name,
 *   invalid_payment_gateway, invalid_payment_choices; nothing is then saved
 */
export async function savePaymentOptions(
  tx: Executor,
  inputs: readonly PaymentOptionInput[],
  now: Date,
): Promise<void> {
  if (inputs.length === 0) return;
  await upsertOptions(tx, checkOptions(inputs));
  await announceChange(tx, ['payments'], now);
}

/**
 * Creates or replaces accounts that money is transferred to, with their banks, by IBAN, in the caller's transaction.
 * Three statements for any number.
 * @throws Refusal invalid under the IBAN: invalid_iban, invalid_choice for a bank whose key is no slug, blank without a
 *   holder or a bank's name; nothing is then saved
 */
export async function saveBankAccounts(tx: Executor, inputs: readonly BankAccountInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const accounts = checkAccounts(inputs);
  await upsertBanks(
    tx,
    accounts.map(({ bank }) => bank),
  );
  await upsertAccounts(tx, accounts);
  // Cards name the same banks.
  await announceChange(tx, ['payments', 'cards'], now);
}
