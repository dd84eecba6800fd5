import { LOWER_ALPHANUMERIC } from '../../../platform/random/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import { isAsSeen, markBasket } from '../../basket/index.ts';
import { spendGiftCard, spendLoyalty } from '../../loyalty/index.ts';
import { type Attempt, openAttempt } from '../../payments/index.ts';
import { redeemPromotions } from '../../promotions/index.ts';
import { reserveStock } from '../../stock/index.ts';
import { amountToPay } from '../amounts.rules.ts';
import type { OrderDeps } from '../order.deps.ts';
import { itemsOf, wishesOf } from './items.rules.ts';
import { isPayingAnother, type LockedOrder } from './locking.queries.ts';
import { finishPlacing } from './finishing.service.ts';
import type { PlaceRequest, Refused } from './placement.ts';
import { firstStatus } from './status.rules.ts';
import { writeOrder } from './writing.queries.ts';

/** Ends the transaction that would have placed the order: nothing of it stays. */
export class NotPlaced extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(`Not placed: ${refused.reason}`);
    this.name = 'NotPlaced';
    this.refused = refused;
  }
}

export interface Reserved {
  readonly orderId: number;
  readonly attempt: Attempt;
}

interface Naming {
  readonly number: string;
  readonly attemptReference: string;
  readonly now: Date;
}

/**
 * Takes all that an order needs, in the transaction that has locked its basket: vouchers and budgets, pieces, balances; writes
 * the order and its attempt at paying down. Where no gateway has a part in it, the order is placed at once; otherwise the
 * basket is frozen until the money is there. `former` is what an earlier attempt left.
 * @throws NotPlaced where something is not what the shopper saw, or is used up
 */
export async function reserveOrder(
  deps: OrderDeps,
  tx: Tx,
  request: CheckedRequest,
  former: LockedOrder | null,
): Promise<Reserved> {
  const now = deps.clock.now();
  const naming = { number: former?.number ?? newNumber(deps), attemptReference: newReference(deps), now };
  if (!(await isAsSeen(tx, request.basket, now))) throw new NotPlaced({ reason: 'changed' });
  await checkFirstOrder(tx, request);
  await redeem(tx, request, naming);
  const orderId = await reserveGoods(deps, tx, request, naming);
  const attempt = await open(deps, tx, request, naming);
  await spendBalances(tx, request, naming);
  const basketId = request.basket.basket.head?.id ?? 0;
  if (attempt.state === 'started') await markBasket(tx, basketId, { status: 'frozen', now });
  else await finishPlacing(deps, tx, { id: orderId, basketId, ...request.buyer, method: request.payment.method, now });
  deps.faults.reach('placing.reserving');
  return { orderId, attempt };
}

// Nobody can guess one; clients make numbers of it, so it stays below 2^53.
function newNumber({ random }: OrderDeps): string {
  return random.text(1, '12345678') + random.text(15, '0123456789');
}

function newReference({ random }: OrderDeps): string {
  return random.text(32, LOWER_ALPHANUMERIC);
}

/**
 * Locks a customer who is logged in: an erasure locks them before baskets too, and the order's row refers to them. What
 * promotions went by must hold until the order is placed; orders that are placed at once are counted with it.
 * @returns whether it still holds, and the customer is there
 */
export async function lockCustomer(tx: Tx, { basket, buyer, caller, gateway }: PlaceRequest): Promise<boolean> {
  const { customer } = caller;
  if (customer === null) return true;
  const facts = await lockCustomerFacts(tx, buyer.customerId);
  if (gateway !== null && basket.basket.adjustments.length === 0) return facts !== null;
  return facts?.orderCount === customer.orderCount && facts.segment === customer.segment;
}

/** A request, and whether one of its promotions is for first orders only. */
export type CheckedRequest = PlaceRequest & { readonly isFirstOnly: boolean };

/** Whether a promotion of the basket is for first orders only. */
export async function isForFirstOrder(
  deps: Pick<OrderDeps, 'promotions'>,
  { basket, buyer }: PlaceRequest,
): Promise<boolean> {
  const { adjustments } = basket.basket;
  if (buyer.isGuest || adjustments.length === 0) return false;
  const { byPromotion } = await deps.promotions();
  return adjustments.some(({ promotionId }) =>
    byPromotion.get(promotionId)?.promotion.conditions.some(({ type }) => type === 'first_order'),
  );
}

/** One first order is enough: while one is being paid, no other is begun. The customer is locked. */
async function checkFirstOrder(tx: Tx, { basket, buyer, isFirstOnly }: CheckedRequest): Promise<void> {
  const basketId = basket.basket.head?.id ?? 0;
  if (isFirstOnly && (await isPayingAnother(tx, buyer.customerId, basketId)))
    throw new NotPlaced({ reason: 'used_up' });
}

async function redeem(tx: Tx, { basket, buyer, caller }: PlaceRequest, { number, now }: Naming): Promise<void> {
  const customerId = buyer.isGuest ? null : buyer.customerId;
  const { adjustments } = basket.basket;
  const refused = await redeemPromotions(tx, {
    ...{ reference: number, customerId, currency: caller.currency, adjustments, now },
  });
  if (refused.length > 0) throw new NotPlaced({ reason: 'used_up' });
}

async function reserveGoods(deps: OrderDeps, tx: Tx, request: PlaceRequest, naming: Naming): Promise<number> {
  const { basket, showing } = request.basket;
  const { allocations, shortages } = await reserveStock(deps, tx, wishesOf(basket), naming.now);
  if (shortages.length > 0) {
    throw new NotPlaced({ reason: 'short', productIds: shortages.map(({ productId }) => productId) });
  }
  const status = firstStatus(request.payment.method, deps.config.ordersAwaitApproval);
  return writeOrder(tx, { ...naming, request, status, allocations, items: itemsOf(basket, showing) });
}

function open(deps: OrderDeps, tx: Tx, request: PlaceRequest, naming: Naming): Promise<Attempt> {
  const { payment, gateway, amounts, caller, buyer, saveCard } = request;
  return openAttempt(tx, {
    ...{ reference: naming.attemptReference, orderNumber: naming.number, optionId: payment.option.id, gateway },
    ...{ method: payment.method, amount: amountToPay(amounts), currency: caller.currency, now: naming.now },
    installmentCount: payment.card?.installmentCount ?? 1,
    saveCardFor: saveCard && !buyer.isGuest ? buyer.customerId : null,
    expiresAt: new Date(naming.now.getTime() + deps.config.paymentMinutes * 60_000),
  });
}

/** By the attempt's reference: the next attempt spends anew. */
async function spendBalances(tx: Tx, request: PlaceRequest, { attemptReference, now }: Naming): Promise<void> {
  const { amounts, buyer, caller, giftCardId } = request;
  const spent = { reference: attemptReference, now };
  if (giftCardId !== null && amounts.giftCard > 0) {
    const isSpent = await spendGiftCard(tx, { giftCardId, amount: amounts.giftCard, ...spent });
    if (!isSpent) throw new NotPlaced({ reason: 'used_up' });
  }
  const loyalty = { customerId: buyer.customerId, currency: caller.currency, amount: amounts.loyalty, ...spent };
  if (amounts.loyalty > 0 && !(await spendLoyalty(tx, loyalty))) throw new NotPlaced({ reason: 'used_up' });
}
