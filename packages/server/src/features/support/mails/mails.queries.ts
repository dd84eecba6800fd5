import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';

/** What a mail about a ticket is made of. */
export interface MailedTicket {
  readonly id: number;
  readonly number: string;
  readonly fullName: string | null;
  /** Whether `email` is proven to be the registered customer's: what they call themselves is told to nobody else. */
  readonly isOwnAddress: boolean;
  /** Null once the customer is erased: nobody is there to write to. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly languageCode: string;
  readonly operation: string | null;
  readonly linkNonce: string;
  readonly subject: Texts;
  readonly orderNumber: string | null;
  /** The message that it is about; null for none, or one that is gone. */
  readonly body: string | null;
  readonly fileNames: readonly string[];
}

const mailed = prepared<MailedTicket>(`
  select t.id, t.number, t.full_name as "fullName", t.email, t.phone, t.language_code as "languageCode", t.operation,
    t.link_nonce as "linkNonce", c.id is not null as "isOwnAddress", s.names as subject, o.number as "orderNumber", m.body,
    coalesce((select jsonb_agg(f.name order by f.name, f.key) from ticket_files f where f.message_id = m.id), '[]')
      as "fileNames"
  from tickets t join contact_subjects s on s.id = t.subject_id left join orders o on o.id = t.order_id
  left join customers c on c.id = t.customer_id and c.email = t.email and c.email_verified_at is not null
  left join ticket_messages m on m.ticket_id = t.id and m.id = $2 and not m.is_internal
  where t.id = $1`);

export async function findMailed(
  db: Executor,
  ticketId: number,
  messageId: number | null,
): Promise<MailedTicket | null> {
  const [row] = await mailed(db, [ticketId, messageId]);
  return row ?? null;
}
