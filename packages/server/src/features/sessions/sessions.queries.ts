import { type Executor, prepared } from '../../platform/db/index.ts';

/** What is written when a session begins or changes hands. */
export interface NewSession {
  readonly keyHash: Buffer;
  readonly tokenHash: Buffer;
  readonly customerId: number;
  readonly address: string;
  readonly userAgent: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** The key that the new session replaces, and the row behind it if that is known. */
export interface OldSession {
  readonly keyHash: Buffer | null;
  readonly id: number | null;
}

// One statement each: the session, its token, and the tombstone of the key it replaces. A guest's row that another
// request made for that key in the meantime ends with it.
const TOKEN_AND_TOMBSTONE = `
  , token as (
    insert into tokens (key_hash, session_id, created_at)
    select $2::bytea, id, $6::timestamptz from session
    on conflict (session_id) do update set key_hash = excluded.key_hash, created_at = excluded.created_at, last_used_at = null
  ), tombstone as (
    insert into sessions (key_hash, created_at, last_seen_at, expires_at, ended_at)
    select $8::bytea, $6::timestamptz, $6::timestamptz, $7::timestamptz, $6::timestamptz from session where $8::bytea is not null
    on conflict (key_hash) do update
    set ended_at = excluded.ended_at, address = null, user_agent = null, currency = null, language = null,
      basket_namespace = null, guest_customer_id = null
    where sessions.ended_at is null and sessions.customer_id is null
  )
  select id, guest_customer_id as "guestCustomerId" from session`;

interface OpenedRow {
  readonly id: number;
  /** Who the guest was that had it before; null for none. */
  readonly guestCustomerId: number | null;
}

const insertStatement = prepared<OpenedRow>(`
  with session as (
    insert into sessions (key_hash, customer_id, address, user_agent, created_at, last_seen_at, expires_at)
    values ($1, $3, $4, $5, $6, $6, $7)
    returning id, guest_customer_id
  ) ${TOKEN_AND_TOMBSTONE}`);

// The guest's customer is read under the lock: one who tells an e-mail address at this moment is before it, or refused.
const takeOverStatement = prepared<OpenedRow>(`
  with former as (
    select id, guest_customer_id from sessions where id = $9 for update
  ), session as (
    update sessions s
    set key_hash = $1, customer_id = $3, guest_customer_id = null, address = $4, user_agent = $5, last_seen_at = $6, expires_at = $7
    from former
    where s.id = former.id and s.key_hash = $8 and s.ended_at is null and (s.customer_id is null or s.customer_id = $3)
    returning s.id, former.guest_customer_id
  ) ${TOKEN_AND_TOMBSTONE}`);

/**
 * Inserts a session for a customer and leaves a tombstone for the key it replaces.
 * @returns the session's id
 */
export async function insertSession(db: Executor, session: NewSession, old: OldSession): Promise<number> {
  const [row] = await insertStatement(db, [...values(session), old.keyHash]);
  if (row === undefined) throw new Error('The session was not inserted');
  return row.id;
}

/** Gives a guest's session (or the customer's own) a new key and owner; null when another request was faster. */
export async function takeOverSession(db: Executor, session: NewSession, old: OldSession): Promise<OpenedRow | null> {
  const [row] = await takeOverStatement(db, [...values(session), old.keyHash, old.id]);
  return row ?? null;
}

function values(session: NewSession): unknown[] {
  const { keyHash, tokenHash, customerId, address, userAgent, now, expiresAt } = session;
  return [keyHash, tokenHash, customerId, address, userAgent, now, expiresAt];
}

/** Replaces a session's key and leaves a tombstone for the old one. False when the session is gone. */
export async function rekeySession(
  db: Executor,
  session: { id: number; keyHash: Buffer; oldKeyHash: Buffer },
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ key_hash: session.keyHash, last_seen_at: now, expires_at: expiresAt })
    .where('id', '=', session.id)
    .where('key_hash', '=', session.oldKeyHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await insertTombstone(db, session.oldKeyHash, { now, expiresAt });
  return true;
}

/** Marks a key as ended that had no row, or whose row went to another key; a guest's row made just now ends. */
export async function insertTombstone(
  db: Executor,
  keyHash: Buffer,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({ key_hash: keyHash, created_at: now, last_seen_at: now, expires_at: expiresAt, ended_at: now })
    .onConflict((conflict) =>
      conflict
        .column('key_hash')
        .doUpdateSet(asTombstone(now))
        .where('sessions.ended_at', 'is', null)
        .where('sessions.customer_id', 'is', null),
    )
    .execute();
}

/** Which sessions of which customer to end. */
export interface SessionChoice {
  readonly customerId: number;
  readonly only?: number;
  readonly except?: number;
}

/** Turns sessions into tombstones and deletes their tokens. @returns how many there were */
export async function endSessions(db: Executor, choice: SessionChoice, now: Date): Promise<number> {
  const { customerId, only, except } = choice;
  let query = db
    .updateTable('sessions')
    .set(asTombstone(now))
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null);
  if (only !== undefined) query = query.where('id', '=', only);
  if (except !== undefined) query = query.where('id', '!=', except);
  const ended = await query.returning('id').execute();
  await deleteTokens(
    db,
    ended.map(({ id }) => id),
  );
  return ended.length;
}

/** Turns one session, a guest's or a customer's, into a tombstone. */
export async function endSession(db: Executor, id: number, now: Date): Promise<void> {
  await endSessionsById(db, [id], now);
}

/** Turns sessions, of guests or customers, into tombstones. Where there may be several, the caller has locked them. */
export async function endSessionsById(db: Executor, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('sessions').set(asTombstone(now)).where('id', 'in', ids).execute();
  await deleteTokens(db, ids);
}

function asTombstone(now: Date) {
  const empty = {
    customer_id: null,
    guest_customer_id: null,
    address: null,
    user_agent: null,
    currency: null,
    language: null,
  };
  return { ...empty, basket_namespace: null, ended_at: now };
}

async function deleteTokens(db: Executor, sessionIds: readonly number[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await db.deleteFrom('tokens').where('session_id', 'in', sessionIds).execute();
}

/** Notes a use of the session and of its token. */
export async function touchSession(
  db: Executor,
  id: number,
  use: { now: Date; expiresAt: Date; address: string; userAgent: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: use.now, expires_at: use.expiresAt, address: use.address, user_agent: use.userAgent })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** What a session keeps for its holder. */
export type Preference =
  { readonly currency: string } | { readonly language: string } | { readonly basket_namespace: string | null };

const ensure = prepared<{ id: number }>(`
  insert into sessions (key_hash, created_at, last_seen_at, expires_at) values ($1, $2, $2, $3)
  on conflict (key_hash) do update set last_seen_at = excluded.last_seen_at where sessions.ended_at is null
  returning id`);

/** The row of a visitor's key, made if there is none; null when the key was ended meanwhile. */
export async function ensureRow(
  db: Executor,
  keyHash: Buffer,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<number | null> {
  const [row] = await ensure(db, [keyHash, now, expiresAt]);
  return row?.id ?? null;
}

/** Keeps a preference of a visitor, making the row if there is none. */
export async function upsertPreference(
  db: Executor,
  keyHash: Buffer,
  preference: Preference,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({ key_hash: keyHash, ...preference, created_at: now, last_seen_at: now, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet(preference).where('sessions.ended_at', 'is', null),
    )
    .execute();
}

/** Keeps a preference of a session known by its id (token requests have no key of it). */
export async function updatePreference(
  db: Executor,
  { id, keyHash }: { id: number; keyHash: Buffer | null },
  preference: Preference,
): Promise<void> {
  const session = db.updateTable('sessions').set(preference).where('id', '=', id).where('ended_at', 'is', null);
  // A key that was replaced meanwhile changes nothing.
  await (keyHash === null ? session : session.where('key_hash', '=', keyHash)).execute();
}

/** A session as its owner sees it. */
export interface SessionRow {
  readonly id: number;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly tokenCreatedAt: Date | null;
  readonly tokenLastUsedAt: Date | null;
}

/** The customer's living sessions, latest use first. */
export async function findSessions(
  db: Executor,
  customerId: number,
  { now, limit, offset }: { now: Date; limit: number; offset: number },
): Promise<{ items: SessionRow[]; total: number }> {
  const living = db
    .selectFrom('sessions')
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now);
  const rows = await living
    .leftJoin('tokens', 'tokens.session_id', 'sessions.id')
    .select([
      'sessions.id',
      'sessions.address',
      'sessions.user_agent',
      'sessions.created_at',
      'last_seen_at',
      'expires_at',
    ])
    .select(['tokens.created_at as token_created_at', 'tokens.last_used_at as token_last_used_at'])
    .orderBy('last_seen_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await living.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = rows.map((row) => ({
    id: row.id,
    address: row.address ?? '',
    userAgent: row.user_agent ?? '',
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    tokenCreatedAt: row.token_created_at,
    tokenLastUsedAt: row.token_last_used_at,
  }));
  return { items, total };
}

/** Deletes what has expired, tombstones included. @returns how many rows went */
export async function deleteExpiredSessions(db: Executor, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('expires_at', '<', now).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Notes when a token was last used, at most hourly as with sessions. */
export async function touchToken(db: Executor, sessionId: number, now: Date): Promise<void> {
  await db.updateTable('tokens').set({ last_used_at: now }).where('session_id', '=', sessionId).execute();
}
