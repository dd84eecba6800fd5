import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Decision } from './quotation.ts';

export interface Recipient {
  readonly customerId: number;
  readonly email: string;
  readonly firstName: string;
  readonly language: string;
}

const PERSON = `c.id as "customerId", c.email, c.first_name as "firstName", c.language_code as language`;

const deciders = prepared<Recipient>(`
  select ${PERSON} from quotations q join division_members m on m.division_id = q.main_id
    join customers c on c.id = m.customer_id
  where q.id = $1 and c.is_active and c.email is not null and c.id is distinct from q.customer_id order by c.id`);

/** Who may decide of a quotation in its main division, whoever asked left out. */
export function findDeciders(db: Executor, quotationId: number): Promise<Recipient[]> {
  return deciders(db, [quotationId]);
}

export interface DecidedFor extends Recipient {
  readonly number: string;
  readonly name: string;
  readonly decision: Decision | 'comment';
  readonly comment: string | null;
}

const decidedFor = prepared<DecidedFor>(`
  select ${PERSON}, q.number, q.name, e.kind as decision, e.comment
  from quotation_events e join quotations q on q.id = e.quotation_id join customers c on c.id = q.customer_id
  where e.id = $1 and c.is_active and c.email is not null and e.kind <> 'asked'`);

/** Who asked for what was decided or said; null once the account is closed. */
export async function findRequester(db: Executor, eventId: number): Promise<DecidedFor | null> {
  const [row] = await decidedFor(db, [eventId]);
  return row ?? null;
}

export interface Remark {
  readonly quotationId: number;
  readonly number: string;
  readonly name: string;
  readonly authorId: number;
  /** The division's name for one who gave none. */
  readonly author: string;
  readonly comment: string;
}

const remark = prepared<Remark>(`
  select q.id as "quotationId", q.number, q.name, e.comment, c.id as "authorId",
    coalesce(nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), ''), d.name) as author
  from quotation_events e join quotations q on q.id = e.quotation_id join divisions d on d.id = q.division_id
    join customers c on c.id = e.customer_id
  where e.id = $1 and e.kind = 'comment'`);

/** What a customer said of a quotation; null once their account is closed, and what they said with it. */
export async function findRemark(db: Executor, eventId: number): Promise<Remark | null> {
  const [row] = await remark(db, [eventId]);
  return row ?? null;
}

const readers = prepared<Recipient>(`
  select ${PERSON} from quotations q join customers c on c.id = q.customer_id
    or c.id in (select m.customer_id from division_members m where m.division_id = q.main_id)
  where q.id = $1 and c.id <> $2 and c.is_active and c.email is not null order by c.id`);

/** Whom a quotation concerns: who asked, and who may decide of it in its main division, its author left out. */
export function findReaders(db: Executor, { quotationId, authorId }: Remark): Promise<Recipient[]> {
  return readers(db, [quotationId, authorId]);
}
