import { type Executor, prepared } from '../../../platform/db/index.ts';

const ordered = prepared('update customers set order_count = order_count + 1 where id = $1');

/** Counts an order that a customer placed, in its transaction: what "first order" goes by, with the next request. */
export async function noteOrder(tx: Executor, customerId: number): Promise<void> {
  await ordered(tx, [customerId]);
}
