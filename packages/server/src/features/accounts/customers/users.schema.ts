import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const time = Type.String({ format: 'date-time' });

/** The owner, inside addresses and orders (Wire: docs/protocol/addresses.md, "The owner"). */
export const UserObject = named('Owner', {
  pk: Type.Integer(),
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  is_active: Type.Boolean(),
  date_joined: time,
  last_login: Type.Union([time, Type.Null()]),
  email_allowed: Type.Boolean(),
  sms_allowed: Type.Boolean(),
  call_allowed: Type.Union([Type.Boolean(), Type.Null()]),
  gender: nullableText,
  attributes: Type.Object({}, { additionalProperties: true }),
  phone: nullableText,
  date_of_birth: nullableText,
  attributes_kwargs: Type.Object({}, { additionalProperties: true }),
  user_type: Type.String({ description: '`registered` or `guest`' }),
  modified_date: time,
});
