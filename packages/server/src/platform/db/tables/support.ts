import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, fileBytes, impersonal, internal, type PersonalData, plain, secret } from '../personal-data.ts';

export interface SupportTables {
  contact_subjects: ContactSubjectTable;
  ticket_events: TicketEventTable;
  ticket_files: TicketFileTable;
  ticket_messages: TicketMessageTable;
  tickets: TicketTable;
}

type Id = ColumnType<number, never, never>;

interface ContactSubjectTable {
  id: Generated<number>;
  key: string;
  names: JSONColumnType<Record<string, unknown>>;
  is_order_needed: Generated<boolean>;
  position: Generated<number>;
  is_active: Generated<boolean>;
}

interface TicketTable {
  id: Id;
  number: string;
  customer_id: number | null;
  subject_id: number;
  order_id: number | null;
  full_name: string | null;
  email: string | null;
  phone: string | null;
  language_code: string;
  state: Generated<'open' | 'answered' | 'closed'>;
  assignee_id: number | null;
  rating: number | null;
  rating_comment: string | null;
  rated_at: Date | null;
  operation: string | null;
  message_count: Generated<number>;
  last_message_at: Date;
  seen_message_id: number | null;
  waiting_since: Date | null;
  link_nonce: string;
  closed_at: Date | null;
  erased_at: Date | null;
  created_date: Date;
  modified_date: Date;
}

interface TicketMessageTable {
  id: Id;
  ticket_id: number;
  author: 'customer' | 'staff';
  staff_id: number | null;
  is_internal: Generated<boolean>;
  body: string;
  created_date: Date;
}

interface TicketFileTable {
  key: string;
  message_id: number;
  name: string;
  content_type: string;
  size: number;
  bytes: Buffer;
}

interface TicketEventTable {
  id: Id;
  ticket_id: number;
  kind: 'closed' | 'reopened' | 'assigned' | 'rated' | 'erased';
  staff_id: number | null;
  created_date: Date;
}

export const SUPPORT_DATA: PersonalData<SupportTables> = {
  contact_subjects: impersonal('id', 'key', 'names', 'is_order_needed', 'position', 'is_active'),
  ticket_events: {
    owner: { parent: 'tickets', column: 'ticket_id' },
    archive: 'events',
    ends: 'With the ticket.',
    columns: {
      ...plain('id', 'kind', 'created_date'),
      ...internal('ticket_id', 'staff_id'),
    },
  },
  ticket_files: {
    owner: { parent: 'ticket_messages', column: 'message_id' },
    archive: 'files',
    ends: 'With the message.',
    columns: {
      ...erased('name', 'content_type', 'size'),
      ...internal('message_id'),
      ...secret('key'),
      ...fileBytes('bytes', { type: 'content_type', name: 'name' }),
    },
  },
  ticket_messages: {
    owner: { parent: 'tickets', column: 'ticket_id' },
    archive: 'messages',
    withheld: 'is_internal',
    ends: 'With the ticket.',
    columns: {
      ...plain('id', 'author', 'created_date'),
      ...internal('ticket_id', 'staff_id', 'is_internal'),
      ...erased('body'),
    },
  },
  tickets: {
    owner: { customer: 'customer_id', guestEmail: 'email' },
    archive: 'tickets',
    ends: 'Emptied TICKET_RETENTION_DAYS after they were closed, where that is set; else never: what was promised. Emptied and erased ones, a guest’s by the address too, keep subject, state and times.',
    named: { subject_id: ['contact_subjects', 'names'] },
    columns: {
      ...plain('id', 'number', 'subject_id', 'language_code', 'state', 'rating', 'rated_at', 'message_count'),
      ...plain(
        'last_message_at',
        'waiting_since',
        'closed_at',
        'erased_at',
        'created_date',
        'modified_date',
        'operation',
      ),
      ...internal('assignee_id', 'seen_message_id'),
      ...erased('customer_id', 'order_id', 'full_name', 'email', 'phone', 'rating_comment'),
      ...secret('link_nonce'),
    },
  },
};
