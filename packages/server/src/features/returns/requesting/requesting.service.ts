import {
  type FieldErrors,
  invalidFields,
  invalidRows,
  notFound,
  type Refusal,
  rejected,
} from '../../../kernel/errors.ts';
import { plainIban } from '../../../kernel/iban.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import { type CancellationRequest, holdItems, type Order, type OrderItem, takeOrder } from '../../orders/index.ts';
import { approveRequests } from '../answering/answering.service.ts';
import { findActiveReasons } from '../reasons/reasons.queries.ts';
import type { ReturnsDeps } from '../returns.deps.ts';
import { rightsOf } from '../showing/rights.rules.ts';
import { findOrdersOfItems, findOwnOrder, type Named } from './orders.queries.ts';
import { faultsOf, type WishFacts } from './requesting.rules.ts';
import {
  findRequests,
  findReturnCompanies,
  insertEasyReturns,
  insertRequests,
  type NewRequest,
} from './requests.queries.ts';
import type { Wish } from './wish.ts';

export interface Asking {
  /** By id: the orders that the items may be of. */
  readonly orders: readonly Named[];
  readonly wishes: readonly Wish[];
  /** The field that the wishes came in as a list of; null for a single one, in fields of its own. */
  readonly list: string | null;
}

/**
 * Asks for items to be cancelled or to be sent back, all of them or none: one transaction. The items wait for an answer, or
 * those that are to be cancelled are at once, where the shop wants it so. Of calls at once for one item one succeeds, and
 * what is shipped at the same moment is not cancelled.
 * @returns the requests, in the order of the wishes
 * @throws Refusal invalid by field, for a list by record; rejected cancellation_request_100_1 where a request waits already,
 *   _2 where it is too late to cancel, _3 where it cannot be sent back (any more)
 */
export async function requestCancellations(deps: ReturnsDeps, asking: Asking): Promise<CancellationRequest[]> {
  const ids = await deps.db.transaction().execute((tx) => requestLocked(deps, tx, asking));
  if (deps.config.cancelWithoutApproval) await cancelAtOnce(deps, asking, ids);
  return findRequests(deps.db, ids);
}

/** What is to be sent back waits for the parcel. Whatever fails here waits for the order desk. */
async function cancelAtOnce(deps: ReturnsDeps, { wishes }: Asking, ids: readonly number[]): Promise<void> {
  const toCancel = ids.filter((_id, index) => wishes[index]?.type === 'cancel');
  if (toCancel.length > 0) await approveRequests(deps, toCancel, 'customer');
}

/** A customer's order by its number or id. @throws Refusal not_found */
export async function ownOrder(deps: ReturnsDeps, customerId: number, numberOrId: string): Promise<Named> {
  const order = await findOwnOrder(deps.db, customerId, numberOrId);
  if (order === null) throw notFound();
  return order;
}

/** The customer's orders that these items are of. */
export function ordersOf(deps: ReturnsDeps, customerId: number, wishes: readonly Wish[]): Promise<Named[]> {
  return findOrdersOfItems(
    deps.db,
    customerId,
    wishes.map(({ itemId }) => itemId),
  );
}

/** A wish that can be met. */
interface Granted {
  readonly wish: Wish;
  readonly order: Order;
  readonly item: OrderItem;
}

async function requestLocked(deps: ReturnsDeps, tx: Tx, asking: Asking): Promise<number[]> {
  const orders: Order[] = [];
  for (const { number } of asking.orders) orders.push(await takeOrder(tx, number));
  const granted = await judge(deps, tx, asking, orders);
  const now = deps.clock.now();
  for (const { number } of orders) await hold(tx, number, granted, now);
  const ids = await insertRequests(tx, granted.map(newRequest), now);
  const made = granted.map(({ item }) => ids.get(item.id) ?? 0);
  const sent = granted.flatMap(({ wish: { type, companyId } }, index) =>
    type === 'cancel' || companyId === null
      ? []
      : [{ requestId: made[index] ?? 0, companyId, code: newCode(deps.random) }],
  );
  await insertEasyReturns(tx, sent, { from: now, until: later(now, deps.config.easyReturnDays * DAY) });
  return made;
}

// Nothing that looks like something else: it is read out at a counter.
const newCode = (random: Random) => random.text(10, '23456789ABCDEFGHJKLMNPQRSTUVWXYZ');

async function judge(
  deps: ReturnsDeps,
  tx: Tx,
  { wishes, list }: Asking,
  orders: readonly Order[],
): Promise<Granted[]> {
  const facts = await factsOf(tx, wishes, orders);
  const faults = wishes.map((wish, index) => faultsOf(wish, facts[index] ?? NOTHING));
  if (faults.some((fault) => Object.keys(fault).length > 0)) throw faulty(faults, list);
  const granted = wishes.flatMap((wish, index): Granted[] => {
    const { order, item } = facts[index] ?? NOTHING;
    return order === null || item === null ? [] : [{ wish, order, item }];
  });
  const twice = new Set(wishes.map(({ itemId }) => itemId)).size < wishes.length;
  if (twice) throw rejected('cancellation_request_100_1', 'request_waiting');
  for (const each of granted) refuseLate(deps, each);
  return granted;
}

const NOTHING: WishFacts = { order: null, item: null, reason: null, takesReturns: false };

async function factsOf(tx: Tx, wishes: readonly Wish[], orders: readonly Order[]): Promise<WishFacts[]> {
  const reasons = await findActiveReasons(
    tx,
    wishes.map(({ reasonId }) => reasonId),
  );
  const wantsCode = wishes.some(({ companyId }) => companyId !== null);
  const companies = new Set(wantsCode ? (await findReturnCompanies(tx)).map(({ id }) => id) : []);
  return wishes.map(({ itemId, reasonId, companyId }) => {
    const order = orders.find(({ items }) => items.some(({ id }) => id === itemId)) ?? null;
    return {
      ...{ order, item: order?.items.find(({ id }) => id === itemId) ?? null },
      ...{ reason: reasons.get(reasonId) ?? null, takesReturns: companyId === null || companies.has(companyId) },
    };
  });
}

function faulty(faults: readonly FieldErrors[], list: string | null): Refusal {
  return list === null ? invalidFields(faults[0] ?? {}) : invalidRows({ [list]: faults });
}

function refuseLate({ clock, config }: ReturnsDeps, { wish, order, item }: Granted): void {
  if (item.status === 50) throw rejected('cancellation_request_100_1', 'request_waiting');
  const rights = rightsOf(order, item, { now: clock.now(), returnDays: config.returnDays });
  if (wish.type === 'cancel' && !rights.isCancellable) {
    throw rejected('cancellation_request_100_2', 'too_late_to_cancel');
  }
  if (wish.type === 'refund' && !rights.isRefundable) throw rejected('cancellation_request_100_3', 'not_returnable');
}

/** Cancellations and returns are told apart in the order's history. */
async function hold(tx: Tx, number: string, granted: readonly Granted[], now: Date): Promise<void> {
  for (const type of ['cancel', 'refund'] as const) {
    const order = await takeOrder(tx, number);
    const holds = granted
      .filter(({ wish, order: { id } }) => wish.type === type && id === order.id)
      .map(({ wish, item }) => ({ item, quantity: wish.quantity ?? item.quantity }));
    if (holds.length === 0) continue;
    const event = type === 'cancel' ? 'cancellation_requested' : 'return_requested';
    await holdItems(tx, { order, holds, event, actor: 'customer', data: {}, now });
  }
}

function newRequest({ wish, order, item }: Granted): NewRequest {
  const { reasonId, type, description, holderName, allAsLoyalty } = wish;
  return {
    ...{ orderId: order.id, itemId: item.id, reasonId, type, description, holderName, allAsLoyalty },
    ...{ quantity: wish.quantity ?? item.quantity, statusBefore: item.status },
    iban: wish.iban === null ? null : plainIban(wish.iban),
  };
}
