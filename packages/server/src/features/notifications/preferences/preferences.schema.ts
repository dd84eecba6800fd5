import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named } from '../../../platform/http/index.ts';

export const PreferencesBody = Type.Object({
  email_allowed: Type.Optional(fields.flag()),
  sms_allowed: Type.Optional(fields.flag()),
  whatsapp_allowed: Type.Optional(fields.flag()),
  call_allowed: Type.Optional(fields.nullable(fields.flag())),
  stock_alert_email_allowed: Type.Optional(fields.flag()),
});

export const NotificationPreferences = named('NotificationPreferences', {
  email_allowed: Type.Boolean(),
  sms_allowed: Type.Boolean(),
  whatsapp_allowed: Type.Boolean(),
  call_allowed: Type.Union([Type.Boolean(), Type.Null()]),
  stock_alert_email_allowed: Type.Boolean(),
  always_sent: Type.Array(Type.Object({ kind: Type.String(), channels: Type.Array(Type.String()) }), {
    description: 'What nobody can switch off',
  }),
});
