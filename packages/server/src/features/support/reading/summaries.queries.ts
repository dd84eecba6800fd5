import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { TicketState, TicketSummary } from '../ticket.ts';

interface SummaryRow extends Omit<TicketSummary, 'rating'> {
  readonly stars: number | null;
  readonly comment: string | null;
  readonly ratedAt: Date | null;
}

const COLUMNS = `
  t.id, t.number, t.state, t.customer_id as "customerId", t.full_name as "fullName", t.email, t.phone,
  t.language_code as "languageCode", t.message_count as "messageCount", t.last_message_at as "lastMessageAt",
  t.waiting_since as "waitingSince",
  t.closed_at as "closedAt", t.created_date as "createdDate", t.rating as stars, t.rating_comment as comment,
  t.rated_at as "ratedAt",
  jsonb_build_object('id', s.id, 'key', s.key, 'names', s.names, 'isOrderNeeded', s.is_order_needed) as subject,
  case when o.id is not null then jsonb_build_object('id', o.id, 'number', o.number) end as "order",
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as assignee,
  exists (select 1 from ticket_messages m where m.ticket_id = t.id and m.id > coalesce(t.seen_message_id, 0)
    and m.author = 'staff' and not m.is_internal) as "isUnread",
  exists (select 1 from ticket_messages m where m.ticket_id = t.id and m.author = 'staff' and not m.is_internal) as "isAnswered"`;

const JOINS = `
  join contact_subjects s on s.id = t.subject_id left join orders o on o.id = t.order_id
  left join staff_members a on a.id = t.assignee_id`;

function summaryOf({ stars, comment, ratedAt, ...rest }: SummaryRow): TicketSummary {
  return { ...rest, rating: stars === null || ratedAt === null ? null : { stars, comment, ratedAt } };
}

const byNumber = prepared<SummaryRow>(`select ${COLUMNS} from tickets t ${JOINS} where t.number = $1`);

export async function findSummary(db: Executor, number: string): Promise<TicketSummary | null> {
  const [row] = await byNumber(db, [number]);
  return row === undefined ? null : summaryOf(row);
}

type ListedRow = SummaryRow & { readonly total: number };

function sliceOf(rows: readonly ListedRow[]): Slice<TicketSummary> {
  // Behind the last page there is no row to tell how many there are.
  return { items: rows.map(summaryOf), total: rows[0]?.total ?? 0 };
}

/** What the desk's list is narrowed to; null where it is not. */
export interface TicketFilter {
  readonly state: TicketState | null;
  readonly subjectId: number | null;
  /** `nobody`: of those that nobody has taken. */
  readonly assigneeId: number | 'nobody' | null;
  /** A ticket's or an order's number, or a part of a name or of an address. */
  readonly search: string | null;
}

// The page is cut before anything is joined: the rest is only counted.
const pageOf = (order: string) => `
  with page as (
    select t.id, count(*) over ()::integer as total from tickets t
    where ($1::text is null or t.state = $1) and ($2::integer is null or t.subject_id = $2)
      and ($3::integer is null or t.assignee_id = $3) and (not $4::boolean or t.assignee_id is null)
      and ($5::text is null or t.number = upper($5) or t.order_id = (select id from orders where number = $5)
        or t.full_name ilike $6 or t.email ilike $6)
    order by ${order} limit $7 offset $8
  )
  select ${COLUMNS}, page.total from page join tickets t using (id) ${JOINS} order by ${order}`;

const waiting = prepared<ListedRow>(pageOf('t.waiting_since nulls last, t.last_message_at desc, t.id desc'));
const latest = prepared<ListedRow>(pageOf('t.last_message_at desc, t.id desc'));

/** Those that wait first, the longest waiting at the top; or the latest spoken in first. */
export async function findTickets(
  db: Executor,
  { state, subjectId, assigneeId, search }: TicketFilter,
  { order, page }: { readonly order: 'waiting' | 'latest'; readonly page: Page },
): Promise<Slice<TicketSummary>> {
  const isNobody = assigneeId === 'nobody';
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const filter = [state, subjectId, isNobody ? null : assigneeId, isNobody, search, pattern];
  const list = order === 'waiting' ? waiting : latest;
  return sliceOf(await list(db, [...filter, page.size, offsetOf(page)]));
}

// The latest of an address by its index; what they join to is read for those alone.
const ofAddress = prepared<SummaryRow>(`
  with found as (
    select id from tickets where email = $1 and id <> $2 order by id desc limit $3
  )
  select ${COLUMNS} from found join tickets t using (id) ${JOINS} order by t.id desc`);

/** The latest tickets that somebody opened with exactly this address, but one. */
export async function findTicketsByEmail(
  db: Executor,
  email: string,
  { except, limit }: { readonly except: number; readonly limit: number },
): Promise<TicketSummary[]> {
  return (await ofAddress(db, [email, except, limit])).map(summaryOf);
}

const counting = prepared<{ state: TicketState; count: number }>(
  'select state, count(*)::integer as count from tickets group by state',
);

export function countStates(db: Executor): Promise<{ state: TicketState; count: number }[]> {
  return counting(db, []);
}

export interface ConversationFilter {
  readonly state: TicketState | null;
  /** An order's number or id. */
  readonly order: string | null;
}

const own = prepared<ListedRow>(`
  with page as (
    select t.id, count(*) over ()::integer as total from tickets t
    where t.customer_id = $1 and ($2::text is null or t.state = $2)
      and ($3::text is null or t.order_id = (select id from orders where number = $3) or t.order_id = $4)
    order by t.last_message_at desc, t.id desc limit $5 offset $6
  )
  select ${COLUMNS}, page.total from page join tickets t using (id) ${JOINS}
  order by t.last_message_at desc, t.id desc`);

/** A customer's, the latest spoken in first. */
export async function findTicketsOf(
  db: Executor,
  customerId: number,
  { filter: { state, order }, page }: { readonly filter: ConversationFilter; readonly page: Page },
): Promise<Slice<TicketSummary>> {
  const id = order !== null && /^\d{1,15}$/.test(order) ? Number(order) : null;
  return sliceOf(await own(db, [customerId, state, order, id, page.size, offsetOf(page)]));
}

const unread = prepared<{ count: number }>(`
  select count(*)::integer as count from tickets t where t.customer_id = $1 and exists (
    select 1 from ticket_messages m where m.ticket_id = t.id and m.id > coalesce(t.seen_message_id, 0)
      and m.author = 'staff' and not m.is_internal)`);

/** In how many of a customer's conversations the shop has written since they read it. */
export async function countUnread(db: Executor, customerId: number): Promise<number> {
  const [row] = await unread(db, [customerId]);
  return row?.count ?? 0;
}
