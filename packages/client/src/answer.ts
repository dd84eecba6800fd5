import { ArastaError } from './errors.ts';
import { ledAway, unreachable } from './failures.ts';
import { isSafe, type Operation } from './operation.ts';
import type { Redirect } from './values.ts';

/** What an answer holds: a file, JSON or a text; undefined when it is empty. */
export async function contentOf(operation: Operation, response: Response): Promise<unknown> {
  if (response.ok && operation.isFile) return whole(operation, response.blob());
  const text = await readText(operation, response);
  if (text === '') return undefined;
  if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) return parsed(operation, response, text);
  // Somebody else's page, with 200: of a proxy, or of whatever is at a wrong `baseUrl`.
  if (response.ok && !operation.isText) throw unexpected(operation, response, { body: text });
  return text;
}

/** The text of an answer. */
export async function readText(operation: Operation, response: Response): Promise<string> {
  return whole(operation, response.text());
}

/** An answer that is cut off in the middle is none. */
async function whole<Content>(operation: Operation, content: Promise<Content>): Promise<Content> {
  return content.catch((cause: unknown) => {
    throw unreachable(operation, cause);
  });
}

/**
 * Where the answer of an operation that leads on leads; null for every other answer.
 * @throws ArastaError where something else was led away from the shop
 */
export function redirectOf(operation: Operation, response: Response): Redirect | null {
  const location = locationOf(response);
  if (operation.leadsOn) return location === null ? null : { redirect_url: location };
  if (location !== null) throw ledAway(operation, response, location);
  // A platform that follows by itself may have made a GET of a write: what was answered then is another question.
  if (response.redirected && !isSafe(operation)) throw ledAway(operation, response, response.url);
  return null;
}

/**
 * The next address on the way to an answer, within the shop: of a variant to its product, for example. Null where this
 * is the answer, or leads elsewhere.
 */
export function nextStop({ method, leadsOn }: Operation, response: Response, origin: string): string | null {
  const location = locationOf(response);
  if (location === null || leadsOn || method !== 'GET') return null;
  if (location.startsWith(`${origin}/`)) return location;
  return /^\/(?!\/)/.test(location) ? origin + location : null;
}

function locationOf({ status, headers }: Response): string | null {
  return status >= 300 && status < 400 ? headers.get('location') : null;
}

function parsed(operation: Operation, response: Response, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw unexpected(operation, response, { body, cause });
  }
}

function unexpected(
  { name }: Operation,
  { status }: Response,
  { body, cause }: { body: string; cause?: unknown },
): ArastaError {
  const occurrence = { operation: name, status, body, code: null, retryAfter: null };
  return new ArastaError(`${name} was not answered with JSON`, occurrence, cause);
}
