import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Member } from '../divisions/division.ts';
import type { Quotation, QuotationEvent, QuotationLine, QuotationStatus } from './quotation.ts';

const DIVISION = `json_build_object('id', d.id, 'name', d.name, 'erpCode', d.erp_code)`;

const QUOTATION = `q.id, q.number, q.main_id as "mainId", q.name, q.status, q.currency, q.total_amount as "totalAmount",
  q.net_amount as "netAmount", q.created_date as "createdDate", q.modified_date as "modifiedDate",
  json_build_object('id', d.id, 'name', d.name, 'erpCode', d.erp_code, 'phone', d.phone_number) as division,
  case when c.id is not null then json_build_object('id', c.id, 'firstName', c.first_name, 'lastName', c.last_name,
    'email', coalesce(c.email, '')) end as requester`;

const FROM = `from quotations q join divisions d on d.id = q.division_id left join customers c on c.id = q.customer_id`;

// $1 the customer, $2 their division, $3 whether it is a main one: then all of its own and of those below it.
const VISIBLE = `(q.customer_id = $1 or ($3::boolean and q.main_id = $2))`;

const pageOf = prepared<Quotation & { total: number }>(`
  select ${QUOTATION}, count(*) over () as total ${FROM}
  where ${VISIBLE} and ($4::text is null or q.status = $4)
  order by q.id desc limit $5 offset $6`);

/** What a member may see, the latest first: a main division's all of its own and of those below it, others theirs. */
export async function selectQuotations(
  db: Executor,
  { customerId, divisionId, isMain }: Member,
  { page, status }: { page: Page; status: QuotationStatus | null },
): Promise<Slice<Quotation>> {
  const rows = await pageOf(db, [customerId, divisionId, isMain, status, page.size, offsetOf(page)]);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

const visible = prepared<Quotation>(`select ${QUOTATION} ${FROM} where ${VISIBLE} and q.id = $4`);

/** Null where there is none, or the member may not see it. */
export async function findVisible(
  db: Executor,
  { customerId, divisionId, isMain }: Member,
  id: number,
): Promise<Quotation | null> {
  const [row] = await visible(db, [customerId, divisionId, isMain, id]);
  return row ?? null;
}

const byNumber = prepared<Quotation>(`select ${QUOTATION} ${FROM} where q.number = $1`);

export async function findByNumber(db: Executor, number: string): Promise<Quotation | null> {
  const [row] = await byNumber(db, [number]);
  return row ?? null;
}

const byId = prepared<Quotation>(`select ${QUOTATION} ${FROM} where q.id = $1`);

export async function findById(db: Executor, id: number): Promise<Quotation | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}

const WANTED = `($1::text is null or q.status = $1) and ($2::text is null or d.erp_code = $2)`;
const latest = prepared<Quotation>(`
  select ${QUOTATION} ${FROM} where ${WANTED} order by q.id desc limit $3 offset $4`);
const counting = prepared<{ count: number }>(`select count(*) ${FROM} where ${WANTED}`);

export interface DeskSearch {
  readonly status: QuotationStatus | null;
  /** Code of a division. */
  readonly erpCode: string | null;
}

/** The latest first. */
export async function selectLatest(
  db: Executor,
  { status, erpCode }: DeskSearch,
  page: Page,
): Promise<Slice<Quotation>> {
  const [counted] = await counting(db, [status, erpCode]);
  return { items: await latest(db, [status, erpCode, page.size, offsetOf(page)]), total: counted?.count ?? 0 };
}

const lines = prepared<QuotationLine>(`
  select l.product_id as "productId", l.sku, l.base_code as "baseCode", l.name, l.price, l.quantity,
    l.total_amount as amount, ${DIVISION} as division
  from quotation_lines l join divisions d on d.id = l.division_id where l.quotation_id = $1 order by l.id`);

export function selectLines(db: Executor, quotationId: number): Promise<QuotationLine[]> {
  return lines(db, [quotationId]);
}

const events = prepared<QuotationEvent>(`
  select e.kind, e.actor, nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), '') as name,
    e.comment, e.created_date as "createdDate"
  from quotation_events e left join customers c on c.id = e.customer_id where e.quotation_id = $1 order by e.id`);

export function selectEvents(db: Executor, quotationId: number): Promise<QuotationEvent[]> {
  return events(db, [quotationId]);
}
