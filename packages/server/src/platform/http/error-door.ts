import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FieldErrors, NON_FIELD, notFound, Refusal, type RefusalKind } from '../../kernel/errors.ts';
import { type Message, message, translate } from '../../kernel/messages/index.ts';
import { TooManyHashes } from '../crypto/index.ts';
import { isDatabaseDown } from '../db/index.ts';
import { wantsPage } from './addresses.ts';
import { unsupportedMediaType } from './bodies.ts';
import { sendTextPage } from './send-page.ts';

/**
 * The one place where refusals, the framework's errors and mistakes of ours become answers
 * (Wire: docs/protocol/conventions.md, "Status codes" and "Error bodies").
 */
export function installErrorDoor(app: FastifyInstance, languageOf: (request: FastifyRequest) => string): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, error: unknown): void => {
    const refusal = asRefusal(error, request);
    if (refusal.kind === 'unavailable' || refusal.kind === 'failure') {
      request.log.error({ err: error }, 'request failed');
    }
    sendRefusal(request, reply, refusal, languageOf(request));
  };
  app.setErrorHandler((error, request, reply) => answer(request, reply, error));
  app.setNotFoundHandler((request, reply) => answer(request, reply, notFound()));
}

type AnyRefusal = Pick<Refusal, 'code' | 'text' | 'details'> & { kind: RefusalKind | 'failure' };

const STATUS: Readonly<Record<AnyRefusal['kind'], number>> = {
  invalid: 400,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  redirected: 403,
  not_found: 404,
  method_not_allowed: 405,
  rejected: 406,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  mismatch: 422,
  throttled: 429,
  captcha_required: 429,
  failure: 500,
  unavailable: 503,
};

function asRefusal(error: unknown, request: FastifyRequest): AnyRefusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseDown(error)) return unavailable('unavailable', 2);
  if (error instanceof TooManyHashes) return unavailable('busy', 1);
  return (
    frameworkRefusal(error, request) ?? { kind: 'failure', code: 'failure', text: message('server_error'), details: {} }
  );
}

function unavailable(key: 'unavailable' | 'busy', retryAfter: number): AnyRefusal {
  return { kind: 'unavailable', code: key, text: message(key), details: { retryAfter } };
}

/** Errors that Fastify raises before a handler runs, by their status; anything else of the 4xx kind is a bad request. */
function frameworkRefusal(error: unknown, request: FastifyRequest): AnyRefusal | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return null;
  const code = 'code' in error ? String(error.code) : 'bad_request';
  if (statusCode === 404) return notFound();
  if (statusCode === 415) return unsupportedMediaType(request);
  if (statusCode === 413) return { kind: 'too_large', code, text: message('too_large'), details: {} };
  return { kind: 'malformed', code, text: message('bad_request'), details: {} };
}

/** The refusal as the answer to this request. */
function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: AnyRefusal,
  language: string,
): FastifyReply {
  const { kind, details } = refusal;
  reply.code(STATUS[kind]);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  if (kind === 'unauthenticated') reply.header('www-authenticate', 'Token');
  if (details.retryAfter !== undefined) reply.header('retry-after', String(details.retryAfter));
  if (details.allow !== undefined) reply.header('allow', details.allow.join(', '));
  if (kind === 'redirected' && details.location !== undefined && wantsPage(request)) {
    return reply.redirect(details.location, 302);
  }
  const page = pageOf(request, reply, refusal, language);
  if (page !== null) return page;
  const body = bodyOf(refusal, language, request.routeOptions.config.loginFamily === true);
  // The framework's serialisers are made for a route's own schema; a refusal has one shape everywhere.
  return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

/** The refusal as the route shows it to people; null where it is JSON. */
function pageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, text }: AnyRefusal,
  language: string,
): FastifyReply | null {
  const { errorPage, loginPage } = request.routeOptions.config;
  if (errorPage !== undefined) return errorPage(request, reply, { kind, text, language });
  const isForLogin = loginPage !== undefined && kind === 'unauthenticated' && wantsPage(request);
  return isForLogin ? sendTextPage(reply, { ...loginPage, language }) : null;
}

const KEEPS_DETAIL: ReadonlySet<string> = new Set(['unauthenticated', 'not_found', 'method_not_allowed']);

function bodyOf(refusal: AnyRefusal, language: string, loginFamily: boolean): Record<string, unknown> {
  const { kind, code, text, details } = refusal;
  const say = (what: Message) => translate(what, language);
  if (kind === 'invalid') {
    const inWords = (fields: FieldErrors) =>
      Object.fromEntries(Object.entries(fields).map(([field, texts]) => [field, texts.map(say)]));
    const rows = Object.entries(details.rows ?? {}).map(([field, records]): [string, unknown] => [
      field,
      records.map(inWords),
    ]);
    return { ...inWords(details.fields ?? {}), ...Object.fromEntries<unknown>(rows) };
  }
  if (kind === 'rejected' || kind === 'mismatch') return { [NON_FIELD]: say(text), error_code: code };
  if (kind === 'captcha_required' || kind === 'redirected') return { redirect_url: details.location };
  if (loginFamily && !KEEPS_DETAIL.has(kind)) return { [NON_FIELD]: [say(text)] };
  return { detail: say(text) };
}
