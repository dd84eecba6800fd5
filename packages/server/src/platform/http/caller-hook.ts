import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, HOUR } from '../clock/index.ts';
import { keyHash, type SessionKeys } from '../crypto/index.ts';
import { isDatabaseDown } from '../db/index.ts';
import type { Caller, CallerSession, Identity, Visitor } from './caller.ts';
import { cookieValues, writeCookies } from './cookies.ts';
import { declareDecisions, refuseCaller, type SessionRule, tellSession } from './decisions.ts';
import type { Preferences } from './languages.ts';
import type { SessionCookies } from './session-cookies.ts';

/** Where the hook learns who a key belongs to; accounts implements it. */
export interface IdentitySource {
  /** One statement. A key without a row is a guest's. */
  bySession(hash: Buffer, now: Date): Promise<Identity>;
  /** One statement. Null for a token nobody holds. */
  byToken(hash: Buffer, now: Date): Promise<Identity | null>;
  /** Notes that the session was used, and slides its expiry. */
  touch(session: CallerSession, use: SessionUse): Promise<void>;
}

export interface SessionUse {
  readonly now: Date;
  readonly address: string;
  readonly userAgent: string;
  readonly byToken: boolean;
}

export interface CallerHookDeps {
  readonly clock: Clock;
  readonly keys: SessionKeys;
  readonly cookies: SessionCookies;
  readonly identities: IdentitySource;
  readonly preferences: Preferences;
}

/** Fills `request.caller` before any handler runs, as each route's `access` says (Wire: docs/protocol/sessions.md). */
export function installCallerHook(app: FastifyInstance, deps: CallerHookDeps): void {
  app.decorateRequest('caller', null);
  declareDecisions(app);
  app.decorateReply('outgoingCookies', null);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) {
      done();
      return;
    }
    const caller = callerFor(deps, request, reply);
    const accept = (known: Caller) => {
      request.caller = known;
      done();
    };
    // What needs no database does not wait: a promise would cost every request more than its cookies.
    if (caller instanceof Promise) caller.then(accept, done);
    else accept(caller);
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    writeCookies(reply);
    done();
  });
}

function callerFor(deps: CallerHookDeps, request: FastifyRequest, reply: FastifyReply): Caller | Promise<Caller> {
  const { access } = request.routeOptions.config;
  if (access === undefined) throw new Error(`${request.routeOptions.url ?? ''} declares no access`);
  if (access === 'public') {
    tellSession(request, 'not_read');
    return guest(deps, request, null);
  }
  if (access === 'reader') return reader(deps, request);
  personal(reply);
  const token = tokenOf(request);
  if (token !== null) return byToken(deps, request, token);
  const visitor = visitorOf(deps, request);
  if (visitor === null) return greet(deps, request, reply);
  if (access !== 'visitor') return byCookie(deps, request, { reply, visitor });
  tellSession(request, 'not_looked_up');
  return guest(deps, request, visitor);
}

/** Whose prices to show. A key or token that is not good counts as none: these answers are for everybody. */
function reader(deps: CallerHookDeps, request: FastifyRequest): Caller | Promise<Caller> {
  const token = tokenOf(request);
  const visitor = token === null ? visitorOf(deps, request) : null;
  if (token === null && visitor === null) return guest(deps, request, null);
  const now = deps.clock.now();
  const asked = visitor === null ? identityOfToken(deps, token, now) : deps.identities.bySession(visitor.keyHash, now);
  return asked.then(
    (identity) => {
      const good = identity !== null && !identity.ended && !identity.disabled;
      tellSession(request, token === null ? ruleOf(identity) : ruleOfToken(identity));
      return good ? known(deps, request, { identity, visitor: null }) : guest(deps, request, null);
    },
    (error: unknown) => {
      // The shelves stay open without a database: what is kept is shown as to a stranger.
      if (!isDatabaseDown(error)) throw error;
      tellSession(request, 'unreadable');
      return guest(deps, request, null);
    },
  );
}

/** Personal answers are nobody else's: they are not kept by anybody on the way. */
function personal(reply: FastifyReply): void {
  const vary = reply.getHeader('vary');
  reply.header('cache-control', 'no-store').header('vary', vary === undefined ? 'Cookie' : `${String(vary)}, Cookie`);
}

const AUTHORIZATION = /^Token\s+(\S+)\s*$/i;

/** The key of an `Authorization: Token` header; null without one. A malformed one counts as a wrong key. */
export function tokenOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined || !/^Token\b/i.test(header)) return null;
  return AUTHORIZATION.exec(header)?.[1] ?? '';
}

async function byToken(deps: CallerHookDeps, request: FastifyRequest, token: string): Promise<Caller> {
  const identity = await identityOfToken(deps, token, deps.clock.now());
  tellSession(request, ruleOfToken(identity));
  if (identity === null || identity.ended) throw refuseCaller(request, 'invalid_token');
  if (identity.disabled) throw refuseCaller(request, 'inactive_or_deleted');
  const caller = known(deps, request, { identity, visitor: null });
  await slide(deps, request, { caller, resend: null });
  return caller;
}

async function identityOfToken(deps: CallerHookDeps, token: string | null, now: Date): Promise<Identity | null> {
  return /^[0-9a-f]{40}$/.test(token ?? '') ? deps.identities.byToken(keyHash(token ?? ''), now) : null;
}

async function byCookie(
  deps: CallerHookDeps,
  request: FastifyRequest,
  { reply, visitor }: { reply: FastifyReply; visitor: Visitor },
): Promise<Caller> {
  const { access } = request.routeOptions.config;
  const identity = await deps.identities.bySession(visitor.keyHash, deps.clock.now());
  tellSession(request, ruleOf(identity));
  if (identity.disabled && access === 'customer') throw refuseCaller(request, 'inactive_or_deleted');
  if (identity.ended || identity.disabled) return greet(deps, request, reply);
  const caller = known(deps, request, { identity, visitor });
  if (access === 'customer' && caller.customer === null) throw refuseCaller(request, 'not_authenticated');
  await slide(deps, request, { caller, resend: () => deps.cookies.send(request, reply, visitor.key, 'slid') });
  return caller;
}

/** What a looked-up key turned out to be; null stands for a token nobody holds. */
function ruleOf(identity: Identity | null): SessionRule {
  if (identity === null || identity.ended) return 'ended';
  if (identity.disabled) return 'disabled';
  if (identity.customer !== null) return 'customer';
  return identity.session === null ? 'no_row' : 'guest';
}

function ruleOfToken(identity: Identity | null): SessionRule {
  if (identity === null || identity.ended) return 'token_unknown';
  return identity.disabled ? 'token_disabled' : 'token';
}

/** The cookie's key if it was sent exactly once and is one of ours; `sessionid` counts where ours is absent. */
function visitorOf(deps: CallerHookDeps, request: FastifyRequest): Visitor | null {
  const header = request.headers.cookie;
  const own = cookieValues(header, deps.cookies.name);
  const values = own.length > 0 ? own : cookieValues(header, 'sessionid');
  const [key] = values;
  if (key !== undefined && values.length === 1 && deps.keys.isOurs(key)) return new KeyHolder(key, false);
  tellSession(request, key === undefined ? 'no_cookie' : values.length > 1 ? 'repeated' : 'not_ours');
  return null;
}

/** Hashed when it is asked for: many a visitor has nothing to be looked up by it. */
class KeyHolder implements Visitor {
  readonly key: string;
  readonly fresh: boolean;

  constructor(key: string, fresh: boolean) {
    this.key = key;
    this.fresh = fresh;
  }

  get keyHash(): Buffer {
    return keyHash(this.key);
  }
}

/** A new guest: a key and no row. @throws Refusal unauthenticated where only customers are let in */
function greet(deps: CallerHookDeps, request: FastifyRequest, reply: FastifyReply): Caller {
  const key = deps.keys.create();
  deps.cookies.send(request, reply, key, 'new_guest');
  if (request.routeOptions.config.access === 'customer') throw refuseCaller(request, 'not_authenticated');
  return guest(deps, request, new KeyHolder(key, true));
}

function guest(deps: CallerHookDeps, request: FastifyRequest, visitor: Visitor | null): Caller {
  const identity = { session: null, customer: null, ended: false, disabled: false };
  return known(deps, request, { identity, visitor });
}

function known(
  deps: CallerHookDeps,
  request: FastifyRequest,
  { identity, visitor }: { identity: Identity; visitor: Visitor | null },
): Caller {
  const { session, customer } = identity;
  const byToken = tokenOf(request) !== null;
  return {
    visitor,
    session,
    customer,
    byToken,
    language: deps.preferences.language(request, { kept: session?.language ?? null, byToken }),
    currency: deps.preferences.currency(request, session?.currency ?? null),
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 512),
  };
}

/** Expiry slides, written at most hourly. */
async function slide(
  deps: CallerHookDeps,
  request: FastifyRequest,
  { caller, resend }: { caller: Caller; resend: (() => void) | null },
): Promise<void> {
  const now = deps.clock.now();
  const { session, address, userAgent, byToken } = caller;
  if (session === null || now.getTime() - session.lastSeenAt.getTime() < HOUR) return;
  await deps.identities.touch(session, { now, address, userAgent, byToken });
  if (request.decisions !== null) request.decisions.isSlid = true;
  resend?.();
}
