import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, shared } from '../../../platform/http/index.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

/** A saved card on the wire (Wire: docs/protocol/payments.md, "Saved cards"). */
export const SavedCardObject = named('SavedCard', {
  id: Type.Integer(),
  pk: Type.Integer({ description: 'The same' }),
  name: nullableText,
  token: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  masked_card_number: Type.String(),
  user: Type.Integer(),
  pos: Type.Null(),
  created_date: Type.String({ format: 'date-time' }),
  modified_date: Type.String({ format: 'date-time' }),
  is_default: Type.Boolean({ description: 'Extension' }),
  brand: Type.Union([Type.String(), Type.Null()], { description: 'Extension' }),
  expires: Type.Union([Type.String({ pattern: String.raw`^\d{4}-\d{2}$` }), Type.Null()], { description: 'Extension' }),
});

export const SavedCardPk = Type.Object({ pk: Type.Integer(shared('SavedCardPk', 'pk of a saved card')) });

export const SavedCardBody = named('SavedCardBody', {
  name: Type.Optional(fields.nullable(fields.text({ max: 100 }))),
  is_default: Type.Optional(fields.flag()),
});
