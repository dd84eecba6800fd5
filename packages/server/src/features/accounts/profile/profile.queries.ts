import { sql } from 'kysely';
import { type Executor, prepared } from '../../../platform/db/index.ts';

/** The fields to change; absent ones stay. */
export interface ProfileChange {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: { readonly number: string | null; readonly unique: string | null };
  readonly dateOfBirth?: string | null;
  readonly gender?: 'female' | 'male' | null;
  readonly emailAllowed?: boolean;
  readonly smsAllowed?: boolean;
  readonly whatsappAllowed?: boolean;
  readonly callAllowed?: boolean | null;
  readonly avatarKey?: string | null;
  /** Merged into what is there. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Changes an active customer's profile. @returns false when there is no such customer any more */
export async function updateProfile(db: Executor, id: number, change: ProfileChange, now: Date): Promise<boolean> {
  const { phone, attributes } = change;
  const columns = {
    first_name: change.firstName,
    last_name: change.lastName,
    ...(phone === undefined ? {} : { phone: phone.number, unique_phone: phone.unique }),
    date_of_birth: change.dateOfBirth,
    gender: change.gender,
    email_allowed: change.emailAllowed,
    sms_allowed: change.smsAllowed,
    whatsapp_allowed: change.whatsappAllowed,
    call_allowed: change.callAllowed,
    avatar_key: change.avatarKey,
    ...(attributes === undefined ? {} : { attributes: sql`attributes || ${JSON.stringify(attributes)}::jsonb` }),
    modified_date: now,
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set(given)
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Avatar {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Stores a customer's picture under a new key, in place of the one before. */
export async function upsertAvatar(
  db: Executor,
  { customerId, key, contentType, bytes }: Avatar & { customerId: number; key: string },
): Promise<void> {
  const values = { key, content_type: contentType, bytes };
  await db
    .insertInto('avatars')
    .values({ customer_id: customerId, ...values })
    .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(values))
    .execute();
}

export async function deleteAvatar(db: Executor, customerId: number): Promise<void> {
  await db.deleteFrom('avatars').where('customer_id', '=', customerId).execute();
}

export async function findAvatar(db: Executor, key: string): Promise<Avatar | null> {
  const row = await db
    .selectFrom('avatars')
    .select(['content_type', 'bytes'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : { contentType: row.content_type, bytes: row.bytes };
}

// Locked by their ids, lest two that erase the same people wait for each other.
const erasure = prepared(`
  with people as (
    select c.id, u.username from unnest($1::bigint[], $2::text[]) u (id, username) join customers c using (id)
    order by c.id for update of c
  )
  update customers c set username = people.username, email = null, email_verified_at = null, first_name = '', last_name = '',
    phone = null, unique_phone = null, password_hash = null, is_active = false, gender = null, date_of_birth = null,
    email_allowed = false, sms_allowed = false, whatsapp_allowed = false, call_allowed = null, avatar_key = null,
    attributes = '{}', segment = null, last_login = null, modified_date = $3, anonymized_at = $3
  from people where c.id = people.id`);

/**
 * Overwrites everything personal of customers, the name they log in with by a new one each. The rows stay, for the orders that
 * refer to them.
 */
export async function eraseCustomers(
  tx: Executor,
  people: readonly { readonly id: number; readonly username: string }[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  await erasure(tx, [people.map(({ id }) => id), people.map(({ username }) => username), now]);
}
