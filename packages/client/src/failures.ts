import {
  ArastaError,
  Forbidden,
  NotFound,
  type Occurrence,
  Refused,
  Throttled,
  Unavailable,
  Unreachable,
} from './errors.ts';
import type { Operation } from './operation.ts';

/** What is known of a call without an answer. */
export function unanswered(operation: string): Occurrence {
  return { operation, status: null, code: null, body: undefined, retryAfter: null };
}

/** For a call that got no answer, or only a part of one. */
export function unreachable({ name }: Operation, cause: unknown): Unreachable {
  return new Unreachable(`${name} got no answer`, unanswered(name), cause);
}

/** For a call that was sent elsewhere, and is not followed there: another scheme or host than the `baseUrl` has. */
export function ledAway({ name }: Operation, { status }: Response, location: string): ArastaError {
  return new ArastaError(`${name} was led to ${location}: is that where the shop is?`, {
    ...unanswered(name),
    status,
  });
}

const CLASSES = [Unreachable, Unavailable, Throttled, Forbidden, NotFound, Refused];

/** What ended another operation that this one waited for, as its own; the other is the cause. */
export function toldOf({ name }: Operation, error: unknown): unknown {
  if (!(error instanceof ArastaError) || error.operation === name) return error;
  const { message, status, code, body, retryAfter } = error;
  const Class = CLASSES.find((one) => error instanceof one) ?? ArastaError;
  return new Class(message, { operation: name, status, code, body, retryAfter }, error);
}
