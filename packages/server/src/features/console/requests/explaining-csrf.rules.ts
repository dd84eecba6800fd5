import type { CsrfRule } from '../../../platform/http/index.ts';
import type { Explanation } from './explanation.ts';
import type { Carried, SeenRequest } from './seen-request.ts';

type Words = (carried: Carried, request: Pick<SeenRequest, 'method'>) => string;

/** What each rule says, with what the request had with it. */
const SENTENCES: Readonly<Record<CsrfRule, Words>> = {
  safe_method: (_carried, { method }) => `${method} changes nothing: no token is needed.`,
  unknown_path: () => 'No route has this path: it is 404 before the token is looked at.',
  token_request: () =>
    'Exempt: no browser sends Authorization: Token by itself, so no foreign page can have made this call.',
  signed: () =>
    'Exempt: the call carries a signature of its own, which the route checks; no cookie gives it any rights.',
  payment_return: () =>
    "Exempt: ?page= says that a bank or provider sends the browser back, without x-csrftoken; the gateway's signature counts.",
  own_check: () => 'The page checks its form itself, and answers a failure with the form.',
  from_server: () =>
    'Exempt by CSRF_ENFORCEMENT=storefront: neither token nor Origin, Referer or Sec-Fetch-Site, so a server calls, and no browser.',
  awaits_field: () =>
    'No x-csrftoken, but a form: its field csrfmiddlewaretoken would have been compared, had the request come so far.',
  header_matches: (carried) => `x-csrftoken matches the cookie csrftoken${siteOf(carried)}.`,
  field_matches: (carried) => `The form's field csrfmiddlewaretoken matches the cookie csrftoken${siteOf(carried)}.`,
  foreign_origin: ({ origin }) =>
    `Origin ${origin ?? ''} is not trusted. Trusted are PUBLIC_URL, STOREFRONT_URL, CSRF_TRUSTED_ORIGINS, CORS_ALLOWED_ORIGINS and, in development, the address asked.`,
  foreign_referer: ({ referer }) =>
    `No Origin, and Referer ${referer ?? ''} is not trusted. Trusted are PUBLIC_URL, STOREFRONT_URL, CSRF_TRUSTED_ORIGINS and CORS_ALLOWED_ORIGINS.`,
  cross_site: () => 'No Origin, and the browser says Sec-Fetch-Site: cross-site.',
  no_cookie: ({ cookies }) => {
    const sent = cookies.filter(({ name }) => name === 'csrftoken').length;
    return sent > 1
      ? `The cookie csrftoken was sent ${sent} times: which one counts cannot be told.`
      : 'The cookie csrftoken is missing. GET /csrf_token/ sets it; a browser sends it with credentials only.';
  },
  no_token: () =>
    'The cookie csrftoken is there, but neither the header x-csrftoken nor the field csrfmiddlewaretoken of a form.',
  malformed_token: ({ csrfHeader }) =>
    `The cookie csrftoken is there, and ${sender(csrfHeader)}, but one of them is no token: 64 letters and digits, or a bare secret of 32.`,
  other_secret: ({ csrfHeader }) =>
    `The cookie csrftoken is there, and ${sender(csrfHeader)}, but they are of different secrets: a login gives a new one. Read the cookie again.`,
};

function sender(header: number | null): string {
  return header === null ? "the form's field" : `x-csrftoken of ${header} characters`;
}

function siteOf({ origin, referer, fetchSite }: Carried): string {
  if (origin !== null) return `, and Origin ${origin} is trusted`;
  if (referer !== null) return `, and Referer ${referer} is trusted`;
  return fetchSite === null ? '; no browser says where it comes from' : `, and Sec-Fetch-Site is ${fetchSite}`;
}

/** What the CSRF check decided, and why. */
export function explainCsrf(request: SeenRequest): Explanation {
  const decision = request.decisions.csrf;
  if (decision === null) return NOT_ASKED;
  const { rule, refusal } = decision;
  const verdict = refusal !== null ? 'refused' : NEEDS_NONE.has(rule) ? 'exempt' : 'passed';
  return { verdict, rule, sentence: SENTENCES[rule](request.carried, request) };
}

const NEEDS_NONE: ReadonlySet<CsrfRule> = new Set([
  ...(['safe_method', 'unknown_path', 'token_request', 'signed', 'payment_return'] as const),
  ...(['own_check', 'from_server', 'awaits_field'] as const),
]);

const NOT_ASKED: Explanation = {
  verdict: 'none',
  rule: 'not_asked',
  sentence: 'Not asked: a kept public answer, a CORS preflight or a refused Host ended the request before.',
};
