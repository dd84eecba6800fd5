import { DAY, later } from '../../../platform/clock/index.ts';
import type { Order, OrderItem, OrderStatus } from '../../orders/index.ts';

/** Not prepared yet. */
const CANCELLABLE: ReadonlySet<OrderStatus> = new Set<OrderStatus>([200, 300, 350, 400]);
/** On its way, or there. */
const REFUNDABLE: ReadonlySet<OrderStatus> = new Set<OrderStatus>([500, 510, 520, 540, 544, 545, 550]);

/** What a customer may ask for about an item. */
export interface Rights {
  readonly isCancellable: boolean;
  readonly isRefundable: boolean;
}

export interface Moment {
  readonly now: Date;
  /** After delivery. */
  readonly returnDays: number;
}

/** An item that waits for an answer, is cancelled or came back allows neither: its status says so. */
export function rightsOf(order: Pick<Order, 'parcels'>, item: OrderItem, { now, returnDays }: Moment): Rights {
  const deliveredAt = order.parcels.find(({ id }) => id === item.parcelId)?.deliveredAt ?? null;
  const isInTime = deliveredAt === null || now <= later(deliveredAt, returnDays * DAY);
  return {
    isCancellable: CANCELLABLE.has(item.status),
    isRefundable: REFUNDABLE.has(item.status) && isInTime,
  };
}
