import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const CancellationReasonObject = named('CancellationReason', {
  id: Type.Integer(),
  uuid: Type.String(),
  cancellation_type: Type.String({ description: 'cancel or refund' }),
  subject: Type.String({ description: 'In the caller’s language' }),
  extra_information_needed: Type.Boolean({ description: 'Whether a request needs a description' }),
  is_active: Type.Boolean(),
  order: Type.Integer({ description: 'Position' }),
  translations: orNull(Type.Record(Type.String(), Type.Object({ subject: Type.String() }))),
  created_date: Type.String({ format: 'date-time' }),
  modified_date: Type.String({ format: 'date-time' }),
});
