import type { Executor, Tx } from '../../../platform/db/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import type { Order, OrderItem, OrderStatus } from '../order.ts';
import { getOrder } from '../reading/orders.queries.ts';
import type { OrderEventKind } from '../timeline/event.ts';
import { noteOrderEvent } from '../timeline/events.queries.ts';
import type { DeskDeps } from './desk.deps.ts';
import { noSuchItem, noSuchOrder, wrongStatus } from './desk.refusals.ts';
import { findBuyerId, findOrderId, lockOrder, updateItems, updateStatus } from './orders.queries.ts';
import { moving, type Moving, orderStatusOf, type Step } from './status.rules.ts';

/** What happens to which order, or to which items of it; null for all that it can be done to. */
export interface Command {
  readonly number: string;
  readonly itemIds: readonly number[] | null;
}

export type Actor = 'customer' | 'staff' | 'system';

/**
 * Has the erasure of an order's buyer wait until the transaction ends, or waits for it. Before all other locks, as it is the
 * first of an erasure: what belongs to the customer is written with the order locked, which an erasure waits for.
 */
export async function lockBuyer(tx: Tx, number: string): Promise<void> {
  const id = await findBuyerId(tx, number);
  if (id !== null) await lockCustomerFacts(tx, id);
}

/** An order that others cannot change until the transaction ends; its buyer is locked first. @throws Refusal not_found no_such_order */
export async function takeOrder(tx: Tx, number: string): Promise<Order> {
  await lockBuyer(tx, number);
  return takeOfBuyer(tx, number);
}

/** The same where its buyer is locked already. @throws Refusal not_found no_such_order */
export async function takeOfBuyer(tx: Tx, number: string): Promise<Order> {
  const id = await lockOrder(tx, number);
  if (id === null) throw noSuchOrder(number);
  return getOrder(tx, id);
}

/** @throws Refusal not_found no_such_order */
export async function readOrder(db: Executor, number: string): Promise<Order> {
  const id = await findOrderId(db, number);
  if (id === null) throw noSuchOrder(number);
  return getOrder(db, id);
}

/**
 * What a step moves; null where it was done before.
 * @throws Refusal rejected order_desk_100 where the order, or an item named, is not in a status for it; invalid
 *   invalid_pk under `items`
 */
export function moveOrRefuse(step: Step, order: Order, itemIds: readonly number[] | null): Moved | null {
  return movedOf(step, moving(step, order, itemIds));
}

export type Moved = Extract<Moving, { kind: 'moved' }>;

export function movedOf(step: Step, outcome: Moving): Moved | null {
  if (outcome.kind === 'unknown') throw noSuchItem(outcome.itemIds);
  if (outcome.kind === 'refused') throw wrongStatus(step, outcome.status);
  return outcome.kind === 'already' ? null : outcome;
}

export interface Progress {
  readonly order: Order;
  readonly items: readonly OrderItem[];
  readonly to: OrderStatus;
  /** That the items are put into. */
  readonly parcelId?: number | null;
  readonly event: OrderEventKind;
  readonly actor: Actor;
  /** Further facts of the event. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** Moves items, and the order with them, and writes it into the order's history. @returns the order's status */
export async function saveProgress(tx: Tx, progress: Progress): Promise<OrderStatus> {
  const { order, items, to, parcelId = null, now } = progress;
  const itemIds = items.map(({ id }) => id);
  await updateItems(tx, { itemIds, status: to, parcelId, now });
  const moved = new Set(itemIds);
  const status = orderStatusOf(order.items.map((item) => (moved.has(item.id) ? to : item.status)));
  await updateStatus(tx, order.id, status, now);
  const data = { ...progress.data, items: itemIds, status };
  await noteOrderEvent(tx, { orderId: order.id, kind: progress.event, actor: progress.actor, data, now });
  return status;
}

/** How a command ended, and where the order is now. */
export interface Stepped {
  /** `already`: it had been done before, nothing was changed. */
  readonly outcome: 'done' | 'already';
  readonly status: OrderStatus;
}

/** Does something to a locked order, in a transaction of its own. */
export function onOrder<Result>(
  deps: Pick<DeskDeps, 'db'>,
  number: string,
  work: (tx: Tx, order: Order) => Promise<Result>,
): Promise<Result> {
  return deps.db.transaction().execute(async (tx) => work(tx, await takeOrder(tx, number)));
}
