import { type Executor, prepared } from '../../../platform/db/index.ts';

const ordered = prepared('update customers set order_count = order_count + $2 where id = $1');

/** Counts orders that a customer placed, in the transaction of the order: what "first order" goes by, with the next request. */
export async function noteOrder(tx: Executor, customerId: number, count = 1): Promise<void> {
  await ordered(tx, [customerId, count]);
}
