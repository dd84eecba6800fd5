import {
  ArastaError,
  CaptchaNeeded,
  Conflict,
  Forbidden,
  InvalidInput,
  NotAuthenticated,
  NotFound,
  type Occurrence,
  Refused,
  Throttled,
  Unavailable,
} from './errors.ts';
import { firstText, isRecord, messagesOf } from './messages.ts';

type ErrorClass = new (message: string, occurrence: Occurrence) => ArastaError;

const BY_STATUS: Readonly<Record<number, ErrorClass>> = {
  401: NotAuthenticated,
  403: Forbidden,
  404: NotFound,
  406: Refused,
  409: Conflict,
  422: Conflict,
  429: Throttled,
};

/** The error for an answer that is none of success. */
export function refusalOf(operation: string, response: Response, body: unknown): ArastaError {
  const { status, headers } = response;
  const occurrence = { operation, status, body, code: codeOf(body), retryAfter: retryAfterOf(headers) };
  const texts = messagesOf(isRecord(body) ? { ...body, error_code: undefined, redirect_url: undefined } : undefined);
  const message = firstText(texts) ?? `${operation} was answered with ${status}`;
  const captcha = captchaOf(body);
  if (captcha !== null) return new CaptchaNeeded('A captcha has to be solved first', occurrence, captcha);
  if (status === 400 || status === 413) return new InvalidInput(message, occurrence, texts);
  const Class = BY_STATUS[status] ?? (status >= 500 ? Unavailable : ArastaError);
  return new Class(message, occurrence);
}

/** Whether it was the CSRF token that was refused; the words after `CSRF` are in the language of the call. */
export function isCsrfRefusal(error: unknown): error is Forbidden {
  return error instanceof Forbidden && error.message.startsWith('CSRF ');
}

function codeOf(body: unknown): string | null {
  const code = isRecord(body) ? body['error_code'] : undefined;
  return typeof code === 'string' ? code : null;
}

function captchaOf(body: unknown): string | null {
  const url = isRecord(body) ? body['redirect_url'] : undefined;
  return typeof url === 'string' && url.includes('captcha') ? url : null;
}

/** Seconds, which is how the shop says it; what a proxy says as a date counts from the date of the answer. */
function retryAfterOf(headers: Headers): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = /^\d+$/.test(text.trim())
    ? Number(text)
    : (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
