import { notFound } from '../../../kernel/errors.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import { type ConversationFilter, countUnread, findSummary, findTicketsOf } from '../reading/summaries.queries.ts';
import { findFile, findMessages, type KeptFile } from '../reading/thread.queries.ts';
import type { SupportDeps } from '../support.deps.ts';
import type { Ticket, TicketSummary } from '../ticket.ts';
import { findOwned, noteSeen } from '../writing/tickets.queries.ts';
import { type Asker, mayRead } from './asker.ts';

/** A customer's conversations, the latest spoken in first. */
export function findConversations(
  { db }: Pick<SupportDeps, 'db'>,
  customerId: number,
  wanted: { readonly filter: ConversationFilter; readonly page: Page },
): Promise<Slice<TicketSummary>> {
  return findTicketsOf(db, customerId, wanted);
}

/** In how many conversations the shop has written since the customer read them. */
export function countUnreadConversations({ db }: Pick<SupportDeps, 'db'>, customerId: number): Promise<number> {
  return countUnread(db, customerId);
}

/**
 * A conversation as whoever asked sees it: no notes among staff, no events. A customer who reads it has read it; a link
 * does not count, because programs that look through mail open those too.
 * @throws Refusal not_found, the same for unknown and foreign ones
 */
export async function getConversation(deps: SupportDeps, asker: Asker): Promise<Ticket> {
  await checkAsker(deps, asker);
  const conversation = await readConversation(deps, asker.number);
  const last = conversation.messages.at(-1);
  if (asker.by === 'customer' && conversation.isUnread && last !== undefined) {
    await noteSeen(deps.db, conversation.id, last.id);
  }
  return conversation;
}

/** A file of a conversation. @throws Refusal not_found, the same for unknown and foreign ones */
export async function getConversationFile(deps: SupportDeps, asker: Asker, key: string): Promise<KeptFile> {
  await checkAsker(deps, asker);
  const file = await findFile(deps.db, { number: asker.number, key, withNotes: false });
  if (file === null) throw notFound();
  return file;
}

/** @throws Refusal not_found, the same for unknown and foreign ones */
export async function checkAsker(deps: SupportDeps, asker: Asker): Promise<void> {
  const ticket = await findOwned(deps.db, asker.number);
  if (ticket === null || !mayRead(deps, asker, ticket, deps.clock.now())) throw notFound();
}

/** As whoever asked sees it; whose it is was checked. */
export async function readConversation({ db }: Pick<SupportDeps, 'db'>, number: string): Promise<Ticket> {
  const summary = await findSummary(db, number);
  if (summary === null) throw notFound();
  const messages = await findMessages(db, summary.id, { withNotes: false });
  return { ...summary, messages, events: [] };
}
