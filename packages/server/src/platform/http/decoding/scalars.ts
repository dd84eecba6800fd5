import { normaliseEmail } from '../../../kernel/email.ts';
import { normalisePhone } from '../../../kernel/phone.ts';
import { isRecord, Rejected, type SchemaNode } from './nodes.ts';

type Reader = (node: SchemaNode, input: unknown) => unknown;

/**
 * A single value as its field wants it.
 * @throws Rejected with the documented message
 */
export function readScalar(node: SchemaNode, input: unknown): unknown {
  const read = readerOf(node);
  if (read === undefined) throw new Error(`No way to read a ${node.type} is known`);
  return read(node, input);
}

function readerOf(node: SchemaNode): Reader | undefined {
  if (node.reference) return readReference;
  return node.format === 'binary' ? readFile : readers[node.type];
}

const readers: Readonly<Record<string, Reader>> = {
  string: readText,
  choice: readChoice,
  integer: readInteger,
  boolean: readBoolean,
  object: readDictionary,
};

const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;

function readText(node: SchemaNode, input: unknown): string {
  const sent = plainText(input);
  const value = node.verbatim ? sent : sent.trim();
  if (value === '') {
    if (node.blank) return '';
    throw new Rejected('blank');
  }
  refuseLength(node, value);
  if (node.line && NOT_IN_A_LINE.test(value)) throw new Rejected('control_characters');
  if (node.format === 'email') return emailAddress(value);
  if (node.format === 'date') return calendarDate(value);
  return node.phone ? normalisePhone(value) : value;
}

function refuseLength({ max, min }: SchemaNode, value: string): void {
  if (max !== null && value.length > max && characters(value) > max) throw new Rejected('max_length', { max });
  if (min !== null && characters(value) < min) throw new Rejected('min_length', { min });
}

/** JSON Schema, Django and PostgreSQL count characters, where JavaScript's `length` counts some of them twice. */
function characters(text: string): number {
  return Array.from(text).length;
}

function plainText(input: unknown): string {
  if (typeof input === 'number' && Number.isFinite(input)) return String(input);
  if (typeof input !== 'string') throw new Rejected('not_a_string');
  if (input.includes('\0')) throw new Rejected('null_characters');
  // A lone surrogate is no character: the database would store something else than was sent.
  return input.toWellFormed();
}

function emailAddress(text: string): string {
  const address = normaliseEmail(text);
  if (address === null) throw new Rejected('invalid_email');
  return address;
}

function calendarDate(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const padded = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${padded}T00:00:00Z`);
  const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(padded) && Number(year) > 0;
  if (!exists) throw new Rejected('invalid_date');
  return padded;
}

function readChoice(node: SchemaNode, input: unknown): string {
  const value = plainText(input).trim();
  if (node.choices?.includes(value) !== true) throw new Rejected('invalid_choice', { value: value.slice(0, 100) });
  return value;
}

function readInteger(node: SchemaNode, input: unknown): number {
  const text = typeof input === 'number' ? String(input) : typeof input === 'string' ? input.trim() : '';
  const value = Number(text);
  if (!/^[-+]?\d+(\.0+)?$/.test(text) || !Number.isSafeInteger(value)) throw new Rejected('invalid_integer');
  if (node.max !== null && value > node.max) throw new Rejected('max_value', { max: node.max });
  if (node.min !== null && value < node.min) throw new Rejected('min_value', { min: node.min });
  return value;
}

// As many digits as a pk can have, and a number can hold.
const PK = /^\d{1,15}$/;

function readReference(_node: SchemaNode, input: unknown): number {
  const pk = isRecord(input) ? input['pk'] : input;
  if (typeof pk !== 'number' && typeof pk !== 'string') throw new Rejected('pk_expected', { type: nameOf(pk) });
  const text = plainText(pk).trim();
  if (!PK.test(text)) throw new Rejected('invalid_pk', { pk: text.slice(0, 100) });
  return Number(text);
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'list' : isRecord(value) ? 'dictionary' : typeof value;
}

const TRUE = new Set(['true', 't', '1', 'on', 'yes', 'y']);
const FALSE = new Set(['false', 'f', '0', 'off', 'no', 'n']);

function readBoolean(_node: SchemaNode, input: unknown): boolean {
  const word = String(['string', 'number', 'boolean'].includes(typeof input) ? input : '')
    .trim()
    .toLowerCase();
  if (TRUE.has(word)) return true;
  if (FALSE.has(word)) return false;
  throw new Rejected('invalid_boolean');
}

function readDictionary(_node: SchemaNode, input: unknown): Record<string, unknown> {
  const value = typeof input === 'string' ? parsed(input) : input;
  if (!isRecord(value)) throw new Rejected('invalid_object');
  return readEntries(value, DEEPEST);
}

// Nobody nests deeper on purpose, and writing JSON out again costs stack for every level.
const DEEPEST = 32;

function readEntries(value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).map(([name, inner]) => [plainText(name), readInner(inner, depth - 1)] as const);
  return Object.fromEntries(entries);
}

/** Texts of free-form values are held to the same rules as any: PostgreSQL's jsonb takes neither NUL nor half characters. */
function readInner(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return plainText(value);
  // The database writes all digits of 1e308: a short text would become a very long one.
  if (typeof value === 'number' && String(value).includes('e')) throw new Rejected('invalid_object');
  if (!Array.isArray(value) && !isRecord(value)) return value;
  if (depth === 0) throw new Rejected('invalid_object');
  return Array.isArray(value) ? value.map((item) => readInner(item, depth - 1)) : readEntries(value, depth);
}

function parsed(text: string, otherwise: 'invalid_object' | 'invalid_list' = 'invalid_object'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejected(otherwise);
  }
}

/** A list as it came; in a form it is JSON. */
export function listOf({ min, max }: SchemaNode, input: unknown): readonly unknown[] {
  const value = typeof input === 'string' ? parsed(input, 'invalid_list') : input;
  if (!Array.isArray(value)) throw new Rejected('invalid_list');
  if (min !== null && value.length < min) throw new Rejected('empty_list');
  if (max !== null && value.length > max) throw new Rejected('max_items', { max });
  return value;
}

/** Of several under one name the last. */
function readFile(_node: SchemaNode, input: unknown): unknown {
  return readFiles(input).at(-1);
}

/** One or several files as a list. */
export function readFiles(input: unknown): readonly unknown[] {
  const files: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (files.length === 0 || !files.every(isFile)) throw new Rejected('invalid_file');
  return files;
}

function isFile(input: unknown): boolean {
  return isRecord(input) && Buffer.isBuffer(input['bytes']);
}
