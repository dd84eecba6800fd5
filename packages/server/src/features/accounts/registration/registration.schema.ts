import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';

const form = {
  first_name: fields.text({ max: 50 }),
  last_name: fields.text({ max: 50 }),
  email: fields.email(),
  password: fields.password(),
  confirm: fields.flag(),
  kvkk_confirm: Type.Optional(fields.nullable(fields.flag())),
  email_allowed: Type.Optional(fields.flag()),
  sms_allowed: Type.Optional(fields.flag()),
  whatsapp_allowed: Type.Optional(fields.flag()),
  call_allowed: Type.Optional(fields.nullable(fields.flag())),
  // The third option of the storefront's form is `none`.
  gender: Type.Optional(fields.nullable(fields.choice(['female', 'male', 'none']))),
  date_of_birth: Type.Optional(fields.nullable(fields.date())),
  phone: Type.Optional(fields.nullable(fields.phone())),
  username: Type.Optional(fields.nullable(fields.text({ max: 150 }))),
  add_loyalty: Type.Optional(fields.nullable(fields.flag())),
  user_type: Type.Optional(fields.nullable(fields.choice(['registered']))),
  code: Type.Optional(fields.nullable(fields.text({ max: 20 }))),
  resend: Type.Optional(fields.nullable(fields.flag())),
};

const UNSET_WORDS = { 'x-unset-words': true };

export const RegistrationBody = Type.Object(form, UNSET_WORDS);

/** The phone is proved by a code. */
export const LoyaltyRegistrationBody = Type.Object({ ...form, phone: fields.phone() }, UNSET_WORDS);
