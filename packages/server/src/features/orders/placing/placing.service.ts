import type { Tx } from '../../../platform/db/index.ts';
import { lockOwnBasket } from '../../basket/index.ts';
import type { Attempt, PostalAddress } from '../../payments/index.ts';
import type { OrderAddress } from '../order.ts';
import type { OrderDeps } from '../order.deps.ts';
import { goOn, placedBefore } from './going-on.service.ts';
import { type FoundOrder, lockOrderOfBasket } from './locking.queries.ts';
import type { Placement, PlaceRequest, Refused } from './placement.ts';
import { type CheckedRequest, isForFirstOrder, lockCustomer, NotPlaced, reserveOrder } from './reserving.service.ts';
import { settleOrder } from './settling.service.ts';

const MOST_TRIES = 4;

/**
 * Places the order of a complete checkout: reserves the goods, gets the money, and settles. Between two short transactions
 * the gateway is asked with none open. Wire: docs/protocol/checkout.md, "Placing the order".
 *
 * Concurrency: calls for one basket take turns; the first makes the order, the others find it, or wait for its attempt at
 * paying and are answered alike. Of what is scarce (pieces, vouchers, budgets, balances) exactly as much is given out as there is.
 * A process that dies on the way leaves an attempt that a job asks the gateway about: the order is placed or released then.
 * @returns refused: nothing is taken, and the basket is open again
 */
export async function placeOrder(deps: OrderDeps, request: PlaceRequest): Promise<Placement> {
  const { head, namespace } = request.basket.basket;
  if (head === null) return refused({ reason: 'changed' });
  // Read before the transaction: with all connections in use, what waits for one more inside waits for ever.
  const isFirstOnly = await isForFirstOrder(deps, request);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const begun = await begin(deps, { ...request, isFirstOnly }, head.id);
    if (begun.kind === 'to_pay') return pay(deps, request, begun);
    if (begun.kind !== 'frozen') return begun;
    const { caller, payment } = request;
    const going = await goOn(deps, { caller, basketId: head.id, namespace, payment, reference: begun.reference });
    if (going !== null) return going;
  }
  return refused({ reason: 'busy' });
}

interface ToPay {
  readonly kind: 'to_pay';
  readonly order: FoundOrder;
  readonly attempt: Attempt;
}

type Begun =
  | Placement
  | ToPay
  /** An attempt at paying is open for the basket. */
  | { readonly kind: 'frozen'; readonly reference: string | null };

async function begin(deps: OrderDeps, request: CheckedRequest, basketId: number): Promise<Begun> {
  try {
    return await deps.db.transaction().execute((tx) => beginLocked(deps, tx, request, basketId));
  } catch (error) {
    if (error instanceof NotPlaced) return refused(error.refused);
    throw error;
  }
}

async function beginLocked(deps: OrderDeps, tx: Tx, request: CheckedRequest, basketId: number): Promise<Begun> {
  // Before the basket, as a login does.
  const isKnown = await lockCustomer(tx, request);
  const basket = await lockOwnBasket(tx, request.caller, request.basket.basket.namespace);
  const former = await lockOrderOfBasket(tx, basketId);
  if (former?.placedAt != null) return placedBefore(tx, former.id);
  // The order that this call repeats has changed what is known of its customer: it is looked for first.
  if (!isKnown || basket?.id !== basketId) throw new NotPlaced({ reason: 'changed' });
  if (basket.isFrozen) return { kind: 'frozen', reference: former?.attemptReference ?? null };
  const { orderId, attempt } = await reserveOrder(deps, tx, request, former);
  if (attempt.state !== 'started') return placedBefore(tx, orderId);
  const { customerId, isGuest } = request.buyer;
  return { kind: 'to_pay', order: { id: orderId, basketId, customerId, isGuest }, attempt };
}

async function pay(deps: OrderDeps, request: PlaceRequest, { order, attempt }: ToPay): Promise<Placement> {
  deps.faults.reach('placing.reserved');
  const { card, threeD, buyer, caller, payment } = request;
  const { savedCardId = null } = payment;
  const [billing, shipping] = [postal(request.billingAddress), postal(request.shippingAddress)];
  const { email, phone, customerId } = buyer;
  const answer = await deps.pay(attempt, {
    ...{ card, threeD, language: caller.language },
    savedCard: savedCardId === null ? null : { id: savedCardId, customerId },
    buyer: { email, phone, name: billing.name, address: caller.address, billing, shipping },
  });
  deps.faults.reach('placing.paid');
  const placement = await settleOrder(deps, order, { reference: attempt.reference, answer });
  deps.faults.reach('placing.settled');
  return placement ?? refused({ reason: 'busy' });
}

function postal(address: OrderAddress): PostalAddress {
  const { firstName, lastName, line, township, city, country, postcode, identityNumber } = address;
  const place = { township: township.name, city: city.name, country: country.code };
  return { name: `${firstName} ${lastName}`, line, ...place, postcode, identityNumber };
}

function refused(reason: Refused): Placement {
  return { kind: 'refused', refused: reason };
}
