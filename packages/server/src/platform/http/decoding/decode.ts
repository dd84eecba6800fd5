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
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(node.properties)) {
    try {
      const read = readField(
        field,
        node.required.has(name),
        node.unsetWords,
        Object.hasOwn(input, name) ? input[name] : undefined,
      );
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

function readField(node: SchemaNode, required: boolean, unsetWords: boolean, input: unknown): unknown {
  if (!required && unsetWords && typeof input === 'string' && UNSET_WORDS.has(input)) return undefined;
  if (input === undefined) {
    if (required) throw new Rejected('required');
    return undefined;
  }
  if (input === null) {
    if (node.nullable) return null;
    throw new Rejected('null');
  }
  if (input === '' && node.nullable && !node.blank) return null;
  // An unset optional value that is no text: `""` says no more than leaving it out.
  if (input === '' && !required && node.type !== 'string') return undefined;
  return readScalar(node, input);
}
