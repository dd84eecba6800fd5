import type { Tx } from '../../../platform/db/index.ts';
import { cancelAttempt, findAttempt } from '../../payments/index.ts';
import { releaseRedemptions } from '../../promotions/index.ts';
import { enqueueOrderMail } from '../mails/enqueueing.service.ts';
import type { Order, OrderItem, OrderStatus } from '../order.ts';
import type { OrderEventKind } from '../timeline/event.ts';
import type { DeskDeps } from './desk.deps.ts';
import { changedMeanwhile } from './desk.refusals.ts';
import { cancelledDiscounts, reductionOf, type Reduction } from './money.rules.ts';
import { insertReduction } from './orders.queries.ts';
import { beginRefund, type BegunRefund, carryOutRefund, type RefundWay } from './refunding.service.ts';
import type { RefundState } from './refunds.queries.ts';
import { collectAtDoor } from './shipping.service.ts';
import { emptiesOrder, moving, type Moving, requested } from './status.rules.ts';
import { returnStock } from './stock.service.ts';
import {
  type Actor,
  type Command,
  type Moved,
  movedOf,
  lockBuyer,
  readOrder,
  saveProgress,
  takeOfBuyer,
  takeOrder,
} from './taking.service.ts';

/** What is taken out of an order, and how its money goes back. */
export interface Withdrawal extends Command {
  readonly way: RefundWay;
  readonly actor: Actor;
  /** Whether the items wait for the answer to a request of their buyer's (status 50). */
  readonly isRequested: boolean;
}

/** Where the order and the money are then; null where there was no money to give back. */
export interface Withdrawn {
  readonly outcome: 'done' | 'already';
  readonly status: OrderStatus;
  readonly refund: (Omit<BegunRefund, 'state'> & { readonly state: RefundState }) | null;
}

/** What else belongs into the transaction: told the items that are taken out and their refund. */
export type Together = (
  tx: Tx,
  taken: { readonly items: readonly OrderItem[]; readonly refund: BegunRefund | null },
) => Promise<void>;

const NOTHING_ELSE: Together = () => Promise.resolve();

// Somebody else's change comes between at most once or twice.
const MOST_TRIES = 3;

/**
 * Cancels items that are not sent yet, or all: their pieces go back on sale, and what was paid for them goes back. When the
 * whole order is cancelled, so do shipping, fees and interest, and its vouchers can be used again. One transaction, then the
 * gateway, then another; done again, it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 for what is sent, or waits for the answer to a request;
 *   invalid under `items`; conflict order_changed when others keep changing the order
 */
export async function cancelItems(
  deps: DeskDeps,
  withdrawal: Withdrawal,
  together: Together = NOTHING_ELSE,
): Promise<Withdrawn> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const isWhole = wouldEmpty(await readOrder(deps.db, withdrawal.number), withdrawal);
    const done = await inOne(deps, { withdrawal, isWhole, together });
    if (done !== null) return finish(deps, done);
  }
  throw changedMeanwhile();
}

/** Ends a transaction that went by what is not so: nothing of it stays. */
class SeenOtherwise extends Error {}

async function inOne(deps: DeskDeps, cancelling: Cancelling): Promise<Withdrawn | null> {
  try {
    return await deps.db.transaction().execute((tx) => cancelLocked(deps, tx, cancelling));
  } catch (error) {
    if (error instanceof SeenOtherwise) return null;
    throw error;
  }
}

function movingOf(step: 'cancel' | 'refund', order: Order, { itemIds, isRequested }: Withdrawal): Moving {
  return isRequested ? requested(step, order, itemIds ?? []) : moving(step, order, itemIds);
}

function wouldEmpty(order: Order, withdrawal: Withdrawal): boolean {
  const outcome = movingOf('cancel', order, withdrawal);
  return outcome.kind === 'moved' && emptiesOrder(order, outcome.items);
}

interface Cancelling {
  readonly withdrawal: Withdrawal;
  /** Whether nothing will be left of the order, as it looked before its lock. */
  readonly isWhole: boolean;
  readonly together: Together;
}

/** Vouchers are locked before orders, so that whether they go back is decided by a look, and held against the locked order. */
async function cancelLocked(deps: DeskDeps, tx: Tx, { withdrawal, isWhole, together }: Cancelling): Promise<Withdrawn> {
  const now = deps.clock.now();
  await lockBuyer(tx, withdrawal.number);
  if (isWhole) await releaseRedemptions(tx, withdrawal.number, now);
  const order = await takeOfBuyer(tx, withdrawal.number);
  const moved = movedOf('cancel', movingOf('cancel', order, withdrawal));
  if (moved === null) return { outcome: 'already', status: order.status, refund: null };
  if (emptiesOrder(order, moved.items) !== isWhole) throw new SeenOtherwise();
  const taking = { order, moved, event: 'cancelled', actor: withdrawal.actor, now } as const;
  const { status, reduction } = await takeOut(tx, { ...taking, isWhole });
  await returnStock(deps, tx, { orderId: order.id, items: moved.items, now });
  const refund = await beginRefund(tx, { order, items: moved.items, reduction, way: withdrawal.way, now });
  if (isWhole) await endPayment(tx, order, now);
  await collectAtDoor(tx, order, status, now);
  await together(tx, { items: moved.items, refund });
  await enqueueOrderMail(tx, 'cancelled', order.id, now);
  await deps.orderMoved(tx, { orderId: order.id, now });
  return { outcome: 'done', status, refund };
}

/** Money that is waited for is not waited for any more. */
async function endPayment(tx: Tx, { attemptReference }: Order, now: Date): Promise<void> {
  if (attemptReference === null) return;
  const attempt = await findAttempt(tx, attemptReference);
  if (attempt?.state === 'awaiting') await cancelAttempt(tx, attemptReference, now);
}

interface TakingOut {
  readonly order: Order;
  readonly moved: Moved;
  readonly isWhole: boolean;
  readonly event: OrderEventKind;
  readonly actor: Actor;
  readonly now: Date;
}

/** Items leave the order: statuses and amounts. */
async function takeOut(tx: Tx, taking: TakingOut): Promise<{ status: OrderStatus; reduction: Reduction }> {
  const { order, moved, isWhole, event, actor, now } = taking;
  const reduction = reductionOf(order, moved.items, isWhole);
  const cancelled = order.refunds.discount + reduction.discount;
  await insertReduction(tx, {
    ...{ orderId: order.id, ...reduction },
    discounts: cancelledDiscounts(order.discounts, cancelled),
  });
  const data = { amount: reduction.amount };
  return { status: await saveProgress(tx, { order, ...moved, event, actor, data, now }), reduction };
}

/**
 * Gives back what was paid for items that were sent: they came back, or were not taken in. One transaction, then the gateway,
 * then another; done again, it changes nothing. The pieces are counted as stock when somebody counts them.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 for what is not sent, or waits for the answer to a
 *   request; invalid under `items`
 */
export async function refundItems(
  deps: DeskDeps,
  withdrawal: Withdrawal,
  together: Together = NOTHING_ELSE,
): Promise<Withdrawn> {
  const done = await deps.db.transaction().execute(async (tx): Promise<Withdrawn> => {
    const order = await takeOrder(tx, withdrawal.number);
    const moved = movedOf('refund', movingOf('refund', order, withdrawal));
    if (moved === null) return { outcome: 'already', status: order.status, refund: null };
    const now = deps.clock.now();
    const taking = { order, moved, event: 'returned', actor: withdrawal.actor, now } as const;
    const { status, reduction } = await takeOut(tx, { ...taking, isWhole: false });
    const refund = await beginRefund(tx, { order, items: moved.items, reduction, way: withdrawal.way, now });
    await together(tx, { items: moved.items, refund });
    await deps.orderMoved(tx, { orderId: order.id, now });
    return { outcome: 'done', status, refund };
  });
  return finish(deps, done);
}

/** The gateway is asked when nothing is locked any more. */
async function finish(deps: DeskDeps, done: Withdrawn): Promise<Withdrawn> {
  const { refund } = done;
  if (refund?.state !== 'under_way') return done;
  return { ...done, refund: { ...refund, state: await carryOutRefund(deps, refund.id) } };
}
