/** What happens to an order and its buyer is told of; other events are the shop's own business. */
export const ORDER_EVENTS = [
  'placed',
  'payment_received',
  'approved',
  'preparing',
  'shipped',
  'ready_for_pickup',
  'attempted_delivery',
  'delivered',
  'cancellation_requested',
  'return_requested',
  'request_approved',
  'request_rejected',
  'cancelled',
  'returned',
  'refunded',
] as const;

export type OrderEventKind = (typeof ORDER_EVENTS)[number];

/** What happened to an order. */
export interface OrderEvent {
  readonly kind: OrderEventKind;
  readonly createdDate: Date;
}

export interface NewOrderEvent {
  readonly orderId: number;
  readonly kind: OrderEventKind;
  readonly actor: 'customer' | 'staff' | 'system';
  /** Ids, amounts, statuses; never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}
