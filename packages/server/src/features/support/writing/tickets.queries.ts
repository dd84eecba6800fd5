import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { TicketEvent, TicketState } from '../ticket.ts';

/** A ticket that nobody else changes until the transaction ends. */
export interface LockedTicket {
  readonly id: number;
  readonly number: string;
  /** Null for a guest's, and an erased customer's. */
  readonly customerId: number | null;
  readonly state: TicketState;
  readonly assigneeId: number | null;
  readonly isErased: boolean;
  readonly messageCount: number;
  readonly closedAt: Date | null;
  readonly ratedAt: Date | null;
  readonly operation: string | null;
  readonly linkNonce: string;
}

const lock = prepared<LockedTicket>(`
  select id, number, customer_id as "customerId", state, assignee_id as "assigneeId", erased_at is not null as "isErased",
    message_count as "messageCount", closed_at as "closedAt", rated_at as "ratedAt", operation,
    link_nonce as "linkNonce"
  from tickets where number = $1 for update`);

export async function lockTicket(tx: Executor, number: string): Promise<LockedTicket | null> {
  const [row] = await lock(tx, [number]);
  return row ?? null;
}

const owned = prepared<Pick<LockedTicket, 'id' | 'customerId' | 'linkNonce'>>(`
  select id, customer_id as "customerId", link_nonce as "linkNonce" from tickets where number = $1`);

/** Whose a ticket is. */
export async function findOwned(
  db: Executor,
  number: string,
): Promise<Pick<LockedTicket, 'id' | 'customerId' | 'linkNonce'> | null> {
  const [row] = await owned(db, [number]);
  return row ?? null;
}

export interface NewTicket {
  readonly number: string;
  readonly customerId: number | null;
  readonly subjectId: number;
  readonly orderId: number | null;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly languageCode: string;
  readonly operation: string | null;
  readonly linkNonce: string;
}

/** A ticket that waits with its first message. @returns its id; null where the number is taken */
export async function insertTicket(tx: Executor, ticket: NewTicket, now: Date): Promise<number | null> {
  const row = await tx
    .insertInto('tickets')
    .values({
      ...{ number: ticket.number, customer_id: ticket.customerId, subject_id: ticket.subjectId },
      ...{ order_id: ticket.orderId, full_name: ticket.fullName, email: ticket.email, phone: ticket.phone },
      ...{ language_code: ticket.languageCode, operation: ticket.operation, link_nonce: ticket.linkNonce },
      ...{ message_count: 1, last_message_at: now, waiting_since: now, created_date: now, modified_date: now },
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface Move {
  readonly ticketId: number;
  readonly state: TicketState;
  readonly now: Date;
  /** Whether something was said that the customer may read. */
  readonly isSpoken: boolean;
  /** The customer's own message: all before it counts as read. */
  readonly seenMessageId: number | null;
}

const move = prepared(`
  update tickets set state = $2, modified_date = $3,
    waiting_since = case when $2 = 'open' then coalesce(waiting_since, $3) end,
    closed_at = case when $2 = 'closed' then coalesce(closed_at, $3) end,
    message_count = message_count + case when $4 then 1 else 0 end,
    last_message_at = case when $4 then $3 else last_message_at end,
    seen_message_id = coalesce($5, seen_message_id)
  where id = $1`);

/**
 * Moves a ticket on. Who waits goes on waiting since when they did. Once in a transaction: a row that is changed a second
 * time has its foreign keys checked again, for which it waits for an erasure of the customer, which waits for the ticket.
 */
export async function updateTicket(
  tx: Executor,
  { ticketId, state, now, isSpoken, seenMessageId }: Move,
): Promise<void> {
  await move(tx, [ticketId, state, now, isSpoken, seenMessageId]);
}

const seen = prepared(`
  update tickets set seen_message_id = $2 where id = $1 and coalesce(seen_message_id, 0) < $2`);

/** The customer has read up to this message. */
export async function noteSeen(db: Executor, ticketId: number, messageId: number): Promise<void> {
  await seen(db, [ticketId, messageId]);
}

const assignment = prepared('update tickets set assignee_id = $2, modified_date = $3 where id = $1');

export async function updateAssignee(
  tx: Executor,
  { ticketId, staffId, now }: { readonly ticketId: number; readonly staffId: number | null; readonly now: Date },
): Promise<void> {
  await assignment(tx, [ticketId, staffId, now]);
}

const active = prepared<{ id: number }>('select id from staff_members where id = $1 and is_active');

export async function isActiveStaff(db: Executor, staffId: number): Promise<boolean> {
  return (await active(db, [staffId])).length > 0;
}

export interface Rating {
  readonly stars: number;
  readonly comment: string | null;
}

const rating = prepared(`
  update tickets set rating = $2, rating_comment = $3, rated_at = coalesce(rated_at, $4), modified_date = $4
  where id = $1`);

export async function updateRating(tx: Executor, ticketId: number, rated: Rating & { now: Date }): Promise<void> {
  await rating(tx, [ticketId, rated.stars, rated.comment, rated.now]);
}

export interface NewEvent {
  readonly ticketId: number;
  readonly kind: TicketEvent['kind'];
  readonly staffId: number | null;
  readonly now: Date;
}

export async function insertEvent(tx: Executor, { ticketId, kind, staffId, now }: NewEvent): Promise<void> {
  await tx
    .insertInto('ticket_events')
    .values({ ticket_id: ticketId, kind, staff_id: staffId, created_date: now })
    .execute();
}
