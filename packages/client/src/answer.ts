import { ArastaError } from './errors.ts';
import type { Operation } from './operation.ts';
import type { Redirect } from './values.ts';

/** What an answer holds: a file, JSON or a text; undefined when it is empty. */
export async function contentOf({ name, isFile }: Operation, response: Response): Promise<unknown> {
  if (response.ok && isFile) return response.blob();
  const text = await response.text();
  if (text === '') return undefined;
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') ? parsed(name, response, text) : text;
}

/** Where a redirect leads, which is followed by the caller; null for every other answer. */
export function redirectOf({ status, headers }: Response): Redirect | null {
  const location = headers.get('location');
  return status >= 300 && status < 400 && location !== null ? { redirect_url: location } : null;
}

function parsed(operation: string, { status }: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const occurrence = { operation, status, code: null, body: text, retryAfter: null };
    throw new ArastaError(`${operation} was answered with broken JSON`, occurrence, cause);
  }
}
