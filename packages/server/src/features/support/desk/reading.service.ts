import { notFound } from '../../../kernel/errors.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { countStates, findSummary, findTickets, findTicketsByEmail } from '../reading/summaries.queries.ts';
import { findEvents, findFile, findMessages, type KeptFile } from '../reading/thread.queries.ts';
import type { Ticket, TicketState, TicketSummary } from '../ticket.ts';

export interface TicketSearch {
  readonly state?: TicketState;
  readonly subjectId?: number;
  /** `nobody`: of those that nobody has taken. */
  readonly assigneeId?: number | 'nobody';
  /** A ticket's or an order's number, or a part of a name or of an address. */
  readonly search?: string;
  /** `waiting`: those the shop owes an answer first, the longest waiting at the top. `latest`: the latest spoken in first. */
  readonly order: 'waiting' | 'latest';
}

/** A page of the tickets: one statement. */
export function listTickets(
  { db }: { readonly db: Executor },
  { state, subjectId, assigneeId, search, order }: TicketSearch,
  page: Page,
): Promise<Slice<TicketSummary>> {
  const filter = { state: state ?? null, subjectId: subjectId ?? null, assigneeId: assigneeId ?? null };
  return findTickets(db, { ...filter, search: search?.trim() || null }, { order, page });
}

/**
 * What else was asked from a ticket's address, the latest first: one statement. Found by the address, as guests have nothing
 * else, and by nothing but exactly it.
 */
export async function listOtherTickets(
  { db }: { readonly db: Executor },
  { id, email }: Pick<TicketSummary, 'id' | 'email'>,
  limit: number,
): Promise<TicketSummary[]> {
  return email === null ? [] : findTicketsByEmail(db, email, { except: id, limit });
}

/** How many tickets stand where. */
export async function countTickets({ db }: { readonly db: Executor }): Promise<Record<TicketState, number>> {
  const counts = await countStates(db);
  const of = (state: TicketState) => counts.find((each) => each.state === state)?.count ?? 0;
  return { open: of('open'), answered: of('answered'), closed: of('closed') };
}

/** A ticket with all that was said, among staff too, and what happened to it. @throws Refusal not_found */
export async function getTicket(db: Executor, number: string): Promise<Ticket> {
  const summary = await findSummary(db, number);
  if (summary === null) throw notFound();
  const [messages, events] = await Promise.all([
    findMessages(db, summary.id, { withNotes: true }),
    findEvents(db, summary.id),
  ]);
  return { ...summary, messages, events };
}

/** A file of a ticket by its key, whoever sent it. */
export function findTicketFile(
  db: Executor,
  { number, key }: { readonly number: string; readonly key: string },
): Promise<KeptFile | null> {
  return findFile(db, { number, key, withNotes: true });
}
