import { rejected } from '../../../kernel/errors.ts';
import type { SupportDeps } from '../support.deps.ts';
import type { Ticket } from '../ticket.ts';
import { isAnswered } from '../writing/messages.queries.ts';
import { insertEvent, type Rating, updateRating, updateTicket } from '../writing/tickets.queries.ts';
import { type Asker, onOwnTicket } from './asker.ts';
import { readConversation } from './reading.service.ts';
import { ratingFault } from './rights.rules.ts';

/** Closes a conversation that needs no answer any more. @throws Refusal not_found; rejected ticket_100 for a closed one */
export async function closeAsCustomer(deps: SupportDeps, asker: Asker): Promise<Ticket> {
  await onOwnTicket(deps, asker, async (tx, { id: ticketId, state }, now) => {
    if (state === 'closed') throw rejected('ticket_100', 'ticket_closed');
    await updateTicket(tx, { ticketId, state: 'closed', isSpoken: false, seenMessageId: null, now });
    await insertEvent(tx, { ticketId, kind: 'closed', staffId: null, now });
  });
  return readConversation(deps, asker.number);
}

const REASONS = { ticket_105: 'ticket_unanswered', ticket_106: 'ticket_rated' } as const;

/**
 * Says how the shop did, 1 to 5. It can be changed for a day.
 * @throws Refusal not_found; rejected ticket_105 before the shop has answered or closed it, ticket_106 a day after the rating
 */
export async function rateConversation(deps: SupportDeps, asker: Asker, rating: Rating): Promise<Ticket> {
  await onOwnTicket(deps, asker, async (tx, ticket, now) => {
    const fault = ratingFault({ ...ticket, isAnswered: await isAnswered(tx, ticket.id) }, now);
    if (fault !== null) throw rejected(fault, REASONS[fault]);
    await updateRating(tx, ticket.id, { ...rating, now });
    if (ticket.ratedAt === null) await insertEvent(tx, { ticketId: ticket.id, kind: 'rated', staffId: null, now });
  });
  return readConversation(deps, asker.number);
}
