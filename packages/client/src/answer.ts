import { ArastaError } from './errors.ts';
import type { Operation } from './operation.ts';
import type { Redirect } from './values.ts';

/** What an answer holds: a file, JSON or a text; undefined when it is empty. */
export async function contentOf(operation: Operation, response: Response): Promise<unknown> {
  if (response.ok && operation.isFile) return response.blob();
  const text = await response.text();
  if (text === '') return undefined;
  if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) return parsed(operation, response, text);
  // Somebody else's page, with 200: of a proxy, or of whatever is at a wrong `baseUrl`.
  if (response.ok && !operation.isText) throw unexpected(operation, response, { body: text });
  return text;
}

/** Where a redirect leads, which is followed by the caller; null for every other answer. */
export function redirectOf(response: Response): Redirect | null {
  const location = locationOf(response);
  return location === null ? null : { redirect_url: location };
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
