import { type TSchema, Type } from 'typebox';

/**
 * Building blocks for request schemas. One object is the type, the OpenAPI document and, through `decode.ts`, the
 * lenient reading that clients count on (Wire: docs/protocol/conventions.md, "What clients send").
 */

interface TextOptions {
  readonly max?: number;
  readonly min?: number;
  /** Whether `""` is a value of its own. */
  readonly blank?: boolean;
  /** Whether blanks at both ends are part of the value, as in passwords. */
  readonly verbatim?: boolean;
  /** Whether it is a single line: no breaks, and no other control characters. */
  readonly line?: boolean;
  readonly description?: string;
}

export function text({ max = 255, min, blank = false, verbatim = false, line = false, description }: TextOptions = {}) {
  return Type.String({
    maxLength: max,
    ...(min === undefined ? {} : { minLength: min }),
    ...marksOf({ 'x-blank': blank, 'x-verbatim': verbatim, 'x-line': line }),
    ...(description === undefined ? {} : { description }),
  });
}

function marksOf(marks: Readonly<Record<string, boolean>>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(marks).filter(([, isSet]) => isSet));
}

/** Long enough for any passphrase, short enough that hashing it costs nothing extra. */
export const password = () => text({ max: 1024, verbatim: true });

/** Read as lower case with an ASCII domain. */
export const email = () => Type.String({ format: 'email', maxLength: 254 });

/** Read without blanks, brackets and hyphens; the shop's own pattern is checked by the service. */
export const phone = (max = 60) => Type.String({ maxLength: max, 'x-phone': true });

export const flag = () => Type.Boolean();

export const wholeNumber = (options: { minimum?: number; maximum?: number } = {}) => Type.Integer(options);

// What a storefront's form sends where nothing is chosen: `""` and words that are absent values.
const CHOSEN = { 'x-unset-words': true } as const;

/** A pk that was picked from a list; where nothing was picked it is missing. */
export const pk = () => Type.Integer({ minimum: 1, ...CHOSEN });

/** What another object is known by, picked as well. Clients post the whole object back too: then its `pk` counts. */
export const reference = (description = 'A pk, or an object with one') =>
  Type.Integer({ 'x-reference': true, ...CHOSEN, description });

/** `YYYY-MM-DD`; one-digit months and days are accepted. */
export const date = () => Type.String({ format: 'date' });

export const choice = <const Value extends string>(values: readonly Value[], description?: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], ...(description === undefined ? {} : { description }) });

/** A free-form JSON object. */
export const dictionary = () => Type.Record(Type.String(), Type.Unknown());

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** A list of records, in a form as JSON; what is wrong with one of them is told in its place. */
export const records = <Schema extends TSchema>(schema: Schema, options: { min: number; max: number }) =>
  Type.Array(schema, { minItems: options.min, maxItems: options.max });

/** A file of a multipart form. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** One of several that was too large for any, or came after too many: `bytes` is empty, and it is to be refused. */
  readonly isDropped?: true;
}

export const file = () => Type.Unsafe<UploadedFile>({ type: 'string', format: 'binary' });

/** Any number of files under one name. */
export const files = () =>
  Type.Unsafe<readonly UploadedFile[]>({
    type: 'array',
    items: { type: 'string', format: 'binary' },
    'x-files': true,
  });
