import { notFound } from '../../../kernel/errors.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import type { Shopper } from '../../../platform/http/index.ts';
import { loyaltyOfOrders, type LoyaltyTransaction } from '../../loyalty/index.ts';
import type { ItemCancellation } from '../cancellation.ts';
import type { Order } from '../order.ts';
import { findLatestOrder, findOrderOf, findOrders, type OrderFilter } from './orders.queries.ts';
import type { OrderReadingDeps } from './reading.deps.ts';

/** An order, what can be done about its items, and what became of loyalty money for it. */
export interface ShownOrder {
  readonly order: Order;
  readonly cancellations: ReadonlyMap<number, ItemCancellation>;
  readonly loyalty: readonly LoyaltyTransaction[];
}

type ShowingDeps = Pick<OrderReadingDeps, 'cancellations' | 'db'>;

/** Orders with what belongs to them elsewhere, all at once: one statement where loyalty money moved, none where not. */
async function withTheRest({ cancellations, db }: ShowingDeps, orders: readonly Order[]): Promise<ShownOrder[]> {
  if (orders.length === 0) return [];
  const found = await cancellations(orders);
  const moved = orders.filter(({ amounts, refunds }) => amounts.loyalty > 0 || refunds.amount > 0);
  const transactions =
    moved.length === 0
      ? []
      : await loyaltyOfOrders(
          db,
          moved.map(({ number }) => number),
        );
  const byNumber = Map.groupBy(transactions, ({ orderNumber }) => orderNumber);
  return orders.map((order) => ({ order, cancellations: found, loyalty: byNumber.get(order.number) ?? [] }));
}

/**
 * A page of the shopper's orders, newest first, and how many there are; without a filter there is nothing. A guest has the
 * most recent one only, whatever is asked for. One statement, besides those for cancellations and loyalty money.
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
  return { items: await withTheRest(deps, items), total };
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
export async function showOrder(deps: ShowingDeps, order: Order): Promise<ShownOrder> {
  const [shown] = await withTheRest(deps, [order]);
  if (shown === undefined) throw new Error('An order went missing while it was shown');
  return shown;
}
