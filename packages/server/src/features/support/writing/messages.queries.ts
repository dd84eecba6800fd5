import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Attachment } from '../../../platform/files/index.ts';

export interface NewMessage {
  readonly ticketId: number;
  readonly author: 'customer' | 'staff';
  readonly staffId: number | null;
  readonly isInternal: boolean;
  readonly body: string;
}

/** @returns its id */
export async function insertMessage(tx: Executor, message: NewMessage, now: Date): Promise<number> {
  const { id } = await tx
    .insertInto('ticket_messages')
    .values({
      ...{ ticket_id: message.ticketId, author: message.author, staff_id: message.staffId },
      ...{ is_internal: message.isInternal, body: message.body, created_date: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface KeyedFile extends Attachment {
  readonly key: string;
}

export async function insertFiles(tx: Executor, messageId: number, files: readonly KeyedFile[]): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ key, name, contentType, bytes }) => ({
    ...{ key, message_id: messageId, name, content_type: contentType, size: bytes.length, bytes },
  }));
  await tx.insertInto('ticket_files').values(rows).execute();
}

const answered = prepared(`
  select 1 from ticket_messages where ticket_id = $1 and author = 'staff' and not is_internal limit 1`);

/** Whether staff has ever written what the customer may read. Under the ticket's lock, nobody answers meanwhile. */
export async function isAnswered(tx: Executor, ticketId: number): Promise<boolean> {
  return (await answered(tx, [ticketId])).length > 0;
}

const crossing = prepared(`
  select 1 from ticket_messages
  where ticket_id = $1 and id > $2 and not is_internal and (author = 'customer' or staff_id is distinct from $3) limit 1`);

/** Whether anybody but this member of staff, null for the operator, has written what the customer may read since a message. */
export async function isSpokenSince(
  tx: Executor,
  { ticketId, messageId, staffId }: { ticketId: number; messageId: number; staffId: number | null },
): Promise<boolean> {
  return (await crossing(tx, [ticketId, messageId, staffId])).length > 0;
}

/** What somebody said last in a thread. */
export interface LastWord {
  readonly body: string;
  /** Name and size of each file, sorted. */
  readonly files: readonly string[];
  readonly createdDate: Date;
}

const lastWord = prepared<LastWord>(`
  select m.body, m.created_date as "createdDate",
    coalesce((select jsonb_agg(f.name || ' ' || f.size order by f.name collate "C", f.size)
      from ticket_files f where f.message_id = m.id), '[]') as files
  from (
    select id, body, created_date from ticket_messages
    where ticket_id = $1 and author = $2 and is_internal = $3 and staff_id is not distinct from $4 order by id desc limit 1
  ) m
  where not exists (
    select 1 from ticket_messages o where o.ticket_id = $1 and o.id > m.id and o.author <> $2 and not o.is_internal)`);

/** The latest message of an author; null where there is none, or the other side has spoken since. */
export async function findLastWord(
  db: Executor,
  { ticketId, author, isInternal, staffId }: Omit<NewMessage, 'body'>,
): Promise<LastWord | null> {
  const [row] = await lastWord(db, [ticketId, author, isInternal, staffId]);
  return row ?? null;
}
