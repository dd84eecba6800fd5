import { type Executor, prepared } from '../db/index.ts';

/** A write that its client named. */
export interface Question {
  /** Digest of who asks, what for, and the client's key. */
  readonly key: Buffer;
  /** Digest of the body. */
  readonly fingerprint: Buffer;
}

/** The right to answer a question, until it is answered, freed, or taken over. */
export interface Claim {
  readonly key: Buffer;
  readonly id: number;
}

export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly location: string | null;
  readonly body: Buffer;
}

const claiming = prepared<{ claim: number }>(`
  insert into idempotency_keys as kept (key, fingerprint, expires_at) values ($1, $2, $3)
  on conflict (key) do update set fingerprint = excluded.fingerprint, claim = default,
    expires_at = excluded.expires_at, status = null, content_type = null, location = null, body = null
  where kept.expires_at <= $4
  returning claim`);

/** Takes a key that nobody has, or whose holder's time is up. Of many at once one gets it; null for the others. */
export async function claimKey(
  db: Executor,
  { key, fingerprint }: Question,
  { now, until }: { now: Date; until: Date },
): Promise<Claim | null> {
  const [row] = await claiming(db, [key, fingerprint, until, now]);
  return row === undefined ? null : { key, id: row.claim };
}

/** What is known of a key: the answer is null while it is being made. */
export interface KnownKey {
  readonly fingerprint: Buffer;
  readonly answer: KeptAnswer | null;
}

interface KeyRow {
  key: Buffer;
  fingerprint: Buffer;
  status: number | null;
  content_type: string | null;
  location: string | null;
  body: Buffer | null;
}

const known = prepared<KeyRow>(`
  select key, fingerprint, status, content_type, location, body
  from idempotency_keys where key = any($1::bytea[]) and expires_at > $2`);

/** Undefined for a key that may be claimed. */
export async function findKeys(
  db: Executor,
  keys: readonly Buffer[],
  now: Date,
): Promise<readonly (KnownKey | undefined)[]> {
  const rows = await known(db, [keys, now]);
  const found = new Map(rows.map((row) => [row.key.toString('latin1'), readKey(row)]));
  return keys.map((key) => found.get(key.toString('latin1')));
}

function readKey({ fingerprint, status, content_type: contentType, location, body }: KeyRow): KnownKey {
  const answer = status === null || body === null ? null : { status, contentType, location, body };
  return { fingerprint, answer };
}

const recording = prepared(`
  update idempotency_keys set status = $3, content_type = $4, location = $5, body = $6, expires_at = $7
  where key = $1 and claim = $2`);

/** Changes nothing if the key was taken over meanwhile. */
export async function recordAnswer(
  db: Executor,
  { key, id }: Claim,
  { answer, until }: { answer: KeptAnswer; until: Date },
): Promise<void> {
  const { status, contentType, location, body } = answer;
  await recording(db, [key, id, status, contentType, location, body, until]);
}

const freeing = prepared('delete from idempotency_keys where key = $1 and claim = $2');

/** Changes nothing if the key was taken over meanwhile. */
export async function freeKey(db: Executor, { key, id }: Claim): Promise<void> {
  await freeing(db, [key, id]);
}

/** @returns how many there were */
export async function deleteExpiredKeys(db: Executor, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('idempotency_keys').where('expires_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
