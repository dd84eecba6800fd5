import { explainCsrf } from './explaining-csrf.rules.ts';
import { explainCookies, explainSession } from './explaining-session.rules.ts';
import type { SeenRequest } from './seen-request.ts';

/** A request as a test or a script reads it. */
export function presentRequest(request: SeenRequest) {
  const { number, at, method, path, query, status, milliseconds, statements, caller, access, carried } = request;
  return {
    ...{ number, at: at.toISOString(), method, path, query, status, milliseconds, statements, access, caller },
    csrf: explainCsrf(request),
    session: explainSession(request),
    cookies_set: explainCookies(request),
    carried: {
      cookies: carried.cookies.map(({ name, length }) => ({ name, length })),
      ...{ csrf_header: carried.csrfHeader, authorization: carried.authorization, origin: carried.origin },
      ...{ referer: carried.referer, fetch_site: carried.fetchSite },
    },
  };
}
