import { rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { ByStaff } from '../support.deps.ts';
import { isSpokenSince } from '../writing/messages.queries.ts';
import type { LockedTicket } from '../writing/tickets.queries.ts';

/** A ticket as somebody saw it who now does something with it. */
export interface Seen {
  readonly by: ByStaff;
  /** The last message that they were shown, 0 for none. Left out by who looks at no thread: nothing is held against it then. */
  readonly shownMessageId?: number;
}

/**
 * Nobody speaks or closes past what they have not read. For a ticket that is locked.
 * @throws Refusal rejected ticket_108 where somebody else has written what the customer may read since
 */
export async function refuseCrossing(tx: Tx, ticket: LockedTicket, { by, shownMessageId }: Seen): Promise<void> {
  if (shownMessageId === undefined) return;
  const since = { ticketId: ticket.id, messageId: shownMessageId, staffId: by.staffId };
  if (await isSpokenSince(tx, since)) throw rejected('ticket_108', 'ticket_crossed');
}
