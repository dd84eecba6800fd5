import { type Executor, prepared, type Tx } from '../../../platform/db/index.ts';
import { MEMBER } from '../members/members.queries.ts';
import type { StaffMember } from '../staff-member.ts';

export interface NewStaffSession {
  readonly keyHash: Buffer;
  readonly staffId: number;
  readonly address: string;
  readonly userAgent: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

const insertion = prepared(`
  insert into staff_sessions (key_hash, staff_id, address, user_agent, created_at, last_seen_at, expires_at)
  values ($1, $2, $3, $4, $5, $5, $6)`);

export async function insertSession(tx: Tx, session: NewStaffSession): Promise<void> {
  const { keyHash, staffId, address, userAgent, now, expiresAt } = session;
  await insertion(tx, [keyHash, staffId, address, userAgent, now, expiresAt]);
}

interface SessionRow extends StaffMember {
  readonly sessionCreatedAt: Date;
  readonly lastSeenAt: Date;
}

/** A living session and whose it is. */
export interface FoundSession {
  readonly staff: StaffMember;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

const search = prepared<SessionRow>(`
  select ${MEMBER}, s.created_at as "sessionCreatedAt", s.last_seen_at as "lastSeenAt"
  from staff_sessions s join staff_members m on m.id = s.staff_id
  where s.key_hash = $1 and s.expires_at > $2 and m.is_active`);

/** Null for a key that nobody has, an expired session, and a disabled member's. */
export async function findSession(db: Executor, keyHash: Buffer, now: Date): Promise<FoundSession | null> {
  const [row] = await search(db, [keyHash, now]);
  if (row === undefined) return null;
  const { sessionCreatedAt: createdAt, lastSeenAt, ...staff } = row;
  return { staff, createdAt, lastSeenAt };
}

const touch = prepared('update staff_sessions set last_seen_at = $2, expires_at = $3 where key_hash = $1');

export async function touchSession(
  db: Executor,
  keyHash: Buffer,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await touch(db, [keyHash, now, expiresAt]);
}

const removal = prepared('delete from staff_sessions where key_hash = $1');

export async function deleteSession(db: Executor, keyHash: Buffer): Promise<void> {
  await removal(db, [keyHash]);
}

const removalOfAll = prepared<{ one: number }>('delete from staff_sessions where staff_id = $1 returning 1 as one');

/** @returns how many there were */
export async function deleteSessionsOf(tx: Tx, staffId: number): Promise<number> {
  return (await removalOfAll(tx, [staffId])).length;
}

const purge = prepared('delete from staff_sessions where expires_at <= $1');

export async function deleteExpiredSessions(db: Executor, now: Date): Promise<void> {
  await purge(db, [now]);
}
