import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TaggedCache } from '../cache/index.ts';

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

/**
 * Answers a public read: never a cookie; a strong ETag, 304 for who has it already. A refusal of `make` goes to the
 * error door and is not kept. Two callers of one key at once cost one reading.
 */
export function answerPublic(
  answers: TaggedCache<PublicAnswer>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  read: PublicRead,
): void | Promise<void> {
  const kept = answers.get(read.key);
  if (kept !== undefined) {
    send(request, reply, { answer: kept, read });
    return;
  }
  return fill(answers, read).then((answer) => send(request, reply, { answer, read }));
}

function fill(answers: TaggedCache<PublicAnswer>, read: PublicRead): Promise<PublicAnswer> {
  return answers.read(read.key, async () => {
    const { body, tags, redirect = null } = await read.make();
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
    return { value: { body: bytes, etag, type: read.type ?? JSON_TYPE, redirect }, tags, bytes: bytes.length };
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { answer, read }: { answer: PublicAnswer; read: PublicRead },
): void {
  reply.headers({
    'cache-control': read.personal === true ? PERSONAL : SHARED,
    etag: answer.etag,
    vary: VARY,
  });
  if (answer.redirect !== null) reply.code(answer.redirect.status).header('location', answer.redirect.location);
  else if (isKnown(request.headers['if-none-match'], answer.etag)) {
    reply.code(304).send();
    return;
  }
  reply.type(answer.type).send(answer.body);
}

/** RFC 9110, 13.1.2: a list of tags or `*`, compared weakly. */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
