import type { Order, OrderItem, OrderStatus } from '../order.ts';

/** What happens to items of an order. */
export type Step =
  'approve' | 'confirm_transfer' | 'prepare' | 'ship' | 'ready' | 'attempt' | 'deliver' | 'cancel' | 'refund';

interface Transition {
  readonly from: readonly OrderStatus[];
  readonly to: OrderStatus;
}

/** Every way from one status to another, but for a customer's request (50) and its rejection. */
export const TRANSITIONS: Readonly<Record<Step, Transition>> = {
  approve: { from: [200, 350], to: 400 },
  confirm_transfer: { from: [300], to: 400 },
  prepare: { from: [400], to: 450 },
  ship: { from: [400, 450], to: 500 },
  ready: { from: [400, 450, 500, 510], to: 520 },
  attempt: { from: [500, 510], to: 540 },
  deliver: { from: [500, 510, 520, 540], to: 550 },
  cancel: { from: [200, 300, 350, 400, 450], to: 100 },
  refund: { from: [500, 510, 520, 540, 544, 545, 550], to: 600 },
};

export const REQUESTED = 50;
const CANCELLED = 100;
const REFUNDED = 600;

/** Which items a step moves; `already`: it was done before, nothing is to be changed. */
export type Moving =
  | { readonly kind: 'moved'; readonly items: readonly OrderItem[]; readonly to: OrderStatus }
  | { readonly kind: 'already' }
  /** Ids that are none of the order's. */
  | { readonly kind: 'unknown'; readonly itemIds: readonly number[] }
  /** A status that it cannot be done in: of an item named, or the order's. */
  | { readonly kind: 'refused'; readonly status: OrderStatus };

/** The items named, or, of all, those that the step is for. */
export function moving(step: Step, order: Pick<Order, 'items' | 'status'>, itemIds: readonly number[] | null): Moving {
  const { from, to } = TRANSITIONS[step];
  if (itemIds === null) return movingAll(order, { from, to });
  const named = new Set(itemIds);
  const items = order.items.filter(({ id }) => named.has(id));
  const unknown = [...named].filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0) return { kind: 'unknown', itemIds: unknown };
  const waiting = items.filter(({ status }) => status !== to);
  const wrong = waiting.find(({ status }) => !from.includes(status));
  if (wrong !== undefined) return { kind: 'refused', status: wrong.status };
  return waiting.length === 0 ? { kind: 'already' } : { kind: 'moved', items: waiting, to };
}

function movingAll({ items, status }: Pick<Order, 'items' | 'status'>, { from, to }: Transition): Moving {
  const movable = items.filter((item) => from.includes(item.status));
  if (movable.length > 0) return { kind: 'moved', items: movable, to };
  return items.some((item) => item.status === to) ? { kind: 'already' } : { kind: 'refused', status };
}

/** The items of an answered request: not sent ones are cancelled, sent ones come back. */
export function requested(step: 'cancel' | 'refund', order: Pick<Order, 'items'>, itemIds: readonly number[]): Moving {
  const { to } = TRANSITIONS[step];
  const items = order.items.filter(({ id }) => itemIds.includes(id));
  const wrong = items.find(
    ({ status, parcelId }) => status !== REQUESTED || (parcelId === null) !== (step === 'cancel'),
  );
  if (wrong !== undefined) return { kind: 'refused', status: wrong.status };
  return items.length === 0 ? { kind: 'unknown', itemIds } : { kind: 'moved', items, to };
}

/**
 * An order is where the item is that is furthest behind. Items that a request waits for do not count where there are
 * others, cancelled and returned ones neither.
 */
export function orderStatusOf(statuses: readonly OrderStatus[]): OrderStatus {
  const live = statuses.filter((status) => status !== CANCELLED && status !== REFUNDED);
  const underWay = live.filter((status) => status !== REQUESTED);
  if (underWay.length > 0) return underWay.reduce((least, status) => (status < least ? status : least));
  if (live.length > 0) return REQUESTED;
  return statuses.includes(REFUNDED) ? REFUNDED : CANCELLED;
}

/** Whether nothing of the order is left, or has ever left the house, once these items are cancelled. */
export function emptiesOrder({ items }: Pick<Order, 'items'>, cancelled: readonly OrderItem[]): boolean {
  const ids = new Set(cancelled.map(({ id }) => id));
  return items.every(({ id, status, parcelId }) => parcelId === null && (ids.has(id) || status === CANCELLED));
}
