import { invalidField } from '../../../kernel/errors.ts';
import { isRecord } from '../../../platform/http/decoding/index.ts';

/** A field as the merchant wrote it, in its wire form (docs/protocol/content.md, "Forms"). */
export type FieldDefinition = Readonly<Record<string, unknown>>;

/** A field as a submission is held against it. */
export interface FormField {
  readonly key: string;
  readonly inputType: string;
  readonly required: boolean;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minValue: number | null;
  readonly maxValue: number | null;
  readonly regex: FieldPattern | null;
  /** Values that may be chosen; null where anything may be entered. */
  readonly choices: readonly string[] | null;
}

export interface FieldPattern {
  readonly pattern: RegExp;
  /** What is said where it does not fit; null for the usual sentence. */
  readonly message: string | null;
  /** What fits is refused. */
  readonly inverse: boolean;
}

const KEY = /^[A-Za-z][\w-]{0,59}$/;

/**
 * Reads definitions; what they do not say is as usual.
 * @throws Refusal invalid invalid_value, duplicate_key under `fields`
 */
export function readFields(definitions: readonly FieldDefinition[]): FormField[] {
  const fields = definitions.map(readField);
  const keys = new Set<string>();
  for (const { key } of fields) {
    if (keys.has(key)) throw invalidField('fields', 'duplicate_key', { key });
    keys.add(key);
  }
  return fields;
}

function readField(definition: FieldDefinition): FormField {
  const { key } = definition;
  if (typeof key !== 'string' || !KEY.test(key)) throw invalidField('fields', 'invalid_value');
  const validators = isRecord(definition['validators']) ? definition['validators'] : {};
  const { choices } = definition;
  return {
    key,
    inputType: inputTypeOf(definition),
    required: isRequired(definition),
    minLength: numberOf(validators['min_length']),
    maxLength: numberOf(validators['max_length']),
    minValue: numberOf(validators['min_value']),
    maxValue: numberOf(validators['max_value']),
    regex: readPattern(validators['regex']),
    choices: Array.isArray(choices) && choices.length > 0 ? choices.map(String) : null,
  };
}

export function inputTypeOf({ input_type: type }: FieldDefinition): string {
  return typeof type === 'string' ? type : 'text';
}

export function isRequired({ required, validators }: FieldDefinition): boolean {
  return required === true || (isRecord(validators) && validators['required'] === true);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function readPattern(given: unknown): FieldPattern | null {
  if (!isRecord(given) || typeof given['regex'] !== 'string' || given['regex'] === '') return null;
  const said = given['message'];
  return {
    pattern: compiled(given['regex']),
    message: typeof said === 'string' && said !== '' ? said : null,
    inverse: given['inverse_match'] === true,
  };
}

function compiled(text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch {
    throw invalidField('fields', 'invalid_value');
  }
}
