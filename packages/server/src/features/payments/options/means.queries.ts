import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { BankAccount, PaymentOption } from '../payment.ts';

const options = prepared<PaymentOption>(`
  select id, key, names, payment_type as type, gateway, three_d as "threeD", choices, conditions
  from payment_options where is_active order by position, id`);

/** The options in use, by position. */
export function selectOptions(db: Executor): Promise<PaymentOption[]> {
  return options(db, []);
}

const accounts = prepared<BankAccount>(`
  select a.id, a.iban, a.holder_name as "holderName", a.descriptions, a.currency, a.position, row_to_json(b) as bank
  from bank_accounts a join banks b on b.id = a.bank_id
  where a.is_active order by a.position, a.id`);

/** The accounts in use, by position. */
export function selectAccounts(db: Executor): Promise<BankAccount[]> {
  return accounts(db, []);
}
