import { type TSchema, Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, pageQuery, shared } from '../../../platform/http/index.ts';
import { Asked, fullNameField, messageField } from '../contact/contact.schema.ts';
import { TICKET_STATES } from '../ticket.ts';

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const optional = <Schema extends TSchema>(schema: Schema) => Type.Optional(fields.nullable(schema));
const time = () => Type.String({ format: 'date-time' });

const ConversationFields = {
  number: Type.String(),
  state: Type.Object({ value: Type.String({ description: 'open, answered or closed' }), label: Type.String() }),
  subject: Type.Object({ id: Type.Integer(), text: Type.String() }),
  order: orNull(Type.Object({ id: Type.Integer(), number: Type.String() })),
  message_count: Type.Integer(),
  is_unread: Type.Boolean({ description: 'Whether the shop has written since it was read' }),
  can_reply: Type.Boolean(),
  can_rate: Type.Boolean(),
  rating: orNull(Type.Object({ stars: Type.Integer(), comment: orNull(Type.String()), rated_date: time() })),
  created_date: time(),
  last_message_date: time(),
  closed_date: orNull(time()),
};

export const ConversationLine = named('ConversationLine', ConversationFields);

const FileObject = named('ConversationFile', {
  name: Type.String(),
  content_type: Type.String(),
  size: Type.Integer({ description: 'Bytes' }),
  url: Type.String({ description: 'For whoever may read the conversation' }),
});

const MessageObject = named('ConversationMessage', {
  id: Type.Integer(),
  author: Type.String({ description: 'customer or shop' }),
  author_name: orNull(Type.String({ description: 'Who answered' })),
  text: Type.String(),
  files: Type.Array(FileObject),
  created_date: time(),
});

export const ConversationObject = named('Conversation', { ...ConversationFields, messages: Type.Array(MessageObject) });

export const ConversationsQuery = Type.Object({
  ...pageQuery.properties,
  state: Type.Optional(fields.choice(TICKET_STATES, 'Only those in this state')),
  order: Type.Optional(fields.text({ max: 40, description: 'An order’s number or id' })),
});

export const ByNumber = Type.Object({
  number: Type.String({ maxLength: 20, ...shared('ConversationNumber', 'Number of a conversation') }),
});
export const ByFile = Type.Object({
  ...ByNumber.properties,
  key: Type.String({ maxLength: 64, ...shared('ConversationFileKey', 'Out of `url` of a file') }),
});

export const OpenBody = Type.Object({
  ...Asked,
  full_name: optional(fullNameField()),
  phone: optional(fields.text({ max: 70 })),
});

export const SayBody = named('ConversationMessageBody', { message: messageField(), file: optional(fields.files()) });

export const RateBody = Type.Object({
  stars: fields.wholeNumber({ minimum: 1, maximum: 5 }),
  comment: optional(fields.text({ max: 2000 })),
});

export const UnreadCount = Type.Object({ count: Type.Integer() });
