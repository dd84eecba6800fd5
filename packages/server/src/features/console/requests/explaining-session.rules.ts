import type {
  CsrfCookieReason,
  SessionCookieReason,
  SessionRefusal,
  SessionRule,
} from '../../../platform/http/index.ts';
import type { Explanation } from './explanation.ts';
import type { SeenCaller, SeenRequest } from './seen-request.ts';

const SENTENCES: Readonly<Record<SessionRule, (request: SeenRequest) => string>> = {
  not_read: () => 'The route is public: the session cookie is neither read nor set.',
  no_cookie: (request) => `No session cookie: ${newcomer(request)}.`,
  repeated: (request) => `The session cookie was sent more than once: none of them counts, ${newcomer(request)}.`,
  not_ours: (request) =>
    `The session cookie is not a key of this server's making (${lengths(request.carried.cookies)}): keys from elsewhere are never adopted, ${newcomer(request)}.`,
  not_looked_up: () => 'The session cookie is a key of ours; this route does not ask the database whose it is.',
  no_row: () => 'A key of ours without a row: a guest of whom nothing is kept yet.',
  guest: ({ caller }) =>
    caller.kind === 'guest_customer'
      ? `Known: a guest's session, guest customer ${caller.id} since checkout.`
      : "Known: a guest's session.",
  customer: ({ caller }) => `Known: the session of ${nameOf(caller)}.`,
  ended: (request) => `A key of ours that has ended or expired: it is not accepted again, ${newcomer(request)}.`,
  disabled: () => 'The session is a disabled customer’s: nobody is let in by it.',
  token: ({ caller }) => `Authorization: Token, the session of ${nameOf(caller)}; cookies are neither read nor set.`,
  token_unknown: ({ carried }) => `Authorization: Token, but nobody holds it (${carried.authorization ?? 'none'}).`,
  token_disabled: () => 'Authorization: Token of a disabled customer.',
  unreadable: () => 'The database is down: public answers are given as to a stranger.',
};

/** Who has no good key: catalogue answers are for everybody and set none, all others make a guest. */
function newcomer({ access }: SeenRequest): string {
  return access === 'reader' ? 'answered as to anybody, and none is set here' : 'a new guest';
}

const REFUSALS: Readonly<Record<SessionRefusal, string>> = {
  not_authenticated: 'Refused with 401: the route is for customers, or for guests who have told an e-mail address.',
  invalid_token: 'Refused with 401.',
  inactive_or_deleted: 'Refused with 401.',
};

/** Who the caller was found to be, and why. */
export function explainSession(request: SeenRequest): Explanation {
  const { session, sessionRefusal, isSlid } = request.decisions;
  if (session === null) return NOT_REACHED;
  const sentences = [
    SENTENCES[session](request),
    ...(isSlid ? ['Its last use was an hour ago or more: the expiry was moved on.'] : []),
    ...(sessionRefusal === null ? [] : [REFUSALS[sessionRefusal]]),
  ];
  const verdict = sessionRefusal !== null ? 'refused' : session === 'not_read' ? 'exempt' : 'passed';
  return { verdict, rule: session, sentence: sentences.join(' ') };
}

const NOT_REACHED: Explanation = {
  verdict: 'none',
  rule: 'not_reached',
  sentence: 'Not reached: the request ended before its session was looked at.',
};

function nameOf(caller: SeenCaller): string {
  return caller.kind === 'customer' ? `customer ${caller.id}` : 'a customer';
}

function lengths(cookies: SeenRequest['carried']['cookies']): string {
  return cookies.map(({ name, length }) => `${name}: ${length} characters`).join(', ');
}

const COOKIES: Readonly<Record<SessionCookieReason | CsrfCookieReason, string>> = {
  new_guest: 'a new guest gets a key',
  slid: 'the same key, its expiry moved on',
  login: 'a login or registration gives a new key, and the old one is not accepted again',
  new_password: 'a new password gives a new key, and all other sessions have ended',
  logout: 'logged out, hence a new guest’s key',
  session_ended: 'the session was ended by its owner, hence a new guest’s key',
  account_erased: 'the account was erased, hence a new guest’s key',
  new_secret: 'a new token, as there was none that is well-formed',
  same_secret: 'another mask of the same secret; tokens that were read before stay good',
  rotated: 'a new secret after a login or a new password; tokens that were read before are no good any more',
};

/** What each cookie of the answer is, and why it is set; by names and shapes. */
export function explainCookies({ cookiesSet, decisions }: SeenRequest): string[] {
  const { sessionCookie } = decisions;
  const withheld = sessionCookie !== null && !cookiesSet.some(({ why }) => why === sessionCookie);
  return [
    ...cookiesSet.map(({ name, length, attributes, why }) => {
      const reason = why === null ? '' : `: ${COOKIES[why]}`;
      return `${name} of ${length} characters (${attributes})${reason}.`;
    }),
    ...(withheld ? ['The session cookie was withheld: the client keeps the one that it has.'] : []),
  ];
}
