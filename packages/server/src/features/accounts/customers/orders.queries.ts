import { type Executor, prepared } from '../../../platform/db/index.ts';

const ordered = prepared('update customers set order_count = order_count + $2 where id = $1');

/** Counts orders that a customer placed, in the transaction of the order: what "first order" goes by, with the next request. */
export async function noteOrder(tx: Executor, customerId: number, count = 1): Promise<void> {
  await ordered(tx, [customerId, count]);
}

/** What promotions go by of a customer. */
export interface CustomerFacts {
  readonly segment: string | null;
  readonly orderCount: number;
}

const facts = prepared<CustomerFacts>(`
  select segment, order_count as "orderCount" from customers where id = $1 and is_active for no key update`);

/**
 * Locks an active customer until the transaction ends; null where there is none. A login does so first, before it locks
 * sessions and baskets: whoever needs both keeps that order.
 */
export async function lockCustomerFacts(tx: Executor, customerId: number): Promise<CustomerFacts | null> {
  const [row] = await facts(tx, [customerId]);
  return row ?? null;
}
