import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { SECOND } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { lockOwnBasket } from '../../basket/index.ts';
import { type Attempt, findAttempt, findOpenAttempt, type PostalAddress } from '../../payments/index.ts';
import { amountToPay } from '../amounts.rules.ts';
import type { OrderAddress } from '../order.ts';
import type { OrderDeps } from '../order.deps.ts';
import { type FoundOrder, type LockedOrder, lockOrderOfBasket } from './locking.queries.ts';
import { findPlaced } from './placed.queries.ts';
import type { Placement, PlaceRequest, Refused } from './placement.ts';
import { lockCustomer, NotPlaced, reserveOrder } from './reserving.service.ts';
import { abandonOrder, settleOrder, settlePayment } from './settling.service.ts';

// A repeated click, or the client's own retries, within so long mean the same attempt.
const SAME_CLICK_MS = 15 * SECOND;
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
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const begun = await begin(deps, request);
    if (begun.kind === 'to_pay') return pay(deps, request, begun);
    if (begun.kind !== 'in_flight') return begun;
    const ended = await waitFor(deps, begun.attempt);
    if (ended !== null) return ended;
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
  /** Another call is with the gateway. */
  | { readonly kind: 'in_flight'; readonly attempt: Attempt };

async function begin(deps: OrderDeps, request: PlaceRequest): Promise<Begun> {
  try {
    return await deps.db.transaction().execute((tx) => beginLocked(deps, tx, request));
  } catch (error) {
    if (error instanceof NotPlaced) return refused(error.refused);
    throw error;
  }
}

async function beginLocked(deps: OrderDeps, tx: Tx, request: PlaceRequest): Promise<Begun> {
  const { head, namespace } = request.basket.basket;
  if (head === null) throw new NotPlaced({ reason: 'changed' });
  // Before the basket, as a login does.
  const isKnown = await lockCustomer(tx, request);
  const basket = await lockOwnBasket(tx, request.caller, namespace);
  const former = await lockOrderOfBasket(tx, head.id);
  if (former?.placedAt != null) return placedBefore(tx, former.id);
  // The order that this call repeats has changed what is known of its customer: it is looked for first.
  if (!isKnown || basket?.id !== head.id) throw new NotPlaced({ reason: 'changed' });
  const going = basket.isFrozen ? await goOn(deps, tx, request, former) : null;
  if (going !== null) return going;
  const { orderId, attempt } = await reserveOrder(deps, tx, request, former);
  if (attempt.state !== 'started') return placedBefore(tx, orderId);
  const { customerId, isGuest } = request.buyer;
  return { kind: 'to_pay', order: { id: orderId, basketId: head.id, customerId, isGuest }, attempt };
}

async function placedBefore(tx: Tx, id: number): Promise<Placement> {
  const order = await findPlaced(tx, id);
  if (order === null) throw new Error(`Order ${id} is not placed`);
  return { kind: 'placed', order };
}

/** What a call finds that another one has begun; null where that was something else, and is ended by this. */
async function goOn(deps: OrderDeps, tx: Tx, request: PlaceRequest, order: LockedOrder | null): Promise<Begun | null> {
  const open = order === null ? null : await findOpenAttempt(tx, order.number);
  if (open?.state === 'started') return { kind: 'in_flight', attempt: open };
  const now = deps.clock.now();
  if (open?.handOver != null && isSameClick(request, { order, open, now })) {
    return { kind: 'handed_over', handOver: open.handOver };
  }
  await abandonOrder(deps, tx, request.basket.basket.head?.id ?? 0, now);
  return null;
}

function isSameClick(
  { payment, amounts }: PlaceRequest,
  { order, open, now }: { order: LockedOrder | null; open: Attempt; now: Date },
): boolean {
  const isSame = isDeepStrictEqual(order?.payment, payment) && open.amount === amountToPay(amounts);
  return isSame && now.getTime() - open.createdDate.getTime() < SAME_CLICK_MS;
}

const POLL_MS = 50;
const LONGEST_WAIT_MS = 5 * SECOND;
// Longer than the gateway's time limit: whoever asked has had an answer, or is dead.
const DEAD_AFTER_MS = 45 * SECOND;

/**
 * Waits until the attempt that another call makes has come to something. Where that call seems to have died, asks the
 * gateway in its place. @returns how it ended; null: look again
 */
async function waitFor(deps: OrderDeps, attempt: Attempt): Promise<Placement | null> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
    await sleep(POLL_MS);
    const now = await findAttempt(deps.db, attempt.reference);
    if (now === null || now.state === 'declined') return declined(now);
    if (now.state !== 'started') return null;
  }
  if (deps.clock.now().getTime() - attempt.createdDate.getTime() < DEAD_AFTER_MS) return refused({ reason: 'busy' });
  const answer = await deps.askGateway(attempt);
  const dead = answer.kind === 'unheard';
  const settled = dead
    ? { kind: 'declined' as const, failure: 'provider_failed' as const, gatewayReference: null }
    : answer;
  return settlePayment(deps, { reference: attempt.reference, answer: settled });
}

/** The shopper's one click was declined once: asking for the money again for each of its repeats would be another's. */
function declined(attempt: Attempt | null): Placement {
  return refused({ reason: 'payment', failure: attempt?.failure ?? 'provider_failed' });
}

async function pay(deps: OrderDeps, request: PlaceRequest, { order, attempt }: ToPay): Promise<Placement> {
  deps.faults.reach('placing.reserved');
  const { card, threeD, buyer, caller } = request;
  const [billing, shipping] = [postal(request.billingAddress), postal(request.shippingAddress)];
  const { email, phone } = buyer;
  const answer = await deps.pay(attempt, {
    ...{ card, threeD, language: caller.language },
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
