import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';
import { PrettyUrlEntry, PrettyUrlObject } from '../../urls/index.ts';

const FormFieldObject = named(
  'FormField',
  {
    key: Type.String(),
    id: Type.String(),
    input_type: Type.String(),
    label: Type.String(),
    placeholder: Type.String(),
    order: Type.Integer(),
    required: Type.Boolean(),
    validators: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: true },
);

/** A form (Wire: docs/protocol/content.md, "Forms"). */
export const FormObject = named('Form', {
  pk: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  schema: Type.Record(Type.String(), FormFieldObject),
  template: Type.String(),
  is_active: Type.Boolean(),
  pretty_url: Type.Union([PrettyUrlObject, Type.Null()]),
  formprettyurl_set: Type.Array(PrettyUrlEntry),
  translations: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  created_date: Type.String(),
  modified_date: Type.String(),
});

/** Its keys are those of the form's fields: the form reads it. */
export const SubmissionBody = Type.Unsafe<unknown>({
  type: 'object',
  description: 'The keys of the form’s fields',
  additionalProperties: true,
  'x-raw': true,
});
