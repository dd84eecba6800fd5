import { rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Attachment } from '../../../platform/files/index.ts';
import type { UploadedFile } from '../../../platform/http/decoding/index.ts';
import { readAttachments } from '../attachments/attachments.service.ts';
import { enqueueShopMail } from '../mails/enqueueing.service.ts';
import type { SupportDeps } from '../support.deps.ts';
import type { Ticket } from '../ticket.ts';
import { say } from '../writing/speaking.service.ts';
import { insertEvent, type LockedTicket, updateTicket } from '../writing/tickets.queries.ts';
import { type Asker, onOwnTicket } from './asker.ts';
import { readConversation } from './reading.service.ts';
import { maySay } from './rights.rules.ts';

export interface CustomerMessage {
  /** Trimmed, not empty, at most 10,000 characters. */
  readonly body: string;
  readonly files: readonly UploadedFile[];
}

// More than any conversation has; a thread is read as a whole.
const MOST_MESSAGES = 500;

/**
 * Writes on in a conversation: the message, the state (the shop has to answer; a closed one is opened again) and the mail to
 * the shop, in one transaction. The same again within a minute changes nothing, unless the shop has answered in between.
 * @throws Refusal not_found; invalid under `file`; rejected ticket_104 for one closed too long ago, ticket_107 for one with
 *   500 messages
 */
export async function sayAsCustomer(deps: SupportDeps, asker: Asker, said: CustomerMessage): Promise<Ticket> {
  const files = await readAttachments(deps, said.files);
  await onOwnTicket(deps, asker, (tx, ticket, now) => sayIn(deps, tx, { body: said.body, files, ticket, now }));
  return readConversation(deps, asker.number);
}

interface Saying {
  readonly body: string;
  readonly files: readonly Attachment[];
  readonly ticket: LockedTicket;
  readonly now: Date;
}

async function sayIn(deps: SupportDeps, tx: Tx, { body, files, ticket, now }: Saying): Promise<void> {
  const { id: ticketId, state, messageCount } = ticket;
  if (!maySay(ticket, now, deps.config.contactReopenDays)) throw rejected('ticket_104', 'ticket_closed_for_good');
  if (messageCount >= MOST_MESSAGES) throw rejected('ticket_107', 'ticket_full');
  const message = { ticketId, author: 'customer', staffId: null, isInternal: false, body, files } as const;
  const messageId = await say(deps, tx, message, now);
  if (messageId === null) return;
  await updateTicket(tx, { ticketId, state: 'open', isSpoken: true, seenMessageId: messageId, now });
  if (state === 'closed') await insertEvent(tx, { ticketId, kind: 'reopened', staffId: null, now });
  await enqueueShopMail(deps, tx, 'shop_message', { ticketId, messageId, operation: ticket.operation, now });
}
