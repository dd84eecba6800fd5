import type { Tx } from '../../../platform/db/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import { lockById, markBasket } from '../../basket/index.ts';
import { giveBackGiftCard, giveBackLoyalty } from '../../loyalty/index.ts';
import { type Attempt, cancelAttempt, type GatewayAnswer, settleAttempt } from '../../payments/index.ts';
import { releaseRedemptions } from '../../promotions/index.ts';
import { releaseStock } from '../../stock/index.ts';
import type { OrderDeps } from '../order.deps.ts';
import { finishPlacing } from './finishing.service.ts';
import { findOrderPaidBy, type FoundOrder, type LockedOrder, lockOrder, lockOrderOfBasket } from './locking.queries.ts';
import { findPlaced } from './placed.queries.ts';
import type { Placement } from './placement.ts';
import { forgetReserved } from './writing.queries.ts';

/** What a gateway says of an attempt, by its reference. */
export interface PaymentNotice {
  readonly reference: string;
  readonly answer: GatewayAnswer;
}

/**
 * Settles an attempt at paying by what its gateway says: the order is placed, or what was taken for it is given back. What
 * comes twice, or too late, changes nothing more; money that came too late goes back.
 * Concurrency: the order's basket is locked, so that the shopper's return, the gateway's own call, the job that asks and
 * an edit of the basket take turns; the first that settles it counts.
 * @returns how it stands with the order now; null where no order knows the attempt
 */
export async function settlePayment(deps: OrderDeps, notice: PaymentNotice): Promise<Placement | null> {
  const found = await findOrderPaidBy(deps.db, notice.reference);
  return found === null ? null : settleOrder(deps, found, notice);
}

/** As `settlePayment`, of an order that is known. */
export async function settleOrder(
  deps: OrderDeps,
  found: FoundOrder,
  notice: PaymentNotice,
): Promise<Placement | null> {
  return deps.db.transaction().execute(async (tx) => {
    if (found.customerId !== null && !found.isGuest) await lockCustomerFacts(tx, found.customerId);
    if (found.basketId !== null) await lockById(tx, found.basketId);
    const order = await lockOrder(tx, found.id);
    if (order === null) return null;
    const placement = await settle(deps, tx, order, notice);
    deps.faults.reach('placing.settling');
    return placement;
  });
}

async function settle(deps: OrderDeps, tx: Tx, order: LockedOrder, notice: PaymentNotice): Promise<Placement> {
  const now = deps.clock.now();
  const settled = await settleAttempt(tx, notice.reference, notice.answer, now);
  if (settled === null) throw new Error(`Attempt ${notice.reference} is gone`);
  const { before, attempt } = settled;
  const isCurrent = order.attemptReference === attempt.reference && order.placedAt === null;
  if (isCurrent && before !== attempt.state) {
    if (attempt.state === 'captured') {
      const placed = await finishPlacing(deps, tx, { ...order, method: order.payment.method, now });
      if (placed !== null) return { kind: 'placed', order: placed };
    }
    if (attempt.state === 'declined') await release(deps, tx, order, now);
  }
  return placementOf(tx, order, attempt);
}

async function placementOf(tx: Tx, order: LockedOrder, attempt: Attempt): Promise<Placement> {
  const { state, failure, handOver } = attempt;
  if (state === 'captured' || state === 'awaiting') {
    const placed = await findPlaced(tx, order.id);
    if (placed !== null) return { kind: 'placed', order: placed };
  }
  if (state === 'pending' && handOver !== null) return { kind: 'handed_over', handOver };
  if (state === 'declined') return { kind: 'refused', refused: { reason: 'payment', failure: failure ?? 'declined' } };
  return { kind: 'refused', refused: { reason: state === 'started' || state === 'pending' ? 'busy' : 'abandoned' } };
}

/** Gives back what was taken for an order that comes to nothing; its basket is open again. */
async function release(deps: OrderDeps, tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  await releaseRedemptions(tx, order.number, now);
  await releaseStock(deps, tx, await forgetReserved(tx, order.id), now);
  if (order.attemptReference !== null) {
    await giveBackGiftCard(tx, order.attemptReference, now);
    await giveBackLoyalty(tx, order.attemptReference, now);
  }
  if (order.basketId !== null) await markBasket(tx, order.basketId, { status: 'active', now });
}

/**
 * Ends the attempt at paying that a frozen basket waits for, in the transaction that has locked the basket: it can be
 * changed again, and money that arrives later goes back. @returns false while the gateway is asked at this moment
 */
export async function abandonOrder(deps: OrderDeps, tx: Tx, basketId: number, now: Date): Promise<boolean> {
  const order = await lockOrderOfBasket(tx, basketId);
  if (order?.placedAt != null) return false;
  if (order?.attemptReference == null) {
    await markBasket(tx, basketId, { status: 'active', now });
    return true;
  }
  if ((await cancelAttempt(tx, order.attemptReference, now)) === 'in_flight') return false;
  await release(deps, tx, order, now);
  return true;
}
