import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named } from '../../../platform/http/index.ts';

export const ExportBody = Type.Object({ password: Type.Optional(fields.password()) });

const Time = Type.String({ format: 'date-time' });
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const DataExport = named('DataExport', {
  state: Type.Union([Type.Literal('pending'), Type.Literal('ready'), Type.Literal('failed'), Type.Literal('expired')]),
  requested_date: Time,
  started_date: OrNull(Time),
  finished_date: OrNull(Time),
  expires_date: OrNull(Time),
  size: OrNull(Type.Integer({ description: 'Bytes' })),
  url: OrNull(
    Type.String({ description: 'Only in the session that asked for it with the password; others have the mail' }),
  ),
});
