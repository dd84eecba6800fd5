import type { TSchema } from 'typebox';
import { type FieldErrors, invalidRows, NON_FIELD, type Refusal } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { isRecord, Rejected, RejectedRows, type SchemaNode, schemaNode } from './nodes.ts';
import { listOf, readFiles, readScalar } from './scalars.ts';

/**
 * Reads what a client sent as a schema wants it: text digits as numbers, `"true"` as a boolean, numbers as text,
 * unknown fields dropped, blanks trimmed. Ajv's coercion cannot do this (`on`, `1991-2-7`), and its messages are not
 * the documented ones.
 */
export type Decoder = (input: unknown) => { value: unknown } | { error: Refusal };

/** A decoder for an object schema. Absent input counts as an empty object. */
export function decoderFor(schema: TSchema): Decoder {
  const node = schemaNode(schema);
  return (input) => {
    const faults: Faults = { fields: {}, rows: {} };
    const value = readObject(node, input ?? {}, faults);
    return isFaultless(faults) ? { value } : { error: invalidRows(faults.rows, faults.fields) };
  };
}

/** What is wrong with an object: by field, and by record of the lists in it. */
interface Faults {
  readonly fields: Record<string, Message[]>;
  readonly rows: Record<string, readonly FieldErrors[]>;
}

function isFaultless({ fields, rows }: Faults): boolean {
  return Object.keys(fields).length + Object.keys(rows).length === 0;
}

function readObject(node: SchemaNode, input: unknown, faults: Faults): Record<string, unknown> {
  if (!isRecord(input)) {
    faults.fields[NON_FIELD] = [message('invalid_body', { type: Array.isArray(input) ? 'list' : typeof input })];
    return {};
  }
  if (node.raw) return input;
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(node.properties)) {
    try {
      const read = readField(field, {
        required: node.required.has(name),
        unsetWords: node.unsetWords,
        input: Object.hasOwn(input, name) ? input[name] : undefined,
      });
      if (read !== undefined) value[name] = read;
    } catch (error) {
      if (error instanceof RejectedRows) faults.rows[name] = error.rows;
      else if (error instanceof Rejected) faults.fields[name] = [error.text];
      else throw error;
    }
  }
  return value;
}

// What a storefront's form library turns an unset value into, on its way through a form-encoded hop.
const UNSET_WORDS = new Set(['undefined', 'null']);

interface Given {
  readonly required: boolean;
  readonly unsetWords: boolean;
  readonly input: unknown;
}

function readField(node: SchemaNode, given: Given): unknown {
  if (node.raw) return given.input;
  const input = isUnset(node, given) ? undefined : given.input;
  if (input === undefined) {
    if (given.required) throw new Rejected('required');
    return undefined;
  }
  if (input === null || (input === '' && node.nullable && !node.blank)) {
    if (node.nullable) return null;
    throw new Rejected('null');
  }
  return readPresent(node, input);
}

function readPresent(node: SchemaNode, input: unknown): unknown {
  if (node.files) return readFiles(input);
  return node.items === null ? readScalar(node, input) : readRecords(node, node.items, input);
}

/** @throws RejectedRows with a place for each record, empty where nothing is wrong with it */
function readRecords(list: SchemaNode, record: SchemaNode, input: unknown): Record<string, unknown>[] {
  const read = listOf(list, input).map((item) => {
    const faults: Faults = { fields: {}, rows: {} };
    return { value: readObject(record, item, faults), faults };
  });
  if (!read.every(({ faults }) => isFaultless(faults))) throw new RejectedRows(read.map(({ faults }) => faults.fields));
  return read.map(({ value }) => value);
}

/** Whether a value says no more than leaving it out: a word for "unset", or `""` where text makes no sense. */
function isUnset(node: SchemaNode, { required, unsetWords, input }: Given): boolean {
  if (typeof input !== 'string' || (required && !node.unsetWords)) return false;
  if ((unsetWords || node.unsetWords) && UNSET_WORDS.has(input)) return true;
  return input === '' && node.type !== 'string' && !node.nullable;
}
