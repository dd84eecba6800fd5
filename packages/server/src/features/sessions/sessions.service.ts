import type { Config } from '../../platform/config/index.ts';
import { type Clock, later, SECOND } from '../../platform/clock/index.ts';
import { keyHash, type SessionKeys } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { Authenticated, Caller, CallerSession, SessionUse } from '../../platform/http/index.ts';
import { notFound } from '../../kernel/errors.ts';
import { offsetOf, type Page, type Slice } from '../../kernel/page.ts';
import { HEX, type Random } from '../../platform/random/index.ts';
import { type GuestSession, lockGuestSession, lockSessionsOfGuests } from './guests.queries.ts';
import * as queries from './sessions.queries.ts';
import type { SessionRow } from './sessions.queries.ts';

export interface SessionsDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: SessionKeys;
  readonly config: Config;
}

/** What a login hands out. Neither value is stored anywhere but as a hash. */
export interface OpenedSession {
  readonly id: number;
  /** The new session key; null for token requests, which neither read nor set cookies. */
  readonly key: string | null;
  /** The key for `Authorization: Token`: 40 lower-case hex characters. */
  readonly token: string;
  /** Whether it was a guest's, with what that holds; a new one holds nothing. */
  readonly isTakenOver: boolean;
  /** The customer that the guest was, who is detached from it now; null for none. */
  readonly guestCustomerId: number | null;
}

/**
 * Opens a session for a customer who has just proved who they are. The caller's guest session is taken over with all
 * it holds and gets a new key; another customer's session is ended. Runs inside the login's transaction.
 * Concurrency: of two logins from one guest session one takes it over, the other starts an empty one.
 */
export async function openSession(
  deps: SessionsDeps,
  tx: Tx,
  caller: Caller,
  customerId: number,
): Promise<OpenedSession> {
  const key = deps.keys.create();
  const token = deps.random.text(40, HEX);
  const session = {
    ...{ keyHash: keyHash(key), tokenHash: keyHash(token), customerId },
    ...{ address: caller.address, userAgent: caller.userAgent, ...period(deps) },
  };
  const claimed = await claimSession(deps, tx, caller, session);
  return { ...claimed, key: caller.byToken ? null : key, token };
}

type Claimed = Pick<OpenedSession, 'id' | 'isTakenOver' | 'guestCustomerId'>;

async function claimSession(deps: SessionsDeps, tx: Tx, caller: Caller, session: queries.NewSession): Promise<Claimed> {
  const { visitor, customer } = caller;
  const keyHash = visitor === null || visitor.fresh ? null : visitor.keyHash;
  if (keyHash !== null) {
    // A guest may log in while a first thing is being put into the basket: whoever makes the row, it is one and the same.
    const id = caller.session?.id ?? (await queries.ensureRow(tx, keyHash, period(deps)));
    const taken = id === null ? null : await queries.takeOverSession(tx, session, { keyHash, id });
    if (taken !== null) return { ...taken, isTakenOver: customer === null };
    // Somebody else's: nothing of it may reach the new customer.
    if (caller.session !== null && customer !== null) {
      await queries.endSession(tx, caller.session.id, deps.clock.now());
    }
  }
  const id = await queries.insertSession(tx, session, { keyHash, id: null });
  return { id, isTakenOver: false, guestCustomerId: null };
}

function period(deps: SessionsDeps): { now: Date; expiresAt: Date } {
  const now = deps.clock.now();
  return { now, expiresAt: later(now, deps.config.sessionAge * SECOND) };
}

/** Ends the caller's session. The key, whether or not it had a row, is not accepted again. */
export async function closeSession(deps: SessionsDeps, caller: Caller): Promise<void> {
  const { now, expiresAt } = period(deps);
  await deps.db.transaction().execute(async (tx) => {
    if (caller.session !== null) await queries.endSession(tx, caller.session.id, now);
    else if (caller.visitor?.fresh === false)
      await queries.insertTombstone(tx, caller.visitor.keyHash, { now, expiresAt });
  });
}

/**
 * After a change of password: every other session of the customer ends, and this one gets a new key.
 * @returns the new key; null for token requests, whose session keeps its token
 */
export async function secureSessions(deps: SessionsDeps, tx: Tx, caller: Authenticated): Promise<string | null> {
  const { now, expiresAt } = period(deps);
  const { session, customer, visitor } = caller;
  await queries.endSessions(tx, { customerId: customer.id, except: session.id }, now);
  if (visitor === null) return null;
  const key = deps.keys.create();
  const renewed = { id: session.id, keyHash: keyHash(key), oldKeyHash: visitor.keyHash };
  const done = await queries.rekeySession(tx, renewed, { now, expiresAt });
  return done ? key : null;
}

/** Ends all sessions of a customer, e.g. after a password reset or when the customer is disabled. */
export async function endAllSessions(clock: Clock, db: Executor, customerId: number): Promise<number> {
  return queries.endSessions(db, { customerId }, clock.now());
}

/** Ends all sessions of guest customers who are erased. @returns the ids of the sessions */
export async function endGuestSessions(clock: Clock, tx: Executor, guestIds: readonly number[]): Promise<number[]> {
  const ids = await lockSessionsOfGuests(tx, guestIds);
  await queries.endSessionsById(tx, ids, clock.now());
  return ids;
}

/** The customer's sessions, latest use first. */
export async function listSessions(deps: SessionsDeps, caller: Authenticated, page: Page): Promise<Slice<SessionRow>> {
  const range = { now: deps.clock.now(), limit: page.size, offset: offsetOf(page) };
  return queries.findSessions(deps.db, caller.customer.id, range);
}

/**
 * Ends one session of the customer.
 * @throws Refusal not_found not_found when the customer has no such session
 */
export async function endOneSession(deps: SessionsDeps, caller: Authenticated, id: number): Promise<void> {
  const choice = { customerId: caller.customer.id, only: id };
  const ended = await deps.db.transaction().execute((tx) => queries.endSessions(tx, choice, deps.clock.now()));
  if (ended === 0) throw notFound();
}

/** Ends all sessions of the customer but the one asking. */
export async function endOtherSessions(deps: SessionsDeps, caller: Authenticated): Promise<void> {
  const choice = { customerId: caller.customer.id, except: caller.session.id };
  await deps.db.transaction().execute((tx) => queries.endSessions(tx, choice, deps.clock.now()));
}

/** Keeps a currency, language or basket for the caller; a guest gets a row now, because there is something to keep. */
export async function keepPreference(
  deps: SessionsDeps,
  caller: Caller,
  preference: queries.Preference,
): Promise<void> {
  if (caller.session !== null) {
    const keyHash = caller.visitor?.keyHash ?? null;
    await queries.updatePreference(deps.db, { id: caller.session.id, keyHash }, preference);
  } else if (caller.visitor !== null) {
    await queries.upsertPreference(deps.db, caller.visitor.keyHash, preference, period(deps));
  }
}

/**
 * The id of the caller's session, in the caller's transaction; a guest gets a row now, because there is something to
 * keep. Null when the key was ended meanwhile.
 */
export async function ensureSession(deps: SessionsDeps, tx: Executor, caller: Caller): Promise<number | null> {
  if (caller.session !== null) return caller.session.id;
  return caller.visitor === null ? null : queries.ensureRow(tx, caller.visitor.keyHash, period(deps));
}

/**
 * The caller's session, locked in the caller's transaction; a row is made where there is none.
 * Null for a customer's, and when it was ended, taken over by a login or given another key meanwhile.
 */
export async function lockGuest(deps: SessionsDeps, tx: Tx, caller: Caller): Promise<GuestSession | null> {
  if (caller.customer !== null) return null;
  const id = await ensureSession(deps, tx, caller);
  return id === null ? null : lockGuestSession(tx, { id, keyHash: caller.visitor?.keyHash ?? null });
}

/** Notes that a session is in use and slides its expiry. */
export async function noteUse(
  deps: Pick<SessionsDeps, 'db' | 'config'>,
  session: CallerSession,
  use: SessionUse,
): Promise<void> {
  const expiresAt = later(use.now, deps.config.sessionAge * SECOND);
  await queries.touchSession(deps.db, session.id, { ...use, expiresAt });
  if (use.byToken) await queries.touchToken(deps.db, session.id, use.now);
}
