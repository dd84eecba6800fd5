import {
  ArastaError,
  InvalidInput,
  NotAuthenticated,
  NotFound,
  Refused,
  Throttled,
  TimedOut,
  Unavailable,
  Unreachable,
} from '@arasta/client';
import { t } from './texts.ts';

/** What to tell people about an error: the shop's own words where it has some for them. */
export function messageOf(error: unknown): string {
  if (error instanceof InvalidInput) return [...error.messages, ...Object.values(error.fields).flat()].join(' ');
  if (error instanceof Throttled) return t('throttled', { time: waiting(error.retryAfter ?? 60) });
  if (error instanceof Unreachable) return t('unreachable');
  if (error instanceof TimedOut) return t('timedOut');
  if (error instanceof Unavailable) return t('unavailable');
  return error instanceof Refused || error instanceof ArastaError ? error.message : t('broken');
}

/** What the shop says about one field of a form; undefined where it says nothing. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof InvalidInput ? error.fields[field]?.join(' ') : undefined;
}

/** What the shop says about a form as a whole; undefined where every word belongs to a field of it. */
export function formError(error: unknown, fields: readonly string[]): string | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof InvalidInput)) return messageOf(error);
  const others = Object.entries(error.fields).filter(([field]) => !fields.includes(field));
  const words = [...error.messages, ...others.flatMap(([, texts]) => texts)];
  return words.length === 0 ? undefined : words.join(' ');
}

/** Whether a login would help. */
export function needsLogin(error: unknown): boolean {
  return error instanceof NotAuthenticated;
}

/** Whether there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof NotFound;
}

function waiting(seconds: number): string {
  return seconds < 90 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.ceil(seconds / 60) });
}
