import { invalidField, rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { enqueueTicketMail } from '../mails/enqueueing.service.ts';
import type { ByStaff, SupportDeps } from '../support.deps.ts';
import type { Ticket } from '../ticket.ts';
import { onTicket } from '../writing/taking.service.ts';
import {
  insertEvent,
  isActiveStaff,
  type LockedTicket,
  updateAssignee,
  updateTicket,
} from '../writing/tickets.queries.ts';
import { refuseCrossing, type Seen } from './crossing.service.ts';
import { getTicket } from './reading.service.ts';

export interface Handling {
  readonly number: string;
  readonly by: ByStaff;
}

export interface Closing extends Handling, Seen {
  /** Whether nobody is written to: in spam the address may be somebody else's. */
  readonly isQuiet?: boolean;
}

/**
 * Closes a ticket, and tells the customer unless it is to be quiet.
 * @throws Refusal not_found; rejected ticket_100 for one that is closed, ticket_108 for one with a message that whoever closes
 *   it was not shown
 */
export async function closeTicket(deps: SupportDeps, { number, ...closing }: Closing): Promise<Ticket> {
  await onTicket(deps, number, async (tx, ticket, now) => {
    if (ticket.state === 'closed') throw rejected('ticket_100', 'ticket_closed');
    await refuseCrossing(tx, ticket, closing);
    await closeTaken(deps, tx, { ...closing, ticket, now });
  });
  return getTicket(deps.db, number);
}

export interface Taken extends Pick<Closing, 'by' | 'isQuiet'> {
  readonly ticket: LockedTicket;
  readonly now: Date;
}

/** Closes a ticket that is locked and not closed, and tells the customer unless it is to be quiet. */
export async function closeTaken(
  deps: SupportDeps,
  tx: Tx,
  { ticket, by, now, isQuiet = false }: Taken,
): Promise<void> {
  const { id: ticketId, isErased } = ticket;
  await updateTicket(tx, { ticketId, state: 'closed', isSpoken: false, seenMessageId: null, now });
  await insertEvent(tx, { ticketId, kind: 'closed', staffId: by.staffId, now });
  if (!isErased && !isQuiet) await enqueueTicketMail(deps, tx, 'closed', { ticketId, messageId: null, now });
}

/**
 * Opens a closed ticket again: the shop has to answer.
 * @throws Refusal not_found; rejected ticket_101 for one that is not closed, ticket_103 for one that nobody can be answered in,
 *   the customer being erased
 */
export async function reopenTicket(deps: SupportDeps, { number, by }: Handling): Promise<Ticket> {
  await onTicket(deps, number, async (tx, { id: ticketId, state, isErased }, now) => {
    if (state !== 'closed') throw rejected('ticket_101', 'ticket_not_closed');
    if (isErased) throw rejected('ticket_103', 'ticket_erased');
    await updateTicket(tx, { ticketId, state: 'open', isSpoken: false, seenMessageId: null, now });
    await insertEvent(tx, { ticketId, kind: 'reopened', staffId: by.staffId, now });
  });
  return getTicket(deps.db, number);
}

/**
 * Gives a ticket to one of the staff, or to nobody.
 * @throws Refusal not_found; invalid under `staff` for nobody's id or one who is disabled; rejected ticket_102 for who has it
 */
export async function assignTicket(
  deps: SupportDeps,
  { number, by, staffId }: Handling & { readonly staffId: number | null },
): Promise<Ticket> {
  await onTicket(deps, number, async (tx, { id: ticketId, assigneeId }, now) => {
    if (assigneeId === staffId) throw rejected('ticket_102', 'ticket_assigned');
    if (staffId !== null && !(await isActiveStaff(tx, staffId))) {
      throw invalidField('staff', 'invalid_pk', { pk: staffId });
    }
    await updateAssignee(tx, { ticketId, staffId, now });
    await insertEvent(tx, { ticketId, kind: 'assigned', staffId: by.staffId, now });
  });
  return getTicket(deps.db, number);
}
