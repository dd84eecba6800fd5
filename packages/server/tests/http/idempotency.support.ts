import pg from 'pg';
import { type FormInput, saveForms } from '../../src/features/content/index.ts';
import type { TestShop } from '../support/app.ts';
import type { Call } from '../support/customer.ts';

/** What the tests of idempotency keys begin with. */

export const CURRENCY = '/users/activate-currency/';
export const FORM = '/forms/1/generate/';
export const EUR = { currency_code: 'eur' };
export const TRY = { currency_code: 'try' };
export const NAME = [{ key: 'name', required: true }];

let count = 0;

/** A key that no other test uses. */
export function aKey(): string {
  count += 1;
  return `6f1c-${count}`;
}

export const named = (key: string): Call => ({ headers: { 'idempotency-key': key } });

/** Makes the form ask for these fields. */
export async function askFor({ database, clock }: TestShop, fields: FormInput['fields']): Promise<void> {
  const form = { key: 'f', slugs: {}, names: { en: 'F' }, template: 'forms/default.html', isActive: true };
  await database.db.transaction().execute((tx) => saveForms(tx, [{ ...form, fields }], clock.now()));
}

export const keyRows = ({ database }: TestShop) => database.db.selectFrom('idempotency_keys').selectAll().execute();

/** How often the form was handed in. */
export async function submissions({ database }: TestShop): Promise<number> {
  return (await database.db.selectFrom('form_submissions').select('id').execute()).length;
}

export interface Hurt {
  readonly table: string;
  readonly event: 'insert' | 'update';
  /** What the SQL of each such write does. */
  readonly effect: string;
}

export const FAIL = `raise exception 'hurt'`;
export const LOSE_CONNECTION = 'perform pg_terminate_backend(pg_backend_pid())';

/** Runs `work` while writes to a table go wrong. */
export async function whileHurt(
  { database }: TestShop,
  { table, event, effect }: Hurt,
  work: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client(database.connection);
  await client.connect();
  await client.query(
    `create function hurt() returns trigger language plpgsql as $$ begin ${effect}; return new; end $$`,
  );
  await client.query(`create trigger hurt before ${event} on ${table} for each row execute function hurt()`);
  try {
    await work();
  } finally {
    await client.query('drop function hurt() cascade');
    await client.end();
  }
}
