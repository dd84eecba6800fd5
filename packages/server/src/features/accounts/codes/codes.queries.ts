import { sql } from 'kysely';
import { type Executor } from '../../../platform/db/index.ts';

export interface StoredCode {
  readonly sessionKeyHash: Buffer;
  readonly purpose: string;
  readonly phone: string;
  readonly nonce: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Stores what a code is derived from; an earlier one of the same session and purpose is void. */
export async function upsertCode(db: Executor, code: StoredCode): Promise<void> {
  const values = {
    phone: code.phone,
    nonce: code.nonce,
    failures: 0,
    created_at: code.now,
    expires_at: code.expiresAt,
  };
  await db
    .insertInto('phone_codes')
    .values({ session_key_hash: code.sessionKeyHash, purpose: code.purpose, ...values })
    .onConflict((conflict) => conflict.columns(['session_key_hash', 'purpose']).doUpdateSet(values))
    .execute();
}

export interface CodeKey {
  readonly sessionKeyHash: Buffer;
  readonly purpose: string;
  readonly phone: string;
}

/**
 * Counts a try and tells the nonce, in one statement, so that guesses at once cannot exceed the limit.
 * Null when there is no valid code or its tries are used up.
 */
export async function countTry(
  db: Executor,
  key: CodeKey,
  { now, mostTries }: { now: Date; mostTries: number },
): Promise<string | null> {
  const row = await db
    .updateTable('phone_codes')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('session_key_hash', '=', key.sessionKeyHash)
    .where('purpose', '=', key.purpose)
    .where('phone', '=', key.phone)
    .where('expires_at', '>', now)
    .where('failures', '<', mostTries)
    .returning('nonce')
    .executeTakeFirst();
  return row?.nonce ?? null;
}

/** Uses a code up. @returns false when somebody else just did */
export async function deleteCode(db: Executor, key: CodeKey, nonce: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('phone_codes')
    .where('session_key_hash', '=', key.sessionKeyHash)
    .where('purpose', '=', key.purpose)
    .where('nonce', '=', nonce)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Deletes the codes sent to a customer's phone, and those that their sessions asked for, to whatever phone. */
export async function deleteCodesOf(db: Executor, customerId: number): Promise<void> {
  // Sessions of token requests have no key: the service names them by their id.
  const holders = sql`
    select key_hash from sessions where customer_id = ${customerId}
    union all select sha256(convert_to('session:' || id, 'UTF8')) from sessions where customer_id = ${customerId}`;
  const phone = sql`select phone from customers where id = ${customerId}`;
  await db
    .deleteFrom('phone_codes')
    .where(sql<boolean>`session_key_hash in (${holders}) or phone = (${phone})`)
    .execute();
}

export async function deleteExpiredCodes(db: Executor, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('phone_codes').where('expires_at', '<', now).executeTakeFirst();
  return Number(numDeletedRows);
}
