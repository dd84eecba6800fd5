import type { Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { ORDER_JOBS, type OrderMailKind } from './order-mail.ts';

/**
 * Has the buyer written to about what just happened to an order, inside the transaction in which it happens. The mail is
 * made of the order as it is when the job runs. What happened at one moment is told once, however often it is asked for.
 */
export async function enqueueOrderMail(tx: Tx, kind: OrderMailKind, orderId: number, now: Date): Promise<void> {
  const at = now.toISOString();
  await enqueue(tx, {
    name: ORDER_JOBS.sendMail,
    payload: { orderId, kind, at },
    key: `order-mail-${orderId}-${kind}-${at}`,
  });
}
