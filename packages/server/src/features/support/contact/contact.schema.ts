import { type TSchema, Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named } from '../../../platform/http/index.ts';

const LARGEST_ID = 2_147_483_647;

const optional = <Schema extends TSchema>(schema: Schema) => Type.Optional(fields.nullable(schema));

/** What every message of a customer's is held to. */
export const messageField = (min = 1) => fields.text({ min, max: 10_000 });

/** What every name of who asks is held to. */
export const fullNameField = () => fields.text({ max: 70, line: true });

export const Asked = {
  subject: fields.wholeNumber({ minimum: 1, maximum: LARGEST_ID }),
  message: messageField(10),
  order: optional(fields.pk()),
  file: optional(fields.files()),
};

/** What tells whether an order is missing. */
export const AboutBody = Type.Object({ subject: Asked.subject, order: Asked.order });

export const ContactBody = Type.Object({
  ...Asked,
  full_name: fullNameField(),
  email: fields.email(),
  phone: optional(fields.text({ max: 70 })),
  operation: optional(
    fields.text({ blank: true, description: 'A name of CONTACT_US_EMAIL_TO; others have no effect' }),
  ),
});

export const SubjectObject = named('ContactSubject', {
  id: Type.Integer(),
  text: Type.String({ description: 'In the caller’s language' }),
  is_order_needed: Type.Boolean(),
});
