import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { TicketEvent, TicketMessage } from '../ticket.ts';

const messages = prepared<TicketMessage>(`
  select m.id, m.author, s.name as "staffName", m.is_internal as "isInternal", m.body, m.created_date as "createdDate",
    coalesce((
      select jsonb_agg(jsonb_build_object('key', f.key, 'name', f.name, 'contentType', f.content_type, 'size', f.size)
        order by f.name, f.key)
      from ticket_files f where f.message_id = m.id), '[]') as files
  from ticket_messages m left join staff_members s on s.id = m.staff_id
  where m.ticket_id = $1 and ($2::boolean or not m.is_internal) order by m.id`);

/** The oldest first; notes among staff only where they are asked for. */
export function findMessages(
  db: Executor,
  ticketId: number,
  { withNotes }: { readonly withNotes: boolean },
): Promise<TicketMessage[]> {
  return messages(db, [ticketId, withNotes]);
}

const events = prepared<TicketEvent>(`
  select e.kind, s.name as "staffName", e.created_date as "createdDate"
  from ticket_events e left join staff_members s on s.id = e.staff_id where e.ticket_id = $1 order by e.id`);

export function findEvents(db: Executor, ticketId: number): Promise<TicketEvent[]> {
  return events(db, [ticketId]);
}

/** A file as it was sent. */
export interface KeptFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const file = prepared<KeptFile>(`
  select f.name, f.content_type as "contentType", f.bytes
  from ticket_files f join ticket_messages m on m.id = f.message_id join tickets t on t.id = m.ticket_id
  where f.key = $2 and t.number = $1 and ($3::boolean or not m.is_internal)`);

/** A file of a ticket; of a note among staff only where they are asked for. */
export async function findFile(
  db: Executor,
  { number, key, withNotes }: { readonly number: string; readonly key: string; readonly withNotes: boolean },
): Promise<KeptFile | null> {
  const [row] = await file(db, [number, key, withNotes]);
  return row ?? null;
}
