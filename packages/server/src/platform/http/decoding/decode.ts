import type { TSchema } from 'typebox';
import { type FieldErrors, invalidFields, NON_FIELD, type Refusal } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { isRecord, Rejected, type SchemaNode, schemaNode } from './nodes.ts';
import { readScalar } from './scalars.ts';

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
    const errors: Record<string, Message[]> = {};
    const value = readObject(node, input ?? {}, errors);
    return Object.keys(errors).length === 0 ? { value } : { error: invalidFields(frozen(errors)) };
  };
}

function frozen(errors: Record<string, Message[]>): FieldErrors {
  return errors;
}

function readObject(node: SchemaNode, input: unknown, errors: Record<string, Message[]>): Record<string, unknown> {
  if (!isRecord(input)) {
    errors[NON_FIELD] = [message('invalid_body', { type: Array.isArray(input) ? 'list' : typeof input })];
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
      if (!(error instanceof Rejected)) throw error;
      errors[name] = [error.text];
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
  return readScalar(node, input);
}

/** Whether a value says no more than leaving it out: a word for "unset", or `""` where text makes no sense. */
function isUnset(node: SchemaNode, { required, unsetWords, input }: Given): boolean {
  if (typeof input !== 'string' || (required && !node.unsetWords)) return false;
  if ((unsetWords || node.unsetWords) && UNSET_WORDS.has(input)) return true;
  return input === '' && node.type !== 'string' && !node.nullable;
}
