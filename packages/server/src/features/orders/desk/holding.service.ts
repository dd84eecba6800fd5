import type { Tx } from '../../../platform/db/index.ts';
import type { Order, OrderItem, OrderStatus } from '../order.ts';
import type { OrderEventKind } from '../timeline/event.ts';
import { noteOrderEvent } from '../timeline/events.queries.ts';
import type { DeskDeps } from './desk.deps.ts';
import { splitItem, updateItems, updateStatus } from './orders.queries.ts';
import { orderStatusOf, REQUESTED } from './status.rules.ts';
import { type Actor, saveProgress } from './taking.service.ts';

export interface Hold {
  readonly item: OrderItem;
  /** Pieces that the request is about; the others of the item go their way as an item of their own. */
  readonly quantity: number;
}

export interface Holding {
  /** Locked. */
  readonly order: Order;
  readonly holds: readonly Hold[];
  readonly event: Extract<OrderEventKind, 'cancellation_requested' | 'return_requested'>;
  readonly actor: Actor;
  /** Further facts for the order's history. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** Stops items until the request of their buyer is answered. @returns the order's status */
export async function holdItems(tx: Tx, { order, holds, event, actor, data, now }: Holding): Promise<OrderStatus> {
  const parts = holds.filter(({ item, quantity }) => quantity < item.quantity);
  for (const { item, quantity } of parts) {
    const discount = Math.floor((item.discount * quantity) / item.quantity);
    await splitItem(tx, { itemId: item.id, quantity, discount, now });
  }
  const items = holds.map(({ item }) => item);
  // The rests stand where their items stood.
  const rests = parts.map(({ item }) => item);
  return saveProgress(tx, {
    ...{ order: { ...order, items: [...order.items, ...rests.map((item) => ({ ...item, id: -item.id }))] }, items },
    ...{ to: REQUESTED, event, actor, data, now },
  });
}

export interface Restoring {
  /** Locked. */
  readonly order: Order;
  /** By item: where it was before. */
  readonly statuses: ReadonlyMap<number, OrderStatus>;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** Lets items go their way again: what was asked for was turned down. @returns the order's status */
export async function restoreItems(
  deps: Pick<DeskDeps, 'orderMoved'>,
  tx: Tx,
  { order, statuses, actor, data, now }: Restoring,
): Promise<OrderStatus> {
  for (const status of new Set(statuses.values())) {
    const itemIds = [...statuses].filter(([, before]) => before === status).map(([id]) => id);
    await updateItems(tx, { itemIds, status, parcelId: null, now });
  }
  const status = orderStatusOf(order.items.map((item) => statuses.get(item.id) ?? item.status));
  await updateStatus(tx, order.id, status, now);
  const kind = 'request_rejected';
  await noteOrderEvent(tx, {
    orderId: order.id,
    kind,
    actor,
    data: { ...data, items: [...statuses.keys()], status },
    now,
  });
  await deps.orderMoved(tx, { orderId: order.id, now });
  return status;
}
