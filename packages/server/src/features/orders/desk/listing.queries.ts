import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { OrderStatus } from '../order.ts';

/** An order as the desk's list shows it. */
export interface ListedOrder {
  readonly id: number;
  readonly number: string;
  readonly placedAt: Date;
  readonly status: OrderStatus;
  readonly email: string;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  readonly pieces: number;
  /** Key of the payment option. */
  readonly payment: string;
}

/** What the list is narrowed to; null where it is not. */
export interface OrderSearch {
  readonly statuses: readonly number[] | null;
  /** Placed at this time or later. */
  readonly from: Date | null;
  /** Placed before this time. */
  readonly until: Date | null;
  readonly email: string | null;
  /** Begin behind the order of this number. */
  readonly after: string | null;
  readonly limit: number;
}

const list = prepared<ListedOrder>(`
  select o.id, o.number, o.placed_at as "placedAt", o.status, o.user_email as email, o.currency, o.amount,
    o.payment -> 'option' ->> 'key' as payment,
    (select sum(i.quantity)::integer from order_items i where i.order_id = o.id) as pieces
  from orders o left join orders a on a.number = $5
  where o.placed_at is not null and ($1::smallint[] is null or o.status = any($1))
    and ($2::timestamptz is null or o.placed_at >= $2) and ($3::timestamptz is null or o.placed_at < $3)
    and ($4::text is null or o.user_email = $4)
    and ($5::text is null or (o.placed_at, o.id) < (a.placed_at, a.id))
  order by o.placed_at desc, o.id desc limit $6`);

/** The newest first. */
export function findDeskOrders(db: Executor, search: OrderSearch): Promise<ListedOrder[]> {
  const { statuses, from, until, email, after, limit } = search;
  return list(db, [statuses, from, until, email, after, limit]);
}

export interface HistoryEntry {
  readonly kind: string;
  readonly actor: 'customer' | 'staff' | 'system';
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdDate: Date;
}

const history = prepared<HistoryEntry>(`
  select kind, actor, data, created_date as "createdDate" from order_events where order_id = $1 order by id`);

/** What happened to an order, in order. */
export function findHistory(db: Executor, orderId: number): Promise<HistoryEntry[]> {
  return history(db, [orderId]);
}
