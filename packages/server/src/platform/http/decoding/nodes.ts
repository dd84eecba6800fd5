import type { FieldErrors } from '../../../kernel/errors.ts';
import { type Message, type MessageKey, type MessageParams, message } from '../../../kernel/messages/index.ts';

/** A value that its field does not take. */
export class Rejected extends Error {
  readonly text: Message;

  constructor(key: MessageKey, params?: MessageParams) {
    super(key);
    this.text = message(key, params);
  }
}

/** A list of records with some that its field does not take: what is wrong with each, nothing with most. */
export class RejectedRows extends Error {
  readonly rows: readonly FieldErrors[];

  constructor(rows: readonly FieldErrors[]) {
    super('rows');
    this.rows = rows;
  }
}

/** A schema, read once when a route is registered into what decoding needs to know. */
export interface SchemaNode {
  readonly type: string;
  readonly format: string;
  readonly nullable: boolean;
  readonly blank: boolean;
  readonly verbatim: boolean;
  readonly line: boolean;
  /** Taken as it came; whoever reads it knows what to make of anything. */
  readonly raw: boolean;
  readonly phone: boolean;
  /** Files, one or several. */
  readonly files: boolean;
  /** A pk, or an object with one. */
  readonly reference: boolean;
  readonly max: number | null;
  readonly min: number | null;
  readonly choices: readonly string[] | null;
  readonly required: ReadonlySet<string>;
  readonly properties: Readonly<Record<string, SchemaNode>>;
  /** What a list is made of. */
  readonly items: SchemaNode | null;
  /** Whether `"undefined"` and `"null"` stand for absent values: of a form in its optional fields, of a field always. */
  readonly unsetWords: boolean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function schemaNode(schema: unknown): SchemaNode {
  if (!isRecord(schema)) throw new TypeError('A schema must be an object');
  const { inner, nullable } = withoutNull(schema);
  const choices = Array.isArray(inner['enum']) ? inner['enum'].map(String) : null;
  const properties = isRecord(inner['properties']) ? inner['properties'] : {};
  return {
    type: choices === null ? String(inner['type']) : 'choice',
    format: typeof inner['format'] === 'string' ? inner['format'] : '',
    nullable,
    blank: inner['x-blank'] === true,
    verbatim: inner['x-verbatim'] === true,
    line: inner['x-line'] === true,
    raw: inner['x-raw'] === true,
    phone: inner['x-phone'] === true,
    files: inner['x-files'] === true,
    reference: inner['x-reference'] === true,
    max: firstNumber(inner, ['maxLength', 'maximum', 'maxItems']),
    min: firstNumber(inner, ['minLength', 'minimum', 'minItems']),
    choices,
    required: new Set(Array.isArray(inner['required']) ? inner['required'].map(String) : []),
    properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, schemaNode(field)])),
    items: isRecord(inner['items']) ? schemaNode(inner['items']) : null,
    unsetWords: inner['x-unset-words'] === true,
  };
}

/** The fields of an object schema that take several files. */
export function fileListsIn(schema: unknown): ReadonlySet<string> {
  const fields = Object.entries(schemaNode(schema).properties);
  return new Set(fields.filter(([, { files }]) => files).map(([name]) => name));
}

function firstNumber(schema: Record<string, unknown>, names: readonly string[]): number | null {
  const value = names.map((name) => schema[name]).find((given) => typeof given === 'number');
  return typeof value === 'number' ? value : null;
}

function withoutNull(schema: Record<string, unknown>): { inner: Record<string, unknown>; nullable: boolean } {
  const variants = Array.isArray(schema['anyOf']) ? schema['anyOf'].filter(isRecord) : [];
  const inner = variants.find((variant) => variant['type'] !== 'null');
  return inner === undefined ? { inner: schema, nullable: false } : { inner, nullable: true };
}
