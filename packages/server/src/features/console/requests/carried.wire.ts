import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSRF_COOKIE, QUICK_START_COOKIE } from '../../../platform/http/index.ts';
import { isName, originShown } from './masking.rules.ts';
import type { Carried, CookieSet, SeenCaller } from './seen-request.ts';

const MOST_COOKIES = 20;
const FETCH_SITES: ReadonlySet<string> = new Set(['same-origin', 'same-site', 'cross-site', 'none']);

/** What a request had with it, by names and shapes. */
export function carriedBy({ headers }: FastifyRequest): Carried {
  const { authorization, origin, referer, cookie } = headers;
  const site = headers['sec-fetch-site']?.toString() ?? null;
  const header = headers['x-csrftoken'];
  return {
    cookies: cookiesIn(cookie ?? ''),
    csrfHeader: header === undefined ? null : header.toString().length,
    authorization: authorization === undefined ? null : schemeOf(authorization),
    origin: origin === undefined ? null : originShown(origin),
    referer: referer === undefined ? null : originShown(referer),
    fetchSite: site === null || FETCH_SITES.has(site) ? site : 'an unknown word',
  };
}

function cookiesIn(header: string): Carried['cookies'] {
  const pairs = header.split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    return equals > 0 ? [{ name: part.slice(0, equals).trim(), length: part.length - equals - 1 }] : [];
  });
  return pairs.slice(0, MOST_COOKIES).map(({ name, length }) => ({ name: isName(name) ? name : '‹a name›', length }));
}

function schemeOf(authorization: string): string {
  const scheme = /^(?:Token|Bearer|Basic)\b/i.exec(authorization)?.[0] ?? 'unknown scheme';
  return `${scheme}, ${authorization.length - scheme.length} characters`;
}

/** The cookies that an answer sets. `sessionCookie` is the name of the session's. */
export function cookiesSetBy({ outgoingCookies, request }: FastifyReply, sessionCookie: string): CookieSet[] {
  const reasonFor = (name: string): CookieSet['why'] => {
    if (name === sessionCookie) return request.decisions?.sessionCookie ?? null;
    return name === CSRF_COOKIE || name === QUICK_START_COOKIE ? (request.decisions?.csrfCookie ?? null) : null;
  };
  return [...(outgoingCookies ?? [])].map(([name, line]) => {
    const [pair = '', ...attributes] = line.split('; ');
    return { name, length: pair.length - name.length - 1, attributes: attributes.join('; '), why: reasonFor(name) };
  });
}

/** Who asked. */
export function callerSeen({ caller, decisions }: FastifyRequest): SeenCaller {
  const staffId = decisions?.staffId ?? null;
  if (staffId !== null) return { kind: 'staff', id: staffId };
  if (caller === null) return { kind: 'nobody' };
  const { customer, session, visitor } = caller;
  if (customer !== null) return { kind: 'customer', id: customer.id };
  if (session !== null && session.guestCustomerId !== null) {
    return { kind: 'guest_customer', id: session.guestCustomerId };
  }
  if (session !== null) return { kind: 'guest' };
  return { kind: visitor === null ? 'nobody' : 'visitor' };
}
