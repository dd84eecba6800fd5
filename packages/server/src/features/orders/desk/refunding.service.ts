import type { Tx } from '../../../platform/db/index.ts';
import { later, SECOND } from '../../../platform/clock/index.ts';
import { enqueue, withdraw } from '../../../platform/jobs/index.ts';
import { refundToGiftCard, refundToLoyalty } from '../../loyalty/index.ts';
import { type Attempt, findAttempt } from '../../payments/index.ts';
import { amountToPay } from '../amounts.rules.ts';
import { ORDER_DESK_JOBS } from './job-names.ts';
import { enqueueOrderMail } from '../mails/enqueueing.service.ts';
import type { Order, OrderItem } from '../order.ts';
import { lockOrdersOf, type OrdersOwner } from '../owners/owners.queries.ts';
import { noteOrderEvent } from '../timeline/events.queries.ts';
import type { DeskDeps } from './desk.deps.ts';
import { noSuchRefund } from './desk.refusals.ts';
import { type Reduction, partsOf, type RefundParts, sum, totalOf } from './money.rules.ts';
import {
  deleteAccountsOf,
  findRefund,
  findRefunds,
  insertRefund,
  type OrderRefund,
  type RefundState,
  updateGatewayPart,
  updateTransferred,
} from './refunds.queries.ts';
import type { Actor } from './taking.service.ts';

/** Where the money goes that no gateway gives back, and whether the buyer wants loyalty money instead. */
export interface RefundWay {
  /** Checked before. */
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly allAsLoyalty: boolean;
}

/** A refund as it was written down: its reference tells the one who asked what became of it. */
export interface BegunRefund {
  readonly id: number;
  readonly reference: string;
  readonly state: RefundState;
}

export interface Refunding {
  readonly order: Order;
  readonly items: readonly OrderItem[];
  readonly reduction: Reduction;
  readonly way: RefundWay;
  readonly now: Date;
}

/**
 * Writes a refund down and gives back to balances what goes there, in the transaction that holds the order's lock. The
 * gateway's part is under way until `carryOutRefund` has asked it, or a job has. Null where there is nothing to refund.
 */
export async function beginRefund(tx: Tx, refunding: Refunding): Promise<BegunRefund | null> {
  const { order, reduction, way, now } = refunding;
  const { amount } = reduction;
  if (amount === 0) return null;
  const former = await findRefunds(tx, order.id);
  const parts = await shareOut(tx, refunding, former);
  const reference = `${order.number}-${former.length + 1}`;
  const state = stateOf(parts);
  const account = parts.hand > 0 ? { iban: way.iban, holderName: way.holderName } : { iban: null, holderName: null };
  const id = await insertRefund(tx, { orderId: order.id, reference, amount, parts, state, ...account, now });
  await fillBalances(tx, order, { reference, parts, now });
  if (state === 'under_way') await enqueueRefund(tx, id, later(now, PATIENCE));
  if (state === 'done' && parts.unpaid < amount) {
    await tellOfMoney(tx, { orderId: order.id, reference, parts }, 'system', now);
  }
  return { id, reference, state };
}

async function shareOut(tx: Tx, refunding: Refunding, former: readonly OrderRefund[]): Promise<RefundParts> {
  const { order, reduction, way } = refunding;
  const { attemptReference, amounts } = order;
  const attempt = attemptReference === null ? null : await findAttempt(tx, attemptReference);
  return partsOf(reduction.amount, {
    paid: { option: amountToPay(amounts), loyalty: amounts.loyalty, giftCard: amounts.giftCard },
    returned: addUp(former.map(({ parts }) => parts)),
    byGateway: attempt !== null && attempt.gateway !== null,
    collected: collectedOf(refunding, attempt),
    loyaltyTo: order.isGuest ? null : order.customerId,
    allAsLoyalty: way.allAsLoyalty,
  });
}

function stateOf({ gateway, hand }: RefundParts): RefundState {
  if (gateway > 0) return 'under_way';
  return hand > 0 ? 'by_hand' : 'done';
}

type Told = Pick<OrderRefund, 'orderId' | 'reference' | 'parts'>;

/** All of a refund that somebody had paid has gone back. */
async function tellOfMoney(tx: Tx, { orderId, reference, parts }: Told, actor: Actor, now: Date): Promise<void> {
  const amount = totalOf(parts) - parts.unpaid;
  await noteOrderEvent(tx, { orderId, kind: 'refunded', actor, data: { refund: reference, amount }, now });
  await enqueueOrderMail(tx, 'refunded', orderId, now);
}

/** Whoever wrote the refund down asks the gateway at once; a job does where that one has died. */
const PATIENCE = 60 * SECOND;

/** What of the amount came by the payment option: at the door, the parcels that were taken in were paid for. */
function collectedOf({ order, items, reduction }: Refunding, attempt: Attempt | null): number {
  if (attempt === null) return 0;
  if (attempt.state === 'captured') return reduction.amount;
  if (attempt.method !== 'on_delivery') return 0;
  const taken = new Set(order.parcels.filter(({ deliveredAt }) => deliveredAt !== null).map(({ id }) => id));
  const paid = items.filter(({ parcelId }) => parcelId !== null && taken.has(parcelId));
  return sum(paid.map(({ id }) => reduction.items.get(id) ?? 0));
}

function addUp(parts: readonly RefundParts[]): RefundParts {
  const total = (name: keyof RefundParts) => sum(parts.map((part) => part[name]));
  return {
    ...{ gateway: total('gateway'), hand: total('hand'), unpaid: total('unpaid') },
    ...{ loyalty: total('loyalty'), giftCard: total('giftCard') },
  };
}

interface Filling {
  readonly reference: string;
  readonly parts: RefundParts;
  readonly now: Date;
}

async function fillBalances(tx: Tx, order: Order, { reference, parts, now }: Filling): Promise<void> {
  const { customerId, currency, attemptReference } = order;
  if (parts.giftCard > 0 && attemptReference !== null) {
    await refundToGiftCard(tx, { spendingReference: attemptReference, amount: parts.giftCard, reference, now });
  }
  if (parts.loyalty > 0 && customerId !== null) {
    await refundToLoyalty(tx, { customerId, currency, amount: parts.loyalty, reference, now });
  }
}

function jobKey(id: number): string {
  return `${ORDER_DESK_JOBS.refund}:${id}`;
}

async function enqueueRefund(tx: Tx, id: number, runAt: Date): Promise<void> {
  await enqueue(tx, { name: ORDER_DESK_JOBS.refund, payload: { refundId: id }, key: jobKey(id), runAt });
}

/**
 * Asks the gateway for the part of a refund that goes back by it, with no transaction open, and writes down what it says: two
 * short transactions around the call. What the gateway refuses somebody has to transfer. Done again, or by two at once, the
 * money goes back once.
 * @returns where the refund is then; `under_way`: the gateway has not answered, a job goes on asking
 */
export async function carryOutRefund(deps: DeskDeps, id: number): Promise<RefundState> {
  const refund = await findRefund(deps.db, id);
  if (refund === null) throw noSuchRefund(id);
  if (refund.state !== 'under_way') return refund.state;
  if (refund.attemptReference === null) throw new Error(`Refund ${id} has no payment`);
  const { attemptReference: reference, reference: refundReference, parts } = refund;
  const answer = await deps.refundPayment({ reference, refundReference, amount: parts.gateway });
  if (answer === 'unknown') return 'under_way';
  return deps.db.transaction().execute((tx) => settle(deps, tx, refund, answer === 'done'));
}

async function settle(deps: DeskDeps, tx: Tx, refund: OrderRefund, isDone: boolean): Promise<RefundState> {
  const now = deps.clock.now();
  const state = await updateGatewayPart(tx, { id: refund.id, isDone, now });
  if (state === null) return (await findRefund(tx, refund.id))?.state ?? 'done';
  await withdraw(tx, jobKey(refund.id));
  if (state === 'done') {
    await tellOfMoney(tx, refund, 'system', now);
    await deps.refundDone(tx, { reference: refund.reference, now });
  }
  return state;
}

/**
 * The money of a refund that had to be transferred is on its way. One transaction; done again, it changes nothing.
 * @throws Refusal not_found no_such_refund
 */
export async function noteTransfer(
  deps: DeskDeps,
  id: number,
): Promise<{ outcome: 'done' | 'already'; refund: OrderRefund }> {
  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock.now();
    const isNew = await updateTransferred(tx, id, now);
    const refund = await findRefund(tx, id);
    if (refund === null) throw noSuchRefund(id);
    if (!isNew) return { outcome: 'already', refund };
    await tellOfMoney(tx, refund, 'staff', now);
    await deps.refundDone(tx, { reference: refund.reference, now });
    return { outcome: 'done', refund };
  });
}

const ASKED_AGAIN = 900 * SECOND;

/** The job: asks once more; where the gateway is silent still, again in a quarter of an hour. */
export async function goOnWithRefund(deps: DeskDeps, id: number): Promise<void> {
  const state = await carryOutRefund(deps, id);
  if (state !== 'under_way') return;
  const runAt = later(deps.clock.now(), ASKED_AGAIN);
  await deps.db.transaction().execute((tx) => enqueueRefund(tx, id, runAt));
}

/**
 * Forgets where the money of somebody who is erased went; where money is still to go has to be known. Their orders are locked
 * until the transaction ends, as whoever else writes what belongs to them locks them first.
 * @returns the ids of the orders
 */
export async function eraseRefundAccountsOf(tx: Tx, owner: OrdersOwner): Promise<number[]> {
  const orderIds = (await lockOrdersOf(tx, owner)).map(({ id }) => id);
  await deleteAccountsOf(tx, orderIds);
  return orderIds;
}
