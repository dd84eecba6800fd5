import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { Choice, named } from '../../../platform/http/index.ts';

const name = () => Type.Optional(fields.nullable(fields.text({ max: 50, blank: true })));

export const NewsletterBody = Type.Object({
  email: fields.email(),
  first_name: name(),
  last_name: name(),
  gender: Type.Optional(fields.nullable(fields.text({ max: 20, blank: true }))),
  subscribe_contract: Type.Optional(fields.nullable(fields.flag())),
});

export const SubscriptionBody = Type.Object({
  email: fields.email(),
  attributes: Type.Optional(fields.nullable(fields.dictionary())),
});

export const SubscriptionForm = named('SubscriptionForm', {
  attributes: Type.Record(
    Type.String(),
    Type.Object({
      label: Type.String(),
      data_type: Type.String(),
      is_required: Type.Boolean(),
      multi: Type.Boolean(),
      is_localizable: Type.Boolean(),
      choices: Type.Optional(Type.Array(Choice)),
    }),
  ),
});
