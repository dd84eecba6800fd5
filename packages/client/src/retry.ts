import { chance } from './environment.ts';
import { ArastaError, CaptchaNeeded, Conflict, Throttled, Unavailable, Unreachable } from './errors.ts';
import { isSafe, type Operation } from './operation.ts';

const FIRST_PAUSE = 250;
// Whoever is to wait longer should be told.
const LONGEST_WAIT = 5;
const PASSING = new Set([502, 503, 504]);

/** Whether asking again can do nothing twice. */
export function isRepeatable(operation: Operation, hasKey: boolean): boolean {
  return isSafe(operation) ? !operation.onceOnly : hasKey;
}

/** Milliseconds until a call is to be made again after this error; null where it would not help. */
export function pauseAfter(error: unknown, attempt: number): number | null {
  if (!(error instanceof ArastaError) || !passes(error)) return null;
  const { retryAfter } = error;
  if (retryAfter === null) return FIRST_PAUSE * 2 ** attempt * (1 + chance());
  return retryAfter <= LONGEST_WAIT ? retryAfter * 1000 : null;
}

function passes(error: ArastaError): boolean {
  if (error instanceof Unreachable) return true;
  if (error instanceof Unavailable) return PASSING.has(error.status ?? 0);
  // Somebody else's first request with the key (a page loaded anew) is still being worked on.
  if (error instanceof Conflict) return error.status === 409 && error.retryAfter !== null;
  return error instanceof Throttled && !(error instanceof CaptchaNeeded) && error.retryAfter !== null;
}
