import type { Messages } from './errors.ts';
import { isRecord, messagesOf } from './messages.ts';

/** What is wrong in a checkout's answer, which comes with 200; null where nothing is. */
export function checkoutErrors(answer: { readonly errors?: unknown }): Messages | null {
  return isRecord(answer.errors) ? messagesOf(answer.errors) : null;
}
