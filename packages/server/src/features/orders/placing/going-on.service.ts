import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { SECOND } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { lockOwnBasket } from '../../basket/index.ts';
import { type Attempt, findAttempt, findOpenAttempt, type GatewayAnswer } from '../../payments/index.ts';
import type { OrderPayment } from '../order.ts';
import type { OrderDeps } from '../order.deps.ts';
import { type LockedOrder, lockOrderOfBasket } from './locking.queries.ts';
import { findPlaced } from './placed.queries.ts';
import type { Placement } from './placement.ts';
import { abandonOrder, settlePayment } from './settling.service.ts';

/** A basket that an attempt at paying is open for, and how its shopper wants to pay now. */
export interface GoingOn {
  readonly caller: Caller;
  readonly basketId: number;
  readonly namespace: string;
  /** Null where the shopper chooses anew. */
  readonly payment: OrderPayment | null;
  /** The attempt that the call came upon, where it knows: it may be over by now. */
  readonly reference?: string | null;
}

// Clients repeat a call within three seconds; who submits later means it anew.
const SAME_CLICK_MS = 4 * SECOND;
const MOST_TRIES = 4;

/**
 * What becomes of an attempt that is open for the caller's basket: the same call again gets the same end, waiting for it where
 * another call is with the gateway. Anything else ends the attempt, in a transaction of its own: what it held is free then,
 * and money that it still brings goes back.
 * @returns null where nothing is open any more: the caller may begin, by what is true now
 */
export async function goOn(deps: OrderDeps, going: GoingOn): Promise<Placement | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await deps.db.transaction().execute((tx) => look(deps, tx, going));
    if (found === null) return endOf(deps, going);
    if (found.kind !== 'in_flight') return found;
    const ended = await waitFor(deps, found.attempt);
    if (ended !== null) return ended;
  }
  return { kind: 'refused', refused: { reason: 'busy' } };
}

/** What the call came upon may have been declined meanwhile: then that is its end too. */
async function endOf(deps: OrderDeps, { reference = null }: GoingOn): Promise<Placement | null> {
  const attempt = reference === null ? null : await findAttempt(deps.db, reference);
  return attempt?.state === 'declined' ? declined(attempt) : null;
}

/**
 * Ends the attempt that is open for the caller's basket, as a shopper does who chooses anew.
 * @returns false while the gateway is asked at this moment
 */
export async function endAttempt(
  deps: OrderDeps,
  { caller, basketId, namespace }: Omit<GoingOn, 'payment' | 'reference'>,
): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const basket = await lockOwnBasket(tx, caller, namespace);
    if (basket?.id !== basketId || !basket.isFrozen) return true;
    return abandonOrder(deps, tx, basketId, deps.clock.now());
  });
}

type Found = Placement | { readonly kind: 'in_flight'; readonly attempt: Attempt };

async function look(deps: OrderDeps, tx: Tx, going: GoingOn): Promise<Found | null> {
  const basket = await lockOwnBasket(tx, going.caller, going.namespace);
  const order = await lockOrderOfBasket(tx, going.basketId);
  if (order?.placedAt != null) return placedBefore(tx, order.id);
  if (basket?.id !== going.basketId || !basket.isFrozen) return null;
  return joinOrEnd(deps, tx, going, order);
}

async function joinOrEnd(
  deps: OrderDeps,
  tx: Tx,
  { basketId, payment }: GoingOn,
  order: LockedOrder | null,
): Promise<Found | null> {
  const open = order === null ? null : await findOpenAttempt(tx, order.number);
  if (open?.state === 'started') return { kind: 'in_flight', attempt: open };
  const now = deps.clock.now();
  if (open?.handOver != null && isSameClick(payment, { order, open, now })) {
    return { kind: 'handed_over', handOver: open.handOver };
  }
  await abandonOrder(deps, tx, basketId, now);
  return null;
}

/** How the call is answered that placed the order before. */
export async function placedBefore(tx: Tx, id: number): Promise<Placement> {
  const order = await findPlaced(tx, id);
  if (order === null) throw new Error(`Order ${id} is not placed`);
  return { kind: 'placed', order };
}

// What the order comes to is not compared: whoever changes that has ended the attempt.
function isSameClick(
  payment: OrderPayment | null,
  { order, open, now }: { order: LockedOrder | null; open: Attempt; now: Date },
): boolean {
  return isDeepStrictEqual(order?.payment, payment) && now.getTime() - open.createdDate.getTime() < SAME_CLICK_MS;
}

const POLL_MS = 50;
const LONGEST_WAIT_MS = 5 * SECOND;
// Much longer than the gateway's time limit: whoever asked has had an answer, or is dead.
const DEAD_AFTER_MS = 180 * SECOND;
// The gateway is asked about it for some time yet: money that comes after all goes back.
const GIVEN_UP: GatewayAnswer = { kind: 'declined', failure: 'expired', gatewayReference: null };

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
  const isDead = deps.clock.now().getTime() - attempt.createdDate.getTime() >= DEAD_AFTER_MS;
  if (!isDead) return { kind: 'refused', refused: { reason: 'busy' } };
  const answer = await deps.askGateway(attempt);
  const settled = answer.kind === 'unheard' ? GIVEN_UP : answer;
  return settlePayment(deps, { reference: attempt.reference, answer: settled });
}

/** The shopper's one click was declined once: asking for the money again for each of its repeats would be another's. */
function declined(attempt: Attempt | null): Placement {
  const failure = attempt?.failure ?? 'provider_failed';
  return { kind: 'refused', refused: { reason: 'payment', failure } };
}
