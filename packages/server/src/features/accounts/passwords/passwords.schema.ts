import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';

export const ResetRequestBody = Type.Object({ email: fields.email() });

export const ResetBody = Type.Object({ new_password1: fields.password(), new_password2: fields.password() });

export const ChangeBody = Type.Object({
  old_password: fields.password(),
  new_password1: fields.password(),
  new_password2: fields.password(),
});

// Two documented variants name the fields differently.
export const SetBody = Type.Object({
  new_password1: Type.Optional(fields.password()),
  new_password2: Type.Optional(fields.password()),
  password1: Type.Optional(fields.password()),
  password2: Type.Optional(fields.password()),
});
