import { parse as parseForm } from 'node:querystring';
import { finished } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import secureJson from 'secure-json-parse';
import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';
import { fileListsIn, type UploadedFile } from './decoding/index.ts';

/** Request bodies: JSON, forms and multipart on every write (Wire: docs/protocol/conventions.md, "What clients send"). */

/** Bytes of a body without files. */
export const BODY_LIMIT = 1_048_576;
/** Bytes of one uploaded file. */
const FILE_LIMIT = 8 * 1_048_576;
/** Files of a body that are kept while it is read. */
const MOST_FILES = 4;
/** Files, and bytes in all, of a body that is read to its end though some of its files are too many or too large. */
const MOST_DROPPED_FILES = 50;
const DRAINED_LIMIT = 64 * 1_048_576;
const MOST_FORM_FIELDS = 1000;
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/;

export async function installBodyParsers(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', (request, _reply, done) => {
    // Clients send the word `undefined` for a type; the framework would refuse that even where no body is read.
    const type = request.headers['content-type'];
    if (type !== undefined && !MEDIA_TYPE.test(type) && ignoresBody(request)) {
      request.raw.headers['content-type'] = 'application/octet-stream';
    }
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    settle(done, () => (ignoresBody(request) ? {} : parseJson(body)));
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body: Buffer, done) => {
      settle(done, () => readForm(body.toString('utf8')));
    },
  );
  await app.register(multipart, {
    limits: { fileSize: FILE_LIMIT, files: MOST_FILES, fields: 200, fieldSize: 65_536, headerPairs: 100 },
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, _body, done) => {
    settle(done, () => (ignoresBody(request) ? {} : refuseType(request)));
  });
  app.addHook('preValidation', (request, _reply, done) => {
    if (!request.isMultipart()) {
      done();
      return;
    }
    const read = ignoresBody(request) ? Promise.resolve({}) : readMultipart(request);
    read.then((body) => {
      request.body = body;
      done();
    }, done);
  });
}

function settle(done: (error: Error | null, body?: unknown) => void, work: () => unknown): void {
  try {
    done(null, work());
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Routes that take no body answer alike whatever a client put there: the published one sends `{}` as text/plain. */
function ignoresBody(request: FastifyRequest): boolean {
  return request.routeOptions.schema?.body === undefined;
}

function parseJson(body: Buffer): unknown {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return {};
  try {
    const value: unknown = secureJson.parse(text, { protoAction: 'remove', constructorAction: 'remove' });
    return value;
  } catch (error) {
    throw new Refusal('malformed', 'parse_error', message('parse_error', { reason: whereIn(error) }));
  }
}

// The engine's own message quotes the body, which may hold a password: only the place is told.
function whereIn(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? 'Expecting valid JSON' : `Expecting valid JSON: char ${position}`;
}

/** A form's fields; of a repeated one the last value counts, as in Django. */
function readForm(text: string): Record<string, unknown> {
  const fields = parseForm(text, '&', '=', { maxKeys: MOST_FORM_FIELDS });
  const entries = Object.entries(fields).map(
    ([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value] as const,
  );
  return Object.fromEntries(entries);
}

/** The refusal of a body that is neither JSON nor a form. */
export function unsupportedMediaType(request: FastifyRequest): Refusal {
  const type = (request.headers['content-type'] ?? '').slice(0, 100);
  return new Refusal('unsupported_media_type', 'unsupported_media_type', message('unsupported_media_type', { type }));
}

function refuseType(request: FastifyRequest): never {
  throw unsupportedMediaType(request);
}

// At the level `trace` the parser logs what it was given: all headers, with session key and token among them.
const DISCREET = { serializers: { busboyOptions: () => '[hidden]' } };

async function readMultipart(request: FastifyRequest): Promise<Record<string, unknown>> {
  request.log = request.log.child({}, DISCREET);
  const body = new Map<string, unknown>();
  const files = new Map<string, readonly object[]>();
  const lists = patientLists(request);
  const isPatient = lists.size > 0;
  // Named first: the plugin's types leave out that `parts` takes `throwFileSizeLimit` too.
  const options = { throwFileSizeLimit: !isPatient, limits: isPatient ? { files: MOST_DROPPED_FILES } : {} };
  let kept = 0;
  try {
    for await (const part of request.parts(options)) {
      const value = part.type === 'file' ? await readFile(part, { lists, isSurplus: kept >= MOST_FILES }) : part.value;
      if (part.type === 'file' && value !== null) kept += 1;
      if (value !== null)
        body.set(part.fieldname, part.type === 'file' ? together(files, part.fieldname, value) : value);
    }
  } catch (error) {
    throw multipartRefusal(error);
  }
  return Object.fromEntries(body);
}

/**
 * Fields of several files, of a route that tells what is wrong with them beside what was written. The body has said how long
 * it is; of any other the first file beyond the limits ends the reading.
 */
function patientLists(request: FastifyRequest): ReadonlySet<string> {
  const isBounded = Number(request.headers['content-length']) <= DRAINED_LIMIT;
  return isBounded ? fileListsIn(request.routeOptions.schema?.body) : new Set();
}

/** Several files under one name are a list of them. */
function together(files: Map<string, readonly object[]>, name: string, file: unknown): unknown {
  if (typeof file !== 'object' || file === null) return file;
  const all = [...(files.get(name) ?? []), file];
  files.set(name, all);
  return all.length === 1 ? file : all;
}

/** Null where a browser says by an empty file without a name that none was chosen. */
async function readFile(
  part: MultipartFile,
  { lists, isSurplus }: { readonly lists: ReadonlySet<string>; readonly isSurplus: boolean },
): Promise<UploadedFile | null> {
  const name = part.filename;
  if (isSurplus) await finished(part.file.resume());
  const bytes = isSurplus ? NOTHING : await part.toBuffer();
  if (!isSurplus && !part.file.truncated) return name === '' && bytes.length === 0 ? null : { name, bytes };
  if (!lists.has(part.fieldname)) throw bodyTooLarge();
  return { name, bytes: NOTHING, isDropped: true };
}

const NOTHING = Buffer.alloc(0);

function bodyTooLarge(): Refusal {
  return new Refusal('too_large', 'too_large', message('too_large'));
}

function multipartRefusal(error: unknown): unknown {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return bodyTooLarge();
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  return new Refusal(
    'malformed',
    'form_parse_error',
    message('form_parse_error', { reason: 'Invalid multipart form' }),
  );
}
