import type { Executor } from '../../../platform/db/index.ts';
import type { Order } from '../order.ts';
import {
  findDeskOrders,
  findHistory,
  type HistoryEntry,
  type ListedOrder,
  type OrderSearch,
} from './listing.queries.ts';
import { findOpenRefunds, findRefunds, type OrderRefund } from './refunds.queries.ts';
import { readOrder } from './taking.service.ts';

export interface ListingDeps {
  readonly db: Executor;
}

/** Placed orders, the newest first. */
export function listOrders({ db }: ListingDeps, search: OrderSearch): Promise<ListedOrder[]> {
  return findDeskOrders(db, search);
}

/** An order with what became of it and of its money. */
export interface DeskOrder {
  readonly order: Order;
  readonly refunds: readonly OrderRefund[];
  readonly history: readonly HistoryEntry[];
}

/** @throws Refusal not_found no_such_order */
export async function showOrderAtDesk({ db }: ListingDeps, number: string): Promise<DeskOrder> {
  const order = await readOrder(db, number);
  return { order, refunds: await findRefunds(db, order.id), history: await findHistory(db, order.id) };
}

/** Refunds whose money has not gone back yet, the oldest first. */
export function listOpenRefunds(
  { db }: ListingDeps,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<OrderRefund[]> {
  return findOpenRefunds(db, after, limit);
}
