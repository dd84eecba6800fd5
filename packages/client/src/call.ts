import { contentOf, nextStop, redirectOf } from './answer.ts';
import { setCookiesOf } from './cookies.ts';
import type { Csrf } from './csrf.ts';
import { beginDeadline, type Deadline } from './deadline.ts';
import { freshKey } from './environment.ts';
import { ArastaError, NotAuthenticated, Unreachable } from './errors.ts';
import { isRecord } from './messages.ts';
import { isSafe, type Operation } from './operation.ts';
import { isCsrfRefusal, refusalOf } from './refusal.ts';
import { type Draft, draftOf, type Fields } from './request.ts';
import { isRepeatable, pauseAfter } from './retry.ts';
import type { Settings } from './settings.ts';

/** What a single call may be given. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's own, in milliseconds. */
  readonly timeout?: number | undefined;
  /** In place of a fresh one: for a write that is repeated by the caller, after a reload of the page, say. */
  readonly idempotencyKey?: string | undefined;
}

/** What calls of one client have in common. */
export interface Session {
  readonly settings: Settings;
  readonly csrf: Csrf;
}

/** Headers that say who calls. */
type Credentials = Readonly<Record<string, string>>;

/** One call under way. */
interface Call {
  readonly session: Session;
  readonly operation: Operation;
  readonly draft: Draft;
  readonly key: string | undefined;
  readonly deadline: Deadline;
}

/** Calls an operation: as often as is safe, until it is answered or its time is over. */
export async function run(
  session: Session,
  operation: Operation,
  input: Fields,
  options: CallOptions,
): Promise<unknown> {
  const draft = draftOf(operation, input);
  const { timeout, retries } = session.settings;
  const key = options.idempotencyKey ?? (operation.takesKey && retries > 0 ? freshKey() : undefined);
  const deadline = beginDeadline(operation.name, options.timeout ?? timeout, options.signal);
  try {
    return await persist({ session, operation, draft, key, deadline });
  } finally {
    deadline.end();
  }
}

async function persist(call: Call): Promise<unknown> {
  const { session, operation, deadline, key } = call;
  const repeats = isRepeatable(operation, operation.takesKey && key !== undefined) ? session.settings.retries : 0;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await withToken(call);
    } catch (error) {
      const pause = attempt < repeats ? pauseAfter(error, attempt) : null;
      if (pause === null) throw error;
      await deadline.pause(pause);
    }
  }
}

/** Sends the login's key, or a CSRF token; one that is refused is replaced once. */
async function withToken(call: Call): Promise<unknown> {
  const { session, operation, deadline } = call;
  const key = await deadline.guard(keyOf(session.settings));
  if (key !== null) return withKey(call, key);
  if (isSafe(operation)) return attempt(call, {});
  const token = await deadline.guard(session.csrf.token());
  try {
    return await attempt(call, { 'x-csrftoken': token });
  } catch (error) {
    if (!(error instanceof ArastaError && isCsrfRefusal(error))) throw error;
    return attempt(call, { 'x-csrftoken': await deadline.guard(session.csrf.renewed(token)) });
  }
}

async function withKey(call: Call, key: string): Promise<unknown> {
  try {
    return await attempt(call, { authorization: `Token ${key}` });
  } catch (error) {
    if (error instanceof NotAuthenticated) await dropKey(call.session.settings, key);
    throw error;
  }
}

async function keyOf({ token }: Settings): Promise<string | null> {
  const key = typeof token === 'object' ? await token.read() : token;
  return key === undefined || key === '' ? null : key;
}

/** A login that was made meanwhile stays. */
async function dropKey(settings: Settings, key: string): Promise<void> {
  if (typeof settings.token === 'object' && (await keyOf(settings)) === key) await settings.token.write(null);
}

async function attempt(call: Call, credentials: Credentials): Promise<unknown> {
  const { session, operation, deadline } = call;
  const response = await arrive(call, credentials);
  const redirect = redirectOf(response);
  // Read also where it counts for nothing: an answer that is not keeps its connection busy.
  const body = await deadline.guard(contentOf(operation, response));
  const content = redirect ?? body;
  if (redirect === null && !response.ok) throw noticed(session, refusalOf(operation.name, response, content));
  if (operation.renewsToken) await changeHands(session, operation, content);
  return content;
}

function noticed({ settings }: Session, error: ArastaError): ArastaError {
  if (error instanceof NotAuthenticated) settings.onSignedOut(error);
  return error;
}

/** After a login, a logout and their like: another token, and another key. */
async function changeHands(
  { csrf, settings: { token } }: Session,
  { name }: Operation,
  content: unknown,
): Promise<void> {
  csrf.forget();
  if (typeof token !== 'object') return;
  if (name === 'logOut') await token.write(null);
  else if (isRecord(content) && typeof content['key'] === 'string') await token.write(content['key']);
}

const MOST_STOPS = 5;

/** Goes where the shop leads, with the cookies of each stop; a platform that keeps cookies does so by itself. */
async function arrive(call: Call, credentials: Credentials): Promise<Response> {
  const { session, operation, draft, deadline } = call;
  const { baseUrl } = session.settings;
  const origin = /^https?:\/\/[^/]+/.exec(baseUrl)?.[0] ?? '';
  let response = await exchange(call, credentials, baseUrl + draft.target);
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const next = nextStop(operation, response, origin);
    if (next === null) break;
    await deadline.guard(response.text());
    response = await exchange(call, credentials, next);
  }
  return response;
}

async function exchange(call: Call, credentials: Credentials, url: string): Promise<Response> {
  const { session, operation, draft, deadline } = call;
  const { fetch, jar } = session.settings;
  const cookies =
    jar && !('authorization' in credentials) ? await deadline.guard(Promise.resolve(jar.header(url))) : '';
  const response = await deadline.guard(
    fetch(url, {
      method: operation.method,
      headers: { ...headersOf(call), ...credentials, ...(cookies === '' ? {} : { cookie: cookies }) },
      ...(draft.body === undefined ? {} : { body: draft.body }),
      credentials: 'include',
      // Cookies of a redirect would be lost on the way.
      redirect: jar === undefined ? 'follow' : 'manual',
      signal: deadline.signal,
    }).catch((cause: unknown) => {
      throw unreachable(operation, cause);
    }),
  );
  await jar?.store(url, setCookiesOf(response.headers));
  return response;
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

function unreachable({ name }: Operation, cause: unknown): Unreachable {
  const occurrence = { operation: name, status: null, code: null, body: undefined, retryAfter: null };
  return new Unreachable(`${name} got no answer`, occurrence, cause);
}
