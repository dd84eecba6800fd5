import { csrfTokensMatch, isCsrfToken } from '../../platform/crypto/index.ts';
import type { CsrfDecision, CsrfReason, CsrfRule } from '../../platform/http/index.ts';

/** Which unsafe requests are let through (Wire: docs/protocol/csrf.md). Pure: the request comes as plain values. */

export interface UnsafeRequest {
  /** Value of the `csrftoken` cookie; null when absent or sent more than once. */
  readonly cookie: string | null;
  /** Value of `x-csrftoken`; null when absent. */
  readonly header: string | null;
  /** Form field `csrfmiddlewaretoken`; null when absent. */
  readonly field: string | null;
  readonly origin: string | null;
  readonly referer: string | null;
  readonly fetchSite: string | null;
}

export interface CsrfPolicy {
  /** Origins a browser may send unsafe requests from. */
  readonly trustedOrigins: ReadonlySet<string>;
}

function pass<Rule extends CsrfRule>(rule: Rule): CsrfDecision & { readonly rule: Rule } {
  return { rule, refusal: null };
}

function refuse<Rule extends CsrfRule>(rule: Rule, refusal: CsrfReason): CsrfDecision & { readonly rule: Rule } {
  return { rule, refusal };
}

/** Every way in which the check ends. They are made once: deciding makes nothing. */
export const CSRF_DECISIONS: { readonly [Rule in CsrfRule]: CsrfDecision } = {
  safe_method: pass('safe_method'),
  unknown_path: pass('unknown_path'),
  token_request: pass('token_request'),
  signed: pass('signed'),
  payment_return: pass('payment_return'),
  own_check: pass('own_check'),
  from_server: pass('from_server'),
  awaits_field: pass('awaits_field'),
  header_matches: pass('header_matches'),
  field_matches: pass('field_matches'),
  foreign_origin: refuse('foreign_origin', 'csrf_bad_origin'),
  foreign_referer: refuse('foreign_referer', 'csrf_bad_referer'),
  cross_site: refuse('cross_site', 'csrf_cross_site'),
  no_cookie: refuse('no_cookie', 'csrf_no_cookie'),
  no_token: refuse('no_token', 'csrf_bad_token'),
  malformed_token: refuse('malformed_token', 'csrf_bad_token'),
  other_secret: refuse('other_secret', 'csrf_bad_token'),
};

/** Whether a request that needs a token has one, and comes from where it may. */
export function judgeTokens(request: UnsafeRequest, policy: CsrfPolicy): CsrfDecision {
  return CSRF_DECISIONS[siteFailure(request, policy) ?? judgeToken(request)];
}

/**
 * What the browser says about where the request comes from. Absent headers are fine: server-side and mobile clients
 * send none. `null` is what a sandboxed or redirected page sends, and no page of ours is one. A storefront's proxy
 * takes `Origin` off and puts our own address into `Referer`: of a foreign page only `cross-site` is left to see.
 */
function siteFailure({ origin, referer, fetchSite }: UnsafeRequest, policy: CsrfPolicy): CsrfRule | null {
  if (origin !== null) return isTrusted(origin, policy) ? null : 'foreign_origin';
  if (referer !== null && !isTrusted(originOf(referer), policy)) return 'foreign_referer';
  return fetchSite === 'cross-site' ? 'cross_site' : null;
}

function isTrusted(origin: string, policy: CsrfPolicy): boolean {
  return policy.trustedOrigins.has(originOf(origin));
}

function originOf(address: string): string {
  return URL.parse(address)?.origin ?? 'null';
}

function judgeToken({ cookie, header, field }: UnsafeRequest): CsrfRule {
  if (cookie === null) return 'no_cookie';
  const token = header ?? field;
  if (token === null) return 'no_token';
  if (csrfTokensMatch(cookie, token)) return header === null ? 'field_matches' : 'header_matches';
  return isCsrfToken(cookie) && isCsrfToken(token) ? 'other_secret' : 'malformed_token';
}

/**
 * With CSRF_ENFORCEMENT=storefront: a call from a storefront's own server, which sends no token. A browser always
 * sends one of these headers across sites, so that a foreign page cannot log anybody in.
 */
export function comesFromServer({ header, field, origin, referer, fetchSite }: UnsafeRequest): boolean {
  return [header, field, origin, referer, fetchSite].every((sign) => sign === null);
}

/** Pages of the checkout that banks and payment providers post the browser back to. */
const PAYMENT_RETURNS: ReadonlySet<unknown> = new Set([
  ...['CreditCardThreeDSecurePage', 'RedirectionPageCompletePage', 'GPayCompletePage', 'MasterpassCompletePage'],
]);

/**
 * Whether a call is a browser's return from a bank or provider: told by the one `page` of the query, on a call that does
 * not speak for a page of the shop's. It is known by the gateway's signature.
 */
export function isPaymentReturn({ page, header }: { readonly page: unknown; readonly header: string | null }): boolean {
  return header === null && PAYMENT_RETURNS.has(page);
}
