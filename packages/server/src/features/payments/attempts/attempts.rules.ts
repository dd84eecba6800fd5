import { DAY, HOUR, later, SECOND } from '../../../platform/clock/index.ts';
import type { GatewayAnswer } from '../gateways/gateway.ts';
import type { Attempt, AttemptState, PaymentMethod } from '../payment.ts';

/** From which state to which; one that is not named stays as it is. */
export type Moves = Readonly<Partial<Record<AttemptState, AttemptState>>>;

/** The whole life of an attempt, by what its gateway says. Money that comes for one that is over goes back. */
const MOVES: Readonly<Record<GatewayAnswer['kind'], Moves>> = {
  captured: {
    ...{ started: 'captured', pending: 'captured', awaiting: 'captured' },
    ...{ cancelled: 'voiding', declined: 'voiding' },
  },
  handed_over: { started: 'pending' },
  declined: { started: 'declined', pending: 'declined', awaiting: 'declined' },
  voided: { started: 'declined', pending: 'declined', voiding: 'voided' },
  waiting: {},
  unheard: {},
  unknown: {},
};

export function movesOf({ kind }: GatewayAnswer): Moves {
  return MOVES[kind];
}

/** The shop's own end of an attempt. One that is with the gateway at this moment cannot be ended. */
export const CANCELLING: Moves = { pending: 'cancelled', awaiting: 'cancelled' };

/** Money that was transferred, or paid at the door. */
export const CONFIRMING: Moves = { awaiting: 'captured' };

/** Whether money may come all the same for an attempt that was declined: nobody at the gateway has refused it. */
export function mayBePaidLate(answer: GatewayAnswer): boolean {
  if (answer.kind !== 'declined' || answer.neverAsked === true) return false;
  return answer.failure === 'expired' || answer.failure === 'provider_failed';
}

/** How an attempt begins. Nothing has to be asked where there is nothing to pay. */
export function firstState(method: PaymentMethod, amount: number): AttemptState {
  if (amount === 0 || method === 'balance') return 'captured';
  return method === 'card' || method === 'redirection' ? 'started' : 'awaiting';
}

// A call to a gateway is over long before: whoever made it has died.
export const FIRST_CHECK = 60 * SECOND;
const UNHEARD_AFTER = 180 * SECOND;
const WATCHED_FOR = 2 * DAY;
// Goods and basket are held for no longer than this after the shopper's time, whoever is silent.
const SILENT_FOR = 6 * HOUR;

/** What a look at the gateway leads to: word for the order, another look later, or none any more. */
export type Verdict = { readonly settle: GatewayAnswer } | 'later' | 'over';

const EXPIRED = { kind: 'declined', failure: 'expired', gatewayReference: null } as const;

/**
 * What follows from the gateway's word on an attempt. One that is over is watched for two days more, and for as long as
 * its gateway is silent: a shopper may have paid at the bank after all, and the bank's message may be lost.
 */
export function verdictOn(attempt: Attempt, answer: GatewayAnswer, now: Date): Verdict {
  return attempt.state === 'started' || attempt.state === 'pending'
    ? verdictOnOpen(attempt, answer, now)
    : verdictOnClosed(attempt, answer, now);
}

function verdictOnOpen(attempt: Attempt, answer: GatewayAnswer, now: Date): Verdict {
  if (answer.kind !== 'waiting' && answer.kind !== 'unheard' && answer.kind !== 'unknown') return { settle: answer };
  return isOver(attempt, answer, now) ? { settle: EXPIRED } : 'later';
}

/** Nobody can go on with a payment whose shopper was never handed over, nor with one that the gateway does not know. */
function isOver({ state, createdDate, expiresAt }: Attempt, { kind }: GatewayAnswer, now: Date): boolean {
  if (kind === 'unknown') return later(expiresAt ?? createdDate, SILENT_FOR) <= now;
  const lost = state === 'started' || kind === 'unheard';
  const end = lost ? later(createdDate, UNHEARD_AFTER) : expiresAt;
  return end !== null && end <= now;
}

function verdictOnClosed({ createdDate }: Attempt, answer: GatewayAnswer, now: Date): Verdict {
  if (answer.kind === 'captured') return { settle: answer };
  if (answer.kind === 'declined' || answer.kind === 'voided') return 'over';
  if (answer.kind === 'unknown') return 'later';
  return later(createdDate, WATCHED_FOR) <= now ? 'over' : 'later';
}
