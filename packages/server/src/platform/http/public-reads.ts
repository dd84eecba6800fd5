import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Changes, TaggedCache } from '../cache/index.ts';

/** Public answers: kept in the process, the same for everybody who asks alike, revalidated by ETag. */

export interface PublicAnswer {
  readonly body: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly redirect: Redirect | null;
}

export interface Redirect {
  readonly status: 301 | 302 | 303 | 307 | 308;
  /** A path of this server: the published client drops anything else. */
  readonly location: string;
}

export interface Composed {
  readonly body: unknown;
  /** What it depends on: a change of any of these spoils it. */
  readonly tags: readonly string[];
  readonly redirect?: Redirect;
  /** False for what is good for now, but not for later. */
  readonly keep?: boolean;
  /** After so long it may be another. */
  readonly maxAgeMs?: number;
}

export interface PublicRead {
  /** Everything the answer depends on: path, the parameters that count, language, price list. */
  readonly key: string;
  make(): Promise<Composed>;
  /** Only this caller's: not the default currency, or a segment's prices. */
  readonly personal?: boolean;
  /** Of a body that is a text or bytes; a JSON body needs none. */
  readonly type?: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const SHARED = 'public, max-age=0, must-revalidate';
const PERSONAL = 'private, no-cache';
const VARY = 'Accept-Language, x-currency, Cookie';

declare module 'fastify' {
  interface FastifyRequest {
    /** Remembers the key of the answer for who asks the same; null where an answer depends on more than is compared. */
    remember: ((key: string) => void) | null;
  }
}

const MOST_REMEMBERED = 10_000;
const LONGEST_URL = 500;

/**
 * Answers what was asked in the same words since the last change of anything, before the rest of the server looks at
 * it: no caller, no decoding, no handler. That holds for routes that answer by `answerPublic` and whose answer depends
 * on nothing but the address, language, currency and what `isPlain` excludes. Install it behind what looks at every
 * request.
 */
export function installShortcut(
  app: FastifyInstance,
  { answers, changes }: { answers: TaggedCache<PublicAnswer>; changes: Changes },
): void {
  const keys = new Map<string, string>();
  let seen = 0;
  changes.subscribe(() => {
    // A change of an address leads to another answer without spoiling the old one.
    seen += 1;
    keys.clear();
  });
  app.decorateRequest('remember', null);
  app.addHook('onRequest', (request, reply, done) => {
    if (!isPlain(request)) {
      done();
      return;
    }
    const question = questionOf(request);
    const key = keys.get(question);
    const answer = key === undefined ? undefined : answers.get(key);
    if (answer !== undefined) {
      send(request, reply, { answer, personal: false });
      return;
    }
    const asked = seen;
    request.remember = (learned) => {
      // Where an address led may have changed while it was being looked up.
      if (asked !== seen) return;
      if (keys.size >= MOST_REMEMBERED) keys.clear();
      keys.set(question, learned);
    };
    done();
  });
}

function questionOf({ method, url, headers }: FastifyRequest): string {
  return `${method} ${url}\n${headers['accept-language'] ?? ''}\n${String(headers['x-currency'] ?? '')}`;
}

/** Whether nothing about the caller can change a public answer, but language and currency as the request names them. */
function isPlain({ headers, url }: FastifyRequest): boolean {
  return (
    headers.cookie === undefined &&
    headers.authorization === undefined &&
    headers['x-search-dynamic-filter'] === undefined &&
    headers['x-search-dynamic-exclude'] === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    url.length <= LONGEST_URL
  );
}

/**
 * Answers a public read: never a cookie; a strong ETag, 304 for who has it already. A refusal of `make` goes to the
 * error door and is not kept. Two callers of one key at once cost one reading.
 */
export function answerPublic(
  answers: TaggedCache<PublicAnswer>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  read: PublicRead,
): void | Promise<void> {
  const personal = read.personal === true;
  if (!personal) request.remember?.(read.key);
  const kept = answers.get(read.key);
  if (kept !== undefined) {
    send(request, reply, { answer: kept, personal });
    return;
  }
  return fill(answers, read).then((answer) => send(request, reply, { answer, personal }));
}

function fill(answers: TaggedCache<PublicAnswer>, read: PublicRead): Promise<PublicAnswer> {
  return answers.read(read.key, async () => {
    const { body, tags, redirect = null, keep = true, maxAgeMs = Infinity } = await read.make();
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
    return {
      value: { body: bytes, etag, type: read.type ?? JSON_TYPE, redirect },
      tags,
      bytes: bytes.length,
      keep,
      maxAgeMs,
    };
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { answer, personal }: { answer: PublicAnswer; personal: boolean },
): void {
  const vary = reply.getHeader('vary');
  reply.headers({
    'cache-control': personal ? PERSONAL : SHARED,
    etag: answer.etag,
    vary: vary === undefined ? VARY : `${String(vary)}, ${VARY}`,
  });
  if (answer.redirect !== null) reply.code(answer.redirect.status).header('location', answer.redirect.location);
  else if (isKnown(request.headers['if-none-match'], answer.etag)) {
    reply.code(304).send();
    return;
  }
  reply.header('content-type', answer.type).send(answer.body);
}

/** RFC 9110, 13.1.2: a list of tags or `*`, compared weakly. */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
