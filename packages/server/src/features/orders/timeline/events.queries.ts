import { type Executor, prepared } from '../../../platform/db/index.ts';
import { type NewOrderEvent, ORDER_EVENTS, type OrderEvent } from './event.ts';

const insertion = prepared(`
  insert into order_events (order_id, kind, actor, data, created_date) values ($1, $2, $3, $4::jsonb, $5)`);

/** Notes what happened to an order, in the transaction that does it. */
export async function noteOrderEvent(tx: Executor, event: NewOrderEvent): Promise<void> {
  const { orderId, kind, actor, data, now } = event;
  await insertion(tx, [orderId, kind, actor, JSON.stringify(data), now]);
}

const ofOrder = prepared<OrderEvent>(`
  select kind, created_date as "createdDate" from order_events where order_id = $1 and kind = any($2::text[]) order by id`);

/** What a buyer is told of an order, in the order it happened. */
export function findOrderEvents(db: Executor, orderId: number): Promise<OrderEvent[]> {
  return ofOrder(db, [orderId, ORDER_EVENTS]);
}
