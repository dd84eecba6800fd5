import { contentOf, redirectOf } from './answer.ts';
import { beginDeadline } from './deadline.ts';
import { freshKey } from './environment.ts';
import { type ArastaError, NotAuthenticated } from './errors.ts';
import { arrive } from './exchange.ts';
import { isRecord } from './messages.ts';
import { isSafe, type Operation } from './operation.ts';
import { isCsrfRefusal, refusalOf } from './refusal.ts';
import { draftOf, type Fields } from './request.ts';
import { isRepeatable, pauseAfter } from './retry.ts';
import type { Call, Credentials, Session } from './session.ts';
import { dropKey, keepKey, keyOf } from './storage.ts';

/** What a single call may be given. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason; where that is no error, with one that it is the cause of. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's own, in milliseconds. */
  readonly timeout?: number | undefined;
  /** In place of a fresh one: for a write that is repeated by the caller, after a reload of the page, say. */
  readonly idempotencyKey?: string | undefined;
}

/** Calls an operation: as often as is safe, until it is answered or its time is over. */
export async function run(
  session: Session,
  operation: Operation,
  input: Fields,
  options: CallOptions,
): Promise<unknown> {
  const { timeout, retries, jar } = session.settings;
  if (jar === undefined) assertNoVisit(operation);
  const draft = draftOf(operation, input);
  const key = options.idempotencyKey ?? (operation.takesKey && retries > 0 ? freshKey() : undefined);
  const deadline = beginDeadline(operation.name, options.timeout ?? timeout, options.signal);
  try {
    return await asWhoeverItIs({ session, operation, draft, key, deadline });
  } finally {
    deadline.end();
  }
}

/** A platform that follows by itself, out of our sight, would answer somebody else's page. */
function assertNoVisit(operation: Operation): void {
  const { name, leadsOn } = operation;
  if (leadsOn && isSafe(operation)) throw new TypeError(`${name} leads a browser on: use shop.url('${name}', …)`);
}

/** With the key of the login, where there is one. Whoever has a key that is no good is a guest. */
async function asWhoeverItIs(call: Call, refused?: NotAuthenticated): Promise<unknown> {
  const { operation } = call;
  const key = operation.goesWithoutKey ? null : await keyOf(call);
  if (key === null) return asGuest(call);
  const isRepeated = isRepeatable(operation, operation.takesKey && call.key !== undefined);
  try {
    return await persist(call, { authorization: `Token ${key}` }, isRepeated);
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error;
    const isDropped = await dropKey(call, key, error);
    if (!isDropped || operation.isForCustomers || refused !== undefined) throw error;
    return onceMore(call, error);
  }
}

/** Where no cookies are kept at all, a guest has no way in: then the key it was. */
async function onceMore(call: Call, refused: NotAuthenticated): Promise<unknown> {
  try {
    return await asWhoeverItIs(call, refused);
  } catch (error) {
    throw isCsrfRefusal(error) ? refused : error;
  }
}

/** Sends a CSRF token with what changes something; one that is refused is replaced once. */
async function asGuest(call: Call): Promise<unknown> {
  const { operation, key, session } = call;
  const { csrf, entrance } = session;
  if (isSafe(operation)) return persist(call, {}, isRepeatable(operation, false));
  const isKeyed = operation.takesKey && key !== undefined;
  // A key belongs to a session: before there is one it has no effect.
  const needsSession = isKeyed && !(await entrance.isThrough(call));
  const token = await (needsSession ? csrf.asked(call) : csrf.token(call));
  const repeats = isRepeatable(operation, isKeyed && (await entrance.hasSession(call)));
  try {
    return await persist(call, { 'x-csrftoken': token }, repeats);
  } catch (error) {
    if (!isCsrfRefusal(error)) throw error;
    return persist(call, { 'x-csrftoken': await csrf.renewed(call, token) }, repeats);
  }
}

async function persist(call: Call, credentials: Credentials, isRepeated: boolean): Promise<unknown> {
  const { session, deadline } = call;
  const repeats = isRepeated ? session.settings.retries : 0;
  for (let attempts = 0; ; attempts += 1) {
    try {
      return await attempt(call, credentials);
    } catch (error) {
      const pause = attempts < repeats ? pauseAfter(error, attempts) : null;
      if (pause === null) throw error;
      await deadline.pause(pause);
    }
  }
}

async function attempt(call: Call, credentials: Credentials): Promise<unknown> {
  const { session, operation, deadline } = call;
  const response = await arrive(call, credentials);
  // Read also where it counts for nothing: an answer that is not keeps its connection busy.
  const body = await deadline.guard(contentOf(operation, response));
  const redirect = redirectOf(operation, response);
  if (redirect === null && !response.ok) throw noticed(session, refusalOf(operation.name, response, body));
  const content = redirect ?? body;
  if (operation.renewsToken) await changeHands(call, content);
  return content;
}

function noticed({ settings }: Session, error: ArastaError): ArastaError {
  if (error instanceof NotAuthenticated) settings.onSignedOut(error);
  return error;
}

/** After a login, a logout and their like: another token, and another key. */
async function changeHands(call: Call, content: unknown): Promise<void> {
  call.session.csrf.forget();
  if (call.operation.name === 'logOut') await keepKey(call, null);
  else if (isRecord(content) && typeof content['key'] === 'string') await keepKey(call, content['key']);
}
