import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named } from '../../../platform/http/index.ts';

// The form passes through a form-encoded hop first: unset values arrive as "undefined" or "null".
const asForm = { 'x-unset-words': true };

export const LoginBody = Type.Object({ email: fields.email(), password: fields.password() }, asForm);

export const LoginAnswer = named('LoginAnswer', {
  key: Type.String({ description: 'For `Authorization: Token <key>`; given once, stored as a hash' }),
  redirect_url: Type.Optional(Type.String()),
});

export const CodeLoginBody = Type.Object(
  {
    phone: fields.phone(16),
    code: Type.Optional(fields.nullable(fields.text({ min: 4, max: 20 }))),
  },
  asForm,
);
