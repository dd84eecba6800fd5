import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { Choice, named } from '../../../platform/http/index.ts';

export const ProfileBody = named('ProfileBody', {
  first_name: Type.Optional(fields.text({ max: 50 })),
  last_name: Type.Optional(fields.text({ max: 50 })),
  phone: Type.Optional(fields.nullable(fields.phone())),
  date_of_birth: Type.Optional(fields.nullable(fields.date())),
  gender: Type.Optional(fields.nullable(fields.choice(['female', 'male', 'none']))),
  email_allowed: Type.Optional(fields.flag()),
  sms_allowed: Type.Optional(fields.flag()),
  whatsapp_allowed: Type.Optional(fields.flag()),
  call_allowed: Type.Optional(fields.nullable(fields.flag())),
  avatar: Type.Optional(fields.nullable(fields.file())),
  attributes: Type.Optional(fields.dictionary()),
  code: Type.Optional(fields.nullable(fields.text({ max: 20 }))),
  resend: Type.Optional(fields.nullable(fields.flag())),
});

/** The profile, and whether the customer wants to join the loyalty programme. */
export const LoyaltyProfileBody = named('ProfileWithLoyaltyBody', {
  ...ProfileBody.properties,
  add_loyalty: Type.Optional(fields.nullable(fields.flag())),
});

const nullableText = Type.Union([Type.String(), Type.Null()]);
const Attributes = Type.Object({}, { additionalProperties: true });

export const Profile = named('Profile', {
  id: Type.Integer(),
  first_name: Type.String(),
  last_name: Type.String(),
  email_allowed: Type.Boolean(),
  sms_allowed: Type.Boolean(),
  whatsapp_allowed: Type.Boolean(),
  call_allowed: Type.Union([Type.Boolean(), Type.Null()]),
  avatar: nullableText,
  email: Type.String(),
  phone: nullableText,
  date_of_birth: nullableText,
  gender: nullableText,
  genders: Type.Array(Choice),
  language_code: Type.String(),
  attributes: Attributes,
  date_joined: Type.String({ format: 'date-time' }),
});

export const CurrentUser = named('CurrentUser', {
  pk: Type.Integer(),
  first_name: Type.String(),
  last_name: Type.String(),
  phone: nullableText,
  email: Type.String(),
  email_allowed: Type.Boolean(),
  sms_allowed: Type.Boolean(),
  call_allowed: Type.Union([Type.Boolean(), Type.Null()]),
  attributes: Attributes,
  hashed_email: Type.String({ description: 'MD5 of the e-mail address, for mailing services' }),
  date_joined: Type.String({ format: 'date-time' }),
  last_login: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  gender: nullableText,
  date_of_birth: nullableText,
  is_email_verified: Type.Boolean(),
  is_social_networks_connected: Type.Boolean(),
  segment: Type.Null(),
  client_type: Type.String(),
  selected_address: Type.Null(),
});

export const User = named('User', {
  pk: Type.Integer(),
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
});
