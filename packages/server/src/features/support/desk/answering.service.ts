import { invalidField, rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Attachment } from '../../../platform/files/index.ts';
import type { UploadedFile } from '../../../platform/http/decoding/index.ts';
import { readAttachments } from '../attachments/attachments.service.ts';
import { enqueueTicketMail } from '../mails/enqueueing.service.ts';
import type { SupportDeps } from '../support.deps.ts';
import type { Ticket } from '../ticket.ts';
import { say } from '../writing/speaking.service.ts';
import { onTicket } from '../writing/taking.service.ts';
import { insertEvent, type LockedTicket, updateTicket } from '../writing/tickets.queries.ts';
import { refuseCrossing, type Seen } from './crossing.service.ts';
import { closeTaken } from './handling.service.ts';
import { getTicket } from './reading.service.ts';

export interface StaffReply extends Seen {
  readonly number: string;
  readonly body: string;
  readonly files: readonly UploadedFile[];
  /** A note among staff: the customer neither sees it nor hears of it. */
  readonly isInternal: boolean;
  /** Whether the ticket is closed with it. */
  readonly close?: boolean;
}

const LONGEST = 10_000;

/**
 * Answers a ticket, or notes something among staff: the message, the state (answered, or closed; a note alone changes none)
 * and the mail to the customer, in one transaction. Answering a closed ticket opens it again. The same again by the same
 * person within a minute, the customer not having spoken since, says nothing more, and closes if that is what is asked now. Of two who answer at once the second is
 * refused where they say what they were shown, and heard after the first where they do not.
 * @throws Refusal not_found; invalid under `body` or `file`; rejected ticket_103 for an answer that nobody would read, the
 *   customer being erased, ticket_108 for one past a message that its author was not shown
 */
export async function replyAsStaff(deps: SupportDeps, reply: StaffReply): Promise<Ticket> {
  const body = reply.body.trim().toWellFormed();
  if (body === '') throw invalidField('body', 'blank');
  if (body.length > LONGEST) throw invalidField('body', 'max_length', { max: LONGEST });
  if (body.includes('\0')) throw invalidField('body', 'null_characters');
  const files = await readAttachments(deps, reply.files);
  await onTicket(deps, reply.number, (tx, ticket, now) => answer(deps, tx, { ...reply, body, files, ticket, now }));
  return getTicket(deps.db, reply.number);
}

interface Answering extends Omit<StaffReply, 'files' | 'number'> {
  readonly files: readonly Attachment[];
  readonly ticket: LockedTicket;
  readonly now: Date;
}

async function answer(deps: SupportDeps, tx: Tx, answering: Answering): Promise<void> {
  const { ticket, by, body, files, isInternal, now } = answering;
  if (ticket.isErased && !isInternal) throw rejected('ticket_103', 'ticket_erased');
  // Only a note that closes nothing takes no message out of the queue.
  if (!isInternal || answering.close === true) await refuseCrossing(tx, ticket, answering);
  const message = { ticketId: ticket.id, author: 'staff', staffId: by.staffId, isInternal, body, files } as const;
  const messageId = await say(deps, tx, message, now);
  if (messageId === null) return repeat(deps, tx, answering);
  await move(tx, answering);
  if (!ticket.isErased) await tell(deps, tx, answering, messageId);
}

/** Sent first, and then once more with the button that closes. */
async function repeat(deps: SupportDeps, tx: Tx, answering: Answering): Promise<void> {
  if (answering.close === true && answering.ticket.state !== 'closed') await closeTaken(deps, tx, answering);
}

async function tell(deps: SupportDeps, tx: Tx, answering: Answering, messageId: number): Promise<void> {
  const { ticket, isInternal, now, close = false } = answering;
  if (!isInternal)
    await enqueueTicketMail(deps, tx, close ? 'answered_closed' : 'answered', { ticketId: ticket.id, messageId, now });
  else if (close && ticket.state !== 'closed')
    await enqueueTicketMail(deps, tx, 'closed', { ticketId: ticket.id, messageId: null, now });
}

async function move(tx: Tx, { ticket, by, isInternal, close = false, now }: Answering): Promise<void> {
  const state = close ? 'closed' : isInternal ? ticket.state : 'answered';
  await updateTicket(tx, { ticketId: ticket.id, state, isSpoken: !isInternal, seenMessageId: null, now });
  const kind = close ? 'closed' : 'reopened';
  const isEvent = (ticket.state === 'closed') !== (state === 'closed');
  if (isEvent) await insertEvent(tx, { ticketId: ticket.id, kind, staffId: by.staffId, now });
}
