import { type Executor, prepared } from '../../../platform/db/index.ts';

/** What a guest allowed in a one-click checkout. */
export interface Permissions {
  readonly email: boolean;
  readonly sms: boolean;
  readonly call: boolean;
}

export interface KeptPermissions extends Permissions {
  readonly sessionId: number;
  /** What the one-click checkout knows its guest by. */
  readonly uid: string;
  readonly address: string;
  readonly expiresAt: Date;
}

const keep = prepared(`
  insert into guest_permissions (session_id, uid, email_allowed, sms_allowed, call_allowed, address, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (session_id) do update set uid = excluded.uid, email_allowed = excluded.email_allowed,
    sms_allowed = excluded.sms_allowed, call_allowed = excluded.call_allowed, address = excluded.address,
    expires_at = excluded.expires_at`);

/** Keeps what a session's guest allowed, in place of what they had said before. */
export async function upsertPermissions(db: Executor, kept: KeptPermissions): Promise<void> {
  const { sessionId, uid, email, sms, call, address, expiresAt } = kept;
  await keep(db, [sessionId, uid, email, sms, call, address, expiresAt]);
}

const take = prepared<Permissions & { address: string; isGood: boolean }>(`
  delete from guest_permissions where session_id = $1
  returning email_allowed as email, sms_allowed as sms, call_allowed as call, address, expires_at > $2 as "isGood"`);

/** Takes out what a session's guest allowed; null when that was nothing, or too long ago. */
export async function takePermissions(
  tx: Executor,
  sessionId: number,
  now: Date,
): Promise<(Permissions & { address: string }) | null> {
  const [row] = await take(tx, [sessionId, now]);
  return row?.isGood === true ? row : null;
}

const forget = prepared('delete from guest_permissions where session_id = any ($1::bigint[])');

export async function deletePermissionsOf(tx: Executor, sessionIds: readonly number[]): Promise<void> {
  await forget(tx, [sessionIds]);
}

const expire = prepared<{ session_id: number }>(`
  delete from guest_permissions where expires_at <= $1 returning session_id`);

/** @returns how many rows */
export async function deleteExpiredPermissions(db: Executor, now: Date): Promise<number> {
  return (await expire(db, [now])).length;
}
