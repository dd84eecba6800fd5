import { type Executor, prepared } from '../../../platform/db/index.ts';

const order = prepared<{ id: number }>(
  'select id from orders where id = $2 and customer_id = $1 and placed_at is not null',
);

/** Whether an order is this customer's, registered or guest. */
export async function isOrderOf(db: Executor, customerId: number, orderId: number): Promise<boolean> {
  return (await order(db, [customerId, orderId])).length > 0;
}

const lock = prepared('select 1 from pg_advisory_xact_lock(hashtextextended($1, 18))');

/** Who has no row to lock waits here for others of the same address. */
export async function lockAddress(tx: Executor, email: string): Promise<void> {
  await lock(tx, [email]);
}

export interface Repeatable {
  readonly customerId: number | null;
  readonly email: string;
  readonly subjectId: number;
  readonly orderId: number | null;
  readonly message: string;
  /** Opened at this time or later. */
  readonly since: Date;
}

const BY = {
  customer: 't.customer_id = $1 and t.email = $2',
  guest: 't.customer_id is null and $1::bigint is null and t.email = $2',
};

/** A ticket in which the same was asked. */
export interface Repeated {
  readonly number: string;
  /** Name and size of each file that came with it. */
  readonly files: readonly string[];
}

const repeated = (by: string) =>
  prepared<Repeated>(`
    select t.number, coalesce((select jsonb_agg(f.name || ' ' || f.size)
      from ticket_files f where f.message_id = m.id), '[]') as files
    from tickets t cross join lateral (
      select id, body from ticket_messages where ticket_id = t.id order by id limit 1) m
    where ${by} and t.subject_id = $3 and t.order_id is not distinct from $4 and t.created_date >= $6 and m.body = $5
    order by t.id desc`);

const repeatedBy = { customer: repeated(BY.customer), guest: repeated(BY.guest) };

/** The tickets in which the same was asked just before, the latest first. */
export function findRepeated(tx: Executor, asked: Repeatable): Promise<Repeated[]> {
  const { customerId, email, subjectId, orderId, message, since } = asked;
  const find = customerId === null ? repeatedBy.guest : repeatedBy.customer;
  return find(tx, [customerId, email, subjectId, orderId, message, since]);
}
