import { nextStop, readText } from './answer.ts';
import { cookieNameOf, setCookiesOf } from './cookies.ts';
import { assertAddress, platformFetch } from './environment.ts';
import { unreachable } from './failures.ts';
import type { Call, Credentials } from './session.ts';
import { inStorage } from './storage.ts';

const MOST_STOPS = 5;

/** Brings a call to its answer; with cookies that may change on the way, it takes its turn. */
export async function arrive(call: Call, credentials: Credentials): Promise<Response> {
  const isGuest = !('authorization' in credentials);
  const go = () => follow(call, credentials);
  return isGuest && call.operation.meetsSession ? call.session.entrance.enter(call, go) : go();
}

/** Goes where the shop leads, with the cookies of each stop; a platform that keeps cookies does so by itself. */
async function follow(call: Call, credentials: Credentials): Promise<Response> {
  const { session, operation, draft, deadline } = call;
  const { baseUrl } = session.settings;
  const origin = /^https?:\/\/[^/]+/.exec(baseUrl)?.[0] ?? '';
  let response = await exchange(call, credentials, baseUrl + draft.target);
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const next = nextStop(operation, response, origin);
    if (next === null) break;
    await deadline.guard(readText(operation, response));
    response = await exchange(call, credentials, next);
  }
  return response;
}

async function exchange(call: Call, credentials: Credentials, url: string): Promise<Response> {
  const { session, operation, deadline } = call;
  const { jar, fetch } = session.settings;
  const moment = session.entrance.moment();
  const isGuest = !('authorization' in credentials);
  const cookies = await inStorage(call, () => (jar && isGuest ? jar.header(url) : ''));
  const headers = { ...headersOf(call), ...credentials, ...(cookies === '' ? {} : { cookie: cookies }) };
  const init = initOf(call, headers);
  // What is no address or no header is a mistake of the caller's, not of the network.
  if (fetch === platformFetch) assertAddress(url);
  new Headers(headers);
  const sent = (async () => fetch(url, init))();
  const response = await deadline.guard(
    sent.catch((cause: unknown) => {
      throw unreachable(operation, cause);
    }),
  );
  await keepCookies(call, { url, moment, response });
  return response;
}

function initOf({ session, operation, draft, deadline }: Call, headers: Readonly<Record<string, string>>): RequestInit {
  const { jar } = session.settings;
  return {
    method: operation.method,
    headers,
    ...(draft.body === undefined ? {} : { body: draft.body }),
    // The platform's own cookies would go along with, and in the way of, a jar's or a key.
    credentials: jar === undefined && !('authorization' in headers) ? 'include' : 'omit',
    // Cookies of a redirect would be lost on the way.
    redirect: jar === undefined ? 'follow' : 'manual',
    signal: deadline.signal,
  };
}

interface Arrival {
  readonly url: string;
  /** When it was asked for. */
  readonly moment: number;
  readonly response: Response;
}

async function keepCookies(call: Call, { url, moment, response }: Arrival): Promise<void> {
  const { operation, session } = call;
  const { settings, entrance } = session;
  const isChange = operation.renewsToken && response.status < 400;
  // What is sent before the new cookies are kept is sent with the old ones: it is of before, too.
  if (isChange) entrance.changeHands();
  else if (moment !== entrance.moment()) return storeLines(call, url, withoutSession(response, settings.sessionCookie));
  await storeLines(call, url, setCookiesOf(response.headers));
  if (isChange) entrance.changeHands();
}

/** Asked with a key that a login has ended since, the shop gives a guest's: it must not take the login's place. */
function withoutSession({ headers }: Response, sessionCookie: string): string[] {
  return setCookiesOf(headers).filter((line) => cookieNameOf(line) !== sessionCookie);
}

async function storeLines(call: Call, url: string, lines: string[]): Promise<void> {
  const { jar } = call.session.settings;
  if (jar !== undefined) await inStorage(call, () => jar.store(url, lines));
}

function headersOf({ session, draft, key }: Call): Record<string, string> {
  const { language, currency, headers } = session.settings;
  const own = {
    accept: 'application/json',
    'content-type': draft.contentType,
    'accept-language': language(),
    'x-currency': currency(),
    'idempotency-key': key,
  };
  return {
    ...Object.fromEntries(Object.entries(own).flatMap(([n, v]) => (v === undefined ? [] : [[n, v]]))),
    ...headers,
  };
}
