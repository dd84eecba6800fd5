import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidField, NON_FIELD } from '../../kernel/errors.ts';
import {
  type Claim,
  fingerprintOf,
  type IdempotencyKeys,
  type KeptAnswer,
  type Question,
} from '../idempotency/index.ts';
import type { RouteConfig } from './route-config.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The idempotency key that this request works on. */
    claim: Claim | null;
  }
}

const HEADER = 'idempotency-key';
/** What a key looks like. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
const REPLAYED = 'idempotency-replayed';
// More than a full basket of ours; larger answers are not worth a row.
const LARGEST = 1_048_576;

const UNSAFE: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Whether a route looks at `Idempotency-Key`: every write does that knows its caller and has not declared otherwise. */
export function takesIdempotencyKey(method: string, { access, idempotent }: Partial<RouteConfig>): boolean {
  return UNSAFE.has(method) && access !== undefined && !ANONYMOUS.has(access) && idempotent !== false;
}

const ANONYMOUS: ReadonlySet<string> = new Set(['public', 'reader']);

/**
 * Does a write once for all requests with one `Idempotency-Key`, and answers the others with its answer
 * (Wire: docs/protocol/conventions.md, "Idempotency keys"). It stands behind validation: what is refused there costs no
 * row. Without the header it does nothing.
 */
export function installIdempotency(app: FastifyInstance, keys: IdempotencyKeys): void {
  app.decorateRequest('claim', null);
  app.addHook('preHandler', (request, reply, done) => {
    const question = request.headers[HEADER] === undefined ? null : questionOf(request);
    if (question === null) {
      done();
      return;
    }
    keys.admit(question).then(({ claim, answer }) => {
      request.claim = claim;
      if (answer === null) done();
      else replay(reply, answer);
    }, done);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const { claim } = request;
    if (claim === null) {
      done();
      return;
    }
    request.claim = null;
    // Before the answer leaves: whoever loses it and asks again must not be the first.
    settle(keys, claim, answerOf(reply, payload)).then(done, (error: unknown) => {
      // The work is done and its answer is true. The key is free when the claim has run out.
      request.log.error({ err: error }, 'idempotency key not settled');
      done();
    });
  });
}

/**
 * Null where the header is without effect.
 * @throws Refusal invalid for what is no key
 */
function questionOf(request: FastifyRequest): Question | null {
  if (!takesIdempotencyKey(request.method, request.routeOptions.config)) return null;
  const scope = scopeOf(request);
  if (scope === null) return null;
  const key = request.headers[HEADER];
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) throw invalidField(NON_FIELD, 'idempotency_key_invalid');
  const name = JSON.stringify([scope, request.method, request.url, key]);
  return { key: createHash('sha256').update(name).digest(), fingerprint: fingerprintOf(name, request.body ?? {}) };
}

/** Whose key it is. Null for a guest whose first request this is: nobody can ask again in their name. */
function scopeOf({ caller }: FastifyRequest): string | null {
  if (caller === null) return null;
  const { visitor, session } = caller;
  if (visitor === null) return session === null ? null : `session ${session.id}`;
  return visitor.fresh ? null : `visitor ${visitor.keyHash.toString('hex')}`;
}

function settle(keys: IdempotencyKeys, claim: Claim, answer: KeptAnswer | null): Promise<void> {
  return answer === null ? keys.free(claim) : keys.keep(claim, answer);
}

/** The answer as it is kept; null for one after which a retry should run. Cookies are not kept. */
function answerOf(reply: FastifyReply, payload: unknown): KeptAnswer | null {
  const { statusCode: status } = reply;
  const body = bytesOf(payload);
  if (!isKept(status) || body === null || body.length > LARGEST) return null;
  return { status, contentType: headerOf(reply, 'content-type'), location: headerOf(reply, 'location'), body };
}

function isKept(status: number): boolean {
  return (status >= 200 && status < 300) || status === 400 || status === 406;
}

/** Null for a stream. */
function bytesOf(payload: unknown): Buffer | null {
  if (payload === null || payload === undefined) return Buffer.alloc(0);
  if (typeof payload === 'string') return Buffer.from(payload);
  return Buffer.isBuffer(payload) ? payload : null;
}

function headerOf(reply: FastifyReply, name: string): string | null {
  const value = reply.getHeader(name);
  return typeof value === 'string' ? value : null;
}

function replay(reply: FastifyReply, { status, contentType, location, body }: KeptAnswer): void {
  reply.code(status).header(REPLAYED, 'true');
  if (location !== null) reply.header('location', location);
  if (contentType !== null) reply.header('content-type', contentType);
  reply.send(body.length === 0 ? undefined : body);
}
