import {
  CaptchaNeeded,
  InvalidInput,
  type Messages,
  NotAuthenticated,
  NotFound,
  Refused,
  Throttled,
  TimedOut,
  Unavailable,
  Unreachable,
} from '@arasta/client';
import { Mistakes } from './till.ts';

/** What goes to the browser. */
export interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export function page(title: string, body: string, status = 200): Page {
  return { status, body: `<!doctype html><title>${title}</title><h1>${title}</h1>${body}` };
}

export function go(location: string): Page {
  return { status: 303, headers: { location }, body: '' };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string | number): string {
  return String(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** What the shopper sees of each thing that can go wrong; what is a mistake of ours is thrown on. */
export function pageOf(error: unknown): Page {
  if (error instanceof Mistakes) return page('Please check', listed(error.found), 400);
  if (error instanceof InvalidInput) return page('Please check', listed(error), 400);
  if (error instanceof Refused) return page('Not possible', `<p>${escape(error.message)}</p>`, 409);
  if (error instanceof NotAuthenticated) return page('Sign in', '<p>Please sign in.</p>', 401);
  if (error instanceof CaptchaNeeded) return page('Are you a person?', '<p>Here the captcha is shown.</p>', 429);
  if (error instanceof NotFound) return page('Not found', '', 404);
  if (isPassing(error)) {
    const wait = { 'retry-after': String(error.retryAfter ?? 5) };
    return { ...page('One moment', '<p>Please try again in a moment.</p>', 503), headers: wait };
  }
  throw error;
}

function isPassing(error: unknown): error is Throttled | Unavailable | Unreachable | TimedOut {
  return [Throttled, Unavailable, Unreachable, TimedOut].some((kind) => error instanceof kind);
}

function listed({ fields, messages }: Messages): string {
  const lines = Object.entries(fields).flatMap(([field, texts]) => texts.map((text) => `${field}: ${text}`));
  return `<ul>${[...messages, ...lines].map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`;
}
