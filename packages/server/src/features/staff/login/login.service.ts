import { invalidField, NON_FIELD } from '../../../kernel/errors.ts';
import { normaliseEmail } from '../../../kernel/email.ts';
import { later, SECOND } from '../../../platform/clock/index.ts';
import { keyHash } from '../../../platform/crypto/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { ALPHANUMERIC } from '../../../platform/random/index.ts';
import { findCredentials, updateLogin } from '../members/members.queries.ts';
import type { StaffDeps } from '../staff.deps.ts';
import type { StaffMember } from '../staff-member.ts';
import { deleteSession, findSession, insertSession, touchSession } from './sessions.queries.ts';
import { countAttempt, forgiveAttempts } from './throttle.service.ts';

// 190 bits.
const KEY_LENGTH = 32;
const SLIDE_EVERY = 60 * SECOND;

export interface StaffLogin {
  readonly email: string;
  readonly password: string;
  /** The client's, as the trusted proxies tell it. */
  readonly address: string;
  readonly userAgent: string;
}

export interface EnteredStaff {
  /** Of the new session; kept nowhere but as a hash. */
  readonly key: string;
  readonly staff: StaffMember;
}

/**
 * Opens a session at the desk. Unknown addresses, wrong passwords and disabled members get the same answer after the
 * same time.
 * Concurrency: of a login and a disabling at once, no session is left.
 * @throws Refusal invalid bad_credentials under `non_field_errors`; throttled
 */
export async function loginStaff(deps: StaffDeps, login: StaffLogin): Promise<EnteredStaff> {
  const email = normaliseEmail(login.email.trim()) ?? login.email.slice(0, 254);
  const credentials = await findCredentials(deps.db, email);
  const attempt = { email, passwordHash: credentials?.passwordHash ?? null, address: login.address };
  await countAttempt(deps, attempt);
  const { matches } = await deps.passwords.check(login.password, credentials?.passwordHash ?? null);
  if (credentials === null || !matches || !credentials.isActive) throw badCredentials();
  const key = deps.random.text(KEY_LENGTH, ALPHANUMERIC);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const staff = await updateLogin(tx, credentials, now);
    if (staff === null) throw badCredentials();
    await forgiveAttempts(deps, tx, attempt);
    await insertSession(tx, {
      ...{ keyHash: keyHash(key), staffId: staff.id, address: login.address, userAgent: login.userAgent.slice(0, 512) },
      ...{ now, expiresAt: expiryOf(deps, { createdAt: now, now }) },
    });
    return { key, staff };
  });
}

function badCredentials() {
  return invalidField(NON_FIELD, 'bad_credentials');
}

/** A session ends some time after its last use, and some time after its login in any case. */
function expiryOf({ config }: Pick<StaffDeps, 'config'>, times: { createdAt: Date; now: Date }): Date {
  const idle = later(times.now, config.staffIdleSeconds * SECOND);
  const absolute = later(times.createdAt, config.staffSessionSeconds * SECOND);
  return idle < absolute ? idle : absolute;
}

export interface StaffUse {
  readonly key: string;
  /** Whether somebody did something: a page that loads itself again keeps no session alive. */
  readonly isActive: boolean;
}

/** Whose key it is; null for one that nobody has, an expired session's, and a disabled member's. */
export async function findStaffOf(
  deps: Pick<StaffDeps, 'db' | 'config' | 'clock'>,
  { key, isActive }: StaffUse,
): Promise<StaffMember | null> {
  const [hash, now] = [keyHash(key), deps.clock.now()];
  const found = await findSession(deps.db, hash, now);
  if (found === null) return null;
  const { staff, createdAt, lastSeenAt } = found;
  if (isActive && now.getTime() - lastSeenAt.getTime() >= SLIDE_EVERY) {
    await touchSession(deps.db, hash, { now, expiresAt: expiryOf(deps, { createdAt, now }) });
  }
  return staff;
}

/** Ends the session of a key; a key that nobody has is fine. */
export async function logoutStaff(db: Executor, key: string): Promise<void> {
  await deleteSession(db, keyHash(key));
}
