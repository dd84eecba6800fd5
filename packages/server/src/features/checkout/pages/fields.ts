import { type Static, type TObject, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type FieldErrors } from '../../../kernel/errors.ts';
import { message, type Message, type MessageKey, type MessageParams } from '../../../kernel/messages/index.ts';
import { decoderFor, fields } from '../../../platform/http/decoding/index.ts';
import type { Decision } from './page.ts';

/** Reading what is submitted to a page. What is wrong with it is told in the answer, never by a status. */

const NOTHING_WRONG: FieldErrors = {};

/** What a page takes: its fields are read as their schema says, and the rest is decided. */
export function submission<Schema extends TObject, Rest extends readonly unknown[]>(
  schema: Schema,
  decide: (values: Static<Schema>, ...rest: Rest) => Decision,
): { fields: Schema; submit: (given: unknown, ...rest: Rest) => Decision } {
  const decode = decoderFor(schema);
  const submit = (given: unknown, ...rest: Rest): Decision => {
    const result = decode(given);
    if ('error' in result) return { kind: 'refused', errors: result.error.details.fields ?? NOTHING_WRONG };
    if (!Value.Check(schema, result.value)) throw new Error('What was decoded does not fit its schema');
    return decide(result.value, ...rest);
  };
  return { fields: schema, submit };
}

/** Of a page that takes none. */
export const NO_FIELDS = Type.Object({});

export const pk = fields.pk;

export function refused(field: string, key: MessageKey, params?: MessageParams): Decision {
  return { kind: 'refused', errors: { [field]: [message(key, params)] } };
}

export function unknownPk(field: string, value: number): Decision {
  return refused(field, 'invalid_pk', { pk: value });
}

/** Several fields at once; those that are null are fine. Null where all are. */
export function problems(found: Readonly<Record<string, Message | null>>): Decision | null {
  const errors = Object.entries(found).flatMap(([field, text]) => (text === null ? [] : [[field, [text]] as const]));
  return errors.length === 0 ? null : { kind: 'refused', errors: Object.fromEntries(errors) };
}

/** Decimal text such as `12.5` in minor units; null for what is no amount. Absent counts as nothing. */
export function readAmount(text: string | undefined): number | null {
  if (text === undefined) return 0;
  const [, whole, decimals = ''] = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
