import { notFound } from '../../../kernel/errors.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import type { Shopper } from '../../../platform/http/index.ts';
import type { ItemCancellation } from '../cancellation.ts';
import type { Order } from '../order.ts';
import { findLatestOrder, findOrderOf, findOrders, type OrderFilter } from './orders.queries.ts';
import type { OrderReadingDeps } from './reading.deps.ts';

/** An order, and what can be done about its items. */
export interface ShownOrder {
  readonly order: Order;
  readonly cancellations: ReadonlyMap<number, ItemCancellation>;
}

/** Adds to orders what can be cancelled and sent back of them, all at once. */
async function withCancellations(
  { cancellations }: Pick<OrderReadingDeps, 'cancellations'>,
  orders: readonly Order[],
): Promise<ShownOrder[]> {
  if (orders.length === 0) return [];
  const found = await cancellations(orders);
  return orders.map((order) => ({ order, cancellations: found }));
}

/**
 * A page of the shopper's orders, newest first, and how many there are; without a filter there is nothing. A guest has the
 * most recent one only, whatever is asked for. One statement, besides those for cancellations.
 */
export async function listOrders(
  deps: OrderReadingDeps,
  { customerId, isGuest }: Shopper,
  { page, filter }: { readonly page: Page; readonly filter: OrderFilter | null },
): Promise<Slice<ShownOrder>> {
  if (!isGuest && filter === null) return { items: [], total: 0 };
  const { items, total } =
    isGuest || filter === null
      ? await latestAsList(deps, customerId, page)
      : await findOrders(deps.db, { customerId }, filter, page);
  return { items: await withCancellations(deps, items), total };
}

async function latestAsList({ db }: OrderReadingDeps, customerId: number, page: Page): Promise<Slice<Order>> {
  const latest = await findLatestOrder(db, customerId);
  if (latest === null) return { items: [], total: 0 };
  return { items: page.number === 1 ? [latest] : [], total: 1 };
}

/**
 * One of the shopper's orders; of a guest the most recent one, whatever the id.
 * @throws Refusal not_found for an unknown or foreign one
 */
export async function getOwnOrder(
  { db }: Pick<OrderReadingDeps, 'db'>,
  { customerId, isGuest }: Shopper,
  id: number,
): Promise<Order> {
  const order = isGuest ? await findLatestOrder(db, customerId) : await findOrderOf(db, { customerId, id });
  if (order === null) throw notFound();
  return order;
}

/** One order as it is shown. */
export async function showOrder(deps: Pick<OrderReadingDeps, 'cancellations'>, order: Order): Promise<ShownOrder> {
  return { order, cancellations: await deps.cancellations([order]) };
}
