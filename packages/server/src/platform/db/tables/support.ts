import type { ColumnType, Generated, JSONColumnType } from 'kysely';

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
