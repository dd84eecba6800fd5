import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/errors.ts';
import { message, type MessageKey } from '../../kernel/messages/index.ts';

/**
 * What was decided about a request, told as values by those who decide: the development console explains them. In
 * production nobody looks, `request.decisions` is null, and nothing is made or kept.
 */
export interface Decisions {
  csrf: CsrfDecision | null;
  /** How the session cookie or token was read; null before it was, and where the request ended earlier. */
  session: SessionRule | null;
  /** Why the caller was not let in. */
  sessionRefusal: SessionRefusal | null;
  /** Whether the session's expiry was moved on. */
  isSlid: boolean;
  sessionCookie: SessionCookieReason | null;
  csrfCookie: CsrfCookieReason | null;
  /** Who of the staff is at the desk. */
  staffId: number | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    decisions: Decisions | null;
  }
}

/** One way in which the CSRF check ends. There is one object for each rule. */
export interface CsrfDecision {
  readonly rule: CsrfRule;
  /** The word and text of the refusal; null where the request is let through. */
  readonly refusal: CsrfReason | null;
}

export type CsrfReason = Extract<MessageKey, `csrf_${string}`>;

export type CsrfRule =
  | 'safe_method'
  | 'unknown_path'
  | 'token_request'
  /** The call carries a signature of its own. */
  | 'signed'
  | 'payment_return'
  /** The page checks by itself. */
  | 'own_check'
  | 'from_server'
  /** No header, and the form's field is not read yet. */
  | 'awaits_field'
  | 'header_matches'
  | 'field_matches'
  | 'foreign_origin'
  | 'foreign_referer'
  | 'cross_site'
  | 'no_cookie'
  | 'no_token'
  | 'malformed_token'
  | 'other_secret';

export type SessionRule =
  /** The route is public. */
  | 'not_read'
  | 'no_cookie'
  | 'repeated'
  /** Not a key of this server's making. */
  | 'not_ours'
  /** A key of ours; the route does not ask who holds it. */
  | 'not_looked_up'
  | 'no_row'
  | 'guest'
  | 'customer'
  /** A tombstone, or expired. */
  | 'ended'
  | 'disabled'
  | 'token'
  | 'token_unknown'
  | 'token_disabled'
  /** The database is down; public answers are given as to a stranger. */
  | 'unreadable';

export type SessionRefusal = Extract<MessageKey, 'invalid_token' | 'inactive_or_deleted' | 'not_authenticated'>;

/** Why an answer sets the session cookie. */
export type SessionCookieReason =
  'new_guest' | 'slid' | 'login' | 'new_password' | 'logout' | 'session_ended' | 'account_erased';

/** Why an answer sets the CSRF cookies. */
export type CsrfCookieReason = 'new_secret' | 'same_secret' | 'rotated';

/** Gives requests the place for decisions, which stays empty until somebody watches. For whoever decides. */
export function declareDecisions(app: FastifyInstance): void {
  if (!app.hasRequestDecorator('decisions')) app.decorateRequest('decisions', null);
}

/** Begins to keep what is decided about a request. */
export function watchDecisions(request: FastifyRequest): Decisions {
  const nothing = { csrf: null, session: null, sessionRefusal: null, sessionCookie: null, csrfCookie: null };
  return (request.decisions = { ...nothing, isSlid: false, staffId: null });
}

export function tellSession(request: FastifyRequest, rule: SessionRule): void {
  if (request.decisions !== null) request.decisions.session = rule;
}

/** The 401 of a caller who is not let in, told and to be thrown. */
export function refuseCaller(request: FastifyRequest, code: SessionRefusal): Refusal {
  if (request.decisions !== null) request.decisions.sessionRefusal = code;
  return new Refusal('unauthenticated', code, message(code));
}
