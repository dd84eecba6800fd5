import { later, SECOND } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { gatewayOf } from '../attempts/paying.service.ts';
import { askWithin } from '../gateways/asking.ts';
import type { RefundAnswer } from '../gateways/gateway.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import {
  claimStartedRefunds,
  endRefund,
  insertRefund,
  lockPaid,
  type Refund,
  type RefundEnd,
  selectRefund,
  selectRefundedPayment,
  takeRefundable,
} from './refunds.queries.ts';

/** What is given back of which payment; an order's is the one that was captured for it. */
export type RefundWish = ({ readonly orderNumber: string } | { readonly reference: string }) & {
  /** The idempotency key: the same refund asked for twice is one. At most 80 characters. */
  readonly refundReference: string;
  /** Minor units, more than nothing. */
  readonly amount: number;
};

export type RefundResult =
  | 'done'
  /** The gateway does not give it back, or that much is not left. */
  | 'refused'
  /** A job goes on with it; asked again with the same reference, the end is told. */
  | 'unknown'
  /** The money did not come through a gateway: it goes back another way. Nothing is noted. */
  | 'no_gateway';

/**
 * Gives money of a captured payment back through its gateway: noted in a short transaction, asked for, and noted again.
 * Never more than was captured, whatever is asked for at the same moment, and never twice for one reference.
 */
export async function refundPayment(deps: PaymentsDeps, wish: RefundWish): Promise<RefundResult> {
  const begun = await deps.db.transaction().execute((tx) => begin(tx, wish, deps.clock.now()));
  if (typeof begun === 'string') return begun;
  return askForRefund(deps, begun);
}

async function begin(tx: Tx, wish: RefundWish, now: Date): Promise<Refund | RefundResult> {
  const attempt = await lockPaid(tx, wish);
  if (attempt === null) return 'refused';
  if (attempt.gateway === null) return 'no_gateway';
  const refund = { attemptId: attempt.id, reference: wish.refundReference, amount: wish.amount };
  const known = await selectRefund(tx, refund.reference);
  if (known !== null) return goingOn(known, refund);
  if (!(await takeRefundable(tx, { ...refund, now }))) return 'refused';
  return insertRefund(tx, { ...refund, now });
}

/** A refund that was asked for before: its end, or itself while it has none. */
function goingOn(known: Refund, wanted: Omit<Refund, 'state'>): Refund | RefundResult {
  if (known.attemptId !== wanted.attemptId || known.amount !== wanted.amount) return 'refused';
  if (known.state === 'started') return known;
  return known.state === 'done' ? 'done' : 'refused';
}

async function askForRefund(deps: PaymentsDeps, refund: Refund): Promise<RefundResult> {
  const { gateway: name, ...payment } = await selectRefundedPayment(deps.db, refund.attemptId);
  const gateway = gatewayOf(deps, { gateway: name, reference: payment.reference });
  if (gateway === null) return 'unknown';
  const { amount, reference: refundReference } = refund;
  const answer = await askWithin<RefundAnswer>(deps, {
    ...{ gateway, reference: payment.reference, what: 'refund' },
    ask: (asked, signal) => asked.refund({ ...payment, refundReference, amount }, signal),
  });
  if (answer.kind === 'unknown') return 'unknown';
  await endRefund(deps.db, refundReference, endOf(answer), deps.clock.now());
  return answer.kind;
}

function endOf(answer: Exclude<RefundAnswer, { kind: 'unknown' }>): RefundEnd {
  return answer.kind === 'done'
    ? { state: 'done', gatewayReference: answer.gatewayReference, failure: null }
    : { state: 'failed', gatewayReference: null, failure: answer.failure };
}

const LEFT_ALONE_FOR = 60 * SECOND;
const REFUNDS_OF_A_RUN = 20;

/** Goes on with refunds whose end nobody has heard, until their gateways tell it. */
export async function continueRefunds(deps: PaymentsDeps): Promise<void> {
  const now = deps.clock.now();
  const claim = { before: later(now, -LEFT_ALONE_FOR), now, limit: REFUNDS_OF_A_RUN };
  for (const refund of await claimStartedRefunds(deps.db, claim)) await askForRefund(deps, refund);
}
