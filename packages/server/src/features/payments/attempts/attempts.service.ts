import { later } from '../../../platform/clock/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { GatewayAnswer } from '../gateways/gateway.ts';
import { PAYMENT_JOBS } from '../job-names.ts';
import type { Attempt, AttemptState, PaymentMethod } from '../payment.ts';
import { keepCardOf } from '../saved-cards/keeping.service.ts';
import { insertAttempt, type Move, moveAttempt, selectAttempt, selectAttemptOf } from './attempts.queries.ts';
import { CANCELLING, CONFIRMING, FIRST_CHECK, firstState, mayBePaidLate, movesOf } from './attempts.rules.ts';

export interface NewAttempt {
  /** 24 to 40 small letters and digits, never used before. Default: one of the database's. */
  readonly reference?: string;
  readonly orderNumber: string;
  readonly optionId: number;
  readonly method: PaymentMethod;
  /** Of cards and redirections, and of these only. */
  readonly gateway: string | null;
  /** Minor units, interest included. */
  readonly amount: number;
  readonly currency: string;
  readonly installmentCount: number;
  readonly now: Date;
  /** Whose card is to be kept once the money is there; null for nobody's. Default: null. */
  readonly saveCardFor?: number | null;
  /** When a shopper who is still at the bank or provider has lost the order; null for no end. */
  readonly expiresAt: Date | null;
}

/**
 * Begins an attempt at paying an order: `started` with a gateway, `awaiting` for transfers and payment at the door,
 * `captured` where there is nothing to ask for. The caller holds the order's lock and has ended the attempt that was
 * open. One that is still `started` after a minute belongs to a process that died: its gateway is asked.
 */
export function openAttempt(tx: Tx, attempt: NewAttempt): Promise<Attempt> {
  const state = firstState(attempt.method, attempt.amount);
  const checkAt = state === 'started' ? later(attempt.now, FIRST_CHECK) : null;
  return insertAttempt(tx, {
    ...attempt,
    reference: attempt.reference ?? null,
    saveCardFor: attempt.saveCardFor ?? null,
    state,
    checkAt,
  });
}

/**
 * Moves an attempt on by what its gateway says, and tells what it was and is; null for a reference nobody knows. Heard
 * again, or late, the same word changes nothing: only money that comes for an attempt that is over puts it to `voiding`,
 * and a job of this transaction gives it back. Of many calls at once one moves it. One statement, and the job; a few more
 * where the shopper wanted the card kept.
 */
export async function settleAttempt(
  tx: Tx,
  reference: string,
  answer: GatewayAnswer,
  now: Date,
): Promise<{ before: AttemptState; attempt: Attempt } | null> {
  const settled = await moveAttempt(tx, reference, moveFor(answer, now));
  if (settled !== null && settled.attempt.state === 'voiding' && settled.before !== 'voiding') {
    await enqueue(tx, { name: PAYMENT_JOBS.void, payload: { reference }, key: `${PAYMENT_JOBS.void}:${reference}` });
  }
  if (settled !== null && settled.before !== settled.attempt.state) {
    await keepCardOf(tx, settled.attempt, answer, now);
  }
  return settled;
}

const OPEN = ['started', 'pending', 'voiding'] as const;

function moveFor(answer: GatewayAnswer, now: Date): Move {
  return {
    moves: movesOf(answer),
    gatewayReference: 'gatewayReference' in answer ? answer.gatewayReference : null,
    failure: answer.kind === 'declined' ? answer.failure : null,
    handOver: answer.kind === 'handed_over' ? answer.handOver : null,
    watched: mayBePaidLate(answer) ? [...OPEN, 'declined'] : OPEN,
    now,
  };
}

const NOTHING_SAID = { gatewayReference: null, failure: null, handOver: null } as const;

/**
 * Ends an attempt from the shop's side: `cancelled` if it waited for the shopper or for money (or was cancelled
 * before), `in_flight` while it is with the gateway, `settled` when its end is known already; the last two change
 * nothing. Money that comes after all goes back. One statement.
 * @throws Error for a reference nobody knows
 */
export async function cancelAttempt(
  tx: Tx,
  reference: string,
  now: Date,
): Promise<'cancelled' | 'in_flight' | 'settled'> {
  const cancelling = { moves: CANCELLING, ...NOTHING_SAID, now };
  const moved = await moveAttempt(tx, reference, { ...cancelling, watched: ['cancelled'] });
  if (moved === null) throw new Error('There is no such payment attempt');
  if (moved.attempt.state === 'cancelled') return 'cancelled';
  return moved.attempt.state === 'started' ? 'in_flight' : 'settled';
}

/**
 * The money that an order was waiting for is there: transferred, or paid at the door. Null where none is awaited, so
 * that of two calls one gets the attempt. Two statements.
 */
export async function confirmAttempt(tx: Tx, orderNumber: string, now: Date): Promise<Attempt | null> {
  const awaited = await selectAttemptOf(tx, orderNumber, ['awaiting']);
  if (awaited === null) return null;
  const confirming = { moves: CONFIRMING, ...NOTHING_SAID, watched: [], now };
  const moved = await moveAttempt(tx, awaited.reference, confirming);
  return moved?.before === 'awaiting' ? moved.attempt : null;
}

/** Null where there is none. */
export function findAttempt(db: Executor, reference: string): Promise<Attempt | null> {
  return selectAttempt(db, reference);
}

/** The attempt of an order that is with a gateway, or whose shopper is at the bank or provider; null where none is. */
export function findOpenAttempt(db: Executor, orderNumber: string): Promise<Attempt | null> {
  return selectAttemptOf(db, orderNumber, ['started', 'pending']);
}
