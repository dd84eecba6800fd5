import type { Tx } from '../../../platform/db/index.ts';
import { noteOrder } from '../../accounts/index.ts';
import { markBasket } from '../../basket/index.ts';
import type { PaymentMethod } from '../../payments/index.ts';
import type { OrderDeps } from '../order.deps.ts';
import { enqueueOrderMail } from '../mails/enqueueing.service.ts';
import type { Placed } from './placement.ts';
import { markPlaced } from './writing.queries.ts';

export interface Finishing {
  readonly id: number;
  /** Null where the basket is gone with its customer. */
  readonly basketId: number | null;
  readonly customerId: number | null;
  readonly isGuest: boolean;
  readonly method: PaymentMethod;
  readonly now: Date;
}

/**
 * Makes an order seen that has its money, or waits for it: its basket is used up, its buyer is counted and gets a mail.
 * @returns null where it was seen before: nothing has changed then
 */
export async function finishPlacing(deps: OrderDeps, tx: Tx, order: Finishing): Promise<Placed | null> {
  const { id, basketId, customerId, isGuest, method, now } = order;
  const placed = await markPlaced(tx, id, now);
  if (placed === null) return null;
  if (customerId !== null && !isGuest) await noteOrder(tx, customerId);
  await enqueueOrderMail(tx, method === 'transfer' ? 'awaiting_transfer' : 'received', id, now);
  if (basketId !== null) await markBasket(tx, basketId, { status: 'submitted', now });
  await deps.onPlaced(tx, { orderId: id, basketId, now });
  return placed;
}
