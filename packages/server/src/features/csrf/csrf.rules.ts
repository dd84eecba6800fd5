import { csrfTokensMatch } from '../../platform/crypto/index.ts';
import type { MessageKey } from '../../kernel/messages/index.ts';

/** Which unsafe requests are let through (Wire: docs/protocol/csrf.md). Pure: the request comes as plain values. */

export type CsrfReason = Extract<MessageKey, `csrf_${string}`>;

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

/** Why the request is refused, or null when it is fine. */
export function csrfFailure(request: UnsafeRequest, policy: CsrfPolicy): CsrfReason | null {
  return siteFailure(request, policy) ?? tokenFailure(request);
}

/**
 * What the browser says about where the request comes from. Absent headers are fine: server-side and mobile clients
 * send none. `null` is what a sandboxed or redirected page sends, and no page of ours is one. A storefront's proxy
 * takes `Origin` off and puts our own address into `Referer`: of a foreign page only `cross-site` is left to see.
 */
function siteFailure({ origin, referer, fetchSite }: UnsafeRequest, policy: CsrfPolicy): CsrfReason | null {
  if (origin !== null) return isTrusted(origin, policy) ? null : 'csrf_bad_origin';
  if (referer !== null && !isTrusted(originOf(referer), policy)) return 'csrf_bad_referer';
  return fetchSite === 'cross-site' ? 'csrf_cross_site' : null;
}

function isTrusted(origin: string, policy: CsrfPolicy): boolean {
  return policy.trustedOrigins.has(originOf(origin));
}

function originOf(address: string): string {
  return URL.parse(address)?.origin ?? 'null';
}

function tokenFailure({ cookie, header, field }: UnsafeRequest): CsrfReason | null {
  if (cookie === null) return 'csrf_no_cookie';
  const token = header ?? field;
  return token !== null && csrfTokensMatch(cookie, token) ? null : 'csrf_bad_token';
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
