import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { BankAccountInput, PaymentOptionInput } from './saving.rules.ts';

const putOptions = prepared(`
  insert into payment_options as o (key, names, payment_type, gateway, three_d, choices, conditions, position, is_active)
  select r.key, r.names, r.type, r.gateway, r."threeD", r.choices, r.conditions, r.position, r."isActive"
  from jsonb_to_recordset($1::jsonb) as r(key text, names jsonb, type text, gateway text, "threeD" text, choices jsonb,
    conditions jsonb, position integer, "isActive" boolean)
  order by r.position, r.key
  on conflict (key) do update set names = excluded.names, payment_type = excluded.payment_type,
    gateway = excluded.gateway, three_d = excluded.three_d, choices = excluded.choices,
    conditions = excluded.conditions, position = excluded.position, is_active = excluded.is_active`);

/** Inserts options, or replaces those with the same key. One statement. */
export async function upsertOptions(tx: Executor, options: readonly PaymentOptionInput[]): Promise<void> {
  await putOptions(tx, [JSON.stringify(options)]);
}

const putAccounts = prepared(`
  insert into bank_accounts as a (bank_id, iban, holder_name, descriptions, currency, position, is_active)
  select b.id, r.iban, r."holderName", r.descriptions, r.currency, r.position, r."isActive"
  from jsonb_to_recordset($1::jsonb) as r(bank jsonb, iban text, "holderName" text, descriptions jsonb, currency text,
    position integer, "isActive" boolean)
  join banks b on b.key = r.bank ->> 'key'
  order by r.position, r.iban
  on conflict (iban) do update set bank_id = excluded.bank_id, holder_name = excluded.holder_name,
    descriptions = excluded.descriptions, currency = excluded.currency, position = excluded.position,
    is_active = excluded.is_active`);

/** Inserts accounts, or replaces those with the same IBAN; their banks must exist. One statement. */
export async function upsertAccounts(tx: Executor, accounts: readonly BankAccountInput[]): Promise<void> {
  await putAccounts(tx, [JSON.stringify(accounts)]);
}
