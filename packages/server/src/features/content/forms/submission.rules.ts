import { type TSchema, Type } from 'typebox';
import { type FieldErrors, invalidFields, NON_FIELD } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { decoderFor, fields, isRecord, type UploadedFile } from '../../../platform/http/decoding/index.ts';
import type { FormField } from './fields.rules.ts';

/** What was entered, by field key; files lie beside. */
export interface Submission {
  readonly entries: Readonly<Record<string, string | number>>;
  readonly files: readonly { readonly field: FormField; readonly file: UploadedFile }[];
}

/**
 * Reads a submission as leniently as any body, and holds it against the form. Unknown keys are passed over.
 * @throws Refusal invalid with a message under each field that does not take what was entered
 */
export function readSubmission(form: readonly FormField[], body: unknown): Submission {
  if (!isRecord(body)) throw invalidFields({ [NON_FIELD]: [message('invalid_body', { type: typeof body })] });
  const errors = new Map<string, readonly Message[]>();
  const entries = new Map<string, string | number>();
  const files: { field: FormField; file: UploadedFile }[] = [];
  for (const field of form) {
    const outcome = readEntry(field, Object.hasOwn(body, field.key) ? body[field.key] : undefined);
    if ('errors' in outcome) errors.set(field.key, outcome.errors);
    else if (isFile(outcome.value)) files.push({ field, file: outcome.value });
    else if (outcome.value !== undefined) entries.set(field.key, outcome.value);
  }
  if (errors.size > 0) throw invalidFields(Object.fromEntries(errors) satisfies FieldErrors);
  return { entries: Object.fromEntries(entries), files };
}

type Entry = string | number | UploadedFile | undefined;
type Outcome = { readonly value: Entry } | { readonly errors: readonly Message[] };

function readEntry(field: FormField, input: unknown): Outcome {
  // An input left empty arrives as an empty text, or as null.
  const empty = input === undefined || input === null || input === '';
  if (empty && !field.required) return { value: undefined };
  const decoded = decoderFor(Type.Object({ it: schemaOf(field) }))({ it: input });
  if ('error' in decoded) return { errors: decoded.error.details.fields?.['it'] ?? [message('invalid_value')] };
  return judged(field, isRecord(decoded.value) ? decoded.value['it'] : undefined);
}

function judged(field: FormField, value: unknown): Outcome {
  if (isFile(value)) return { value };
  if (typeof value !== 'string' && typeof value !== 'number') return { errors: [message('invalid_value')] };
  const wrong = refusalOf(field, value);
  return wrong === null ? { value } : { errors: [wrong] };
}

function isFile(value: unknown): value is UploadedFile {
  return isRecord(value) && Buffer.isBuffer(value['bytes']);
}

const LONGEST = 5000;

function schemaOf(field: FormField): TSchema {
  const { minLength, maxLength, minValue, maxValue, choices } = field;
  switch (field.inputType) {
    case 'email':
      return fields.email();
    case 'integer':
    case 'integer_range':
      return fields.wholeNumber({ ...bound('minimum', minValue), ...bound('maximum', maxValue) });
    case 'date':
      return fields.date();
    case 'file':
    case 'image':
      return fields.file();
    default:
      if (choices !== null && field.inputType !== 'datetime') return fields.choice(choices);
      return fields.text({ max: Math.min(maxLength ?? LONGEST, LONGEST), ...bound('min', minLength) });
  }
}

function bound<const Name extends string>(name: Name, value: number | null): Partial<Record<Name, number>> {
  const bounds: Partial<Record<Name, number>> = {};
  if (value !== null) bounds[name] = value;
  return bounds;
}

/** What a value of the right kind may still be refused for. */
function refusalOf(field: FormField, value: string | number): Message | null {
  const text = String(value);
  if (field.inputType === 'datetime' && !isDateTime(text)) return message('invalid_datetime');
  if (field.choices !== null && !field.choices.includes(text)) return message('invalid_choice', { value: text });
  const { regex } = field;
  if (regex === null || regex.pattern.test(text) !== regex.inverse) return null;
  return regex.message === null ? message('invalid_value') : message('as_given', { text: regex.message });
}

function isDateTime(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/;
  return form.test(text) && !Number.isNaN(new Date(text.replace(' ', 'T')).getTime());
}
