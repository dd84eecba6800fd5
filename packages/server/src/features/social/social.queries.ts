import { type Executor, prepared } from '../../platform/db/index.ts';
import type { Slice } from '../../kernel/page.ts';

/** An account elsewhere that a customer signs in with. */
export interface SocialAccount {
  readonly id: number;
  readonly provider: string;
  readonly email: string | null;
  readonly createdDate: Date;
  readonly lastLogin: Date | null;
}

const owner = prepared<{ customerId: number }>(`
  select customer_id as "customerId" from social_accounts where provider = $1 and subject = $2`);

/** The customer who signs in with an account; null for none. */
export async function findOwner(db: Executor, provider: string, subject: string): Promise<number | null> {
  const [row] = await owner(db, [provider, subject]);
  return row?.customerId ?? null;
}

export interface NewSocialAccount {
  readonly customerId: number;
  readonly provider: string;
  readonly subject: string;
  readonly email: string | null;
  readonly now: Date;
  /** Null for an account that was connected without signing in. */
  readonly lastLogin: Date | null;
}

/** An account that is connected already violates `social_accounts_subject_key`. */
export async function insertAccount(tx: Executor, account: NewSocialAccount): Promise<void> {
  const { customerId, provider, subject, email, now, lastLogin } = account;
  await tx
    .insertInto('social_accounts')
    .values({ customer_id: customerId, provider, subject, email, created_date: now, last_login: lastLogin })
    .execute();
}

const used = prepared<{ id: number }>(`
  update social_accounts set last_login = $4 where provider = $1 and subject = $2 and customer_id = $3 returning id`);

/** Notes a sign-in. @returns false when the account is not the customer's any more */
export async function noteSignIn(
  tx: Executor,
  { provider, subject, customerId, now }: { provider: string; subject: string; customerId: number; now: Date },
): Promise<boolean> {
  return (await used(tx, [provider, subject, customerId, now])).length === 1;
}

export async function countAccounts(db: Executor, customerId: number): Promise<number> {
  const { count } = await db
    .selectFrom('social_accounts')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The accounts of a customer, in the order in which they were connected. */
export async function findAccounts(
  db: Executor,
  customerId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<Slice<SocialAccount>> {
  const rows = await db
    .selectFrom('social_accounts')
    .select(['id', 'provider', 'email', 'created_date as createdDate', 'last_login as lastLogin'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { items: rows, total: await countAccounts(db, customerId) };
}

/** @returns false when the customer has no such account */
export async function deleteAccount(tx: Executor, customerId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('social_accounts')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Forgets all accounts of a customer who is being erased. */
export async function eraseSocialAccountsOf(tx: Executor, customerId: number): Promise<void> {
  await tx.deleteFrom('social_accounts').where('customer_id', '=', customerId).execute();
}

const take = prepared<{ state_hash: Buffer }>(`
  insert into social_states (state_hash, expires_at) values ($1, $2) on conflict do nothing returning state_hash`);

/** Uses a state up. @returns false when it was used before, or is being used at this moment */
export async function takeState(db: Executor, stateHash: Buffer, expiresAt: Date): Promise<boolean> {
  return (await take(db, [stateHash, expiresAt])).length === 1;
}

const purge = prepared('delete from social_states where expires_at <= $1');

export async function deleteExpiredStates(db: Executor, now: Date): Promise<void> {
  await purge(db, [now]);
}
