import { type Executor, prepared } from '../../../platform/db/index.ts';

export interface Refund {
  readonly attemptId: number;
  /** Its idempotency key with the gateway. */
  readonly reference: string;
  readonly amount: number;
  readonly state: 'started' | 'done' | 'failed';
}

const COLUMNS = `r.attempt_id as "attemptId", r.reference, r.amount, r.state`;

const paid = prepared<{ id: number; gateway: string | null }>(`
  select a.id, a.gateway from payment_attempts a
  where (a.reference = $1 or a.order_number = $2) and a.state = 'captured'
  order by a.id desc limit 1 for update`);

/** The captured payment of a reference, or of an order: locked, so that its refunds begin one after the other. */
export async function lockPaid(
  tx: Executor,
  payment: { readonly reference: string } | { readonly orderNumber: string },
): Promise<{ id: number; gateway: string | null } | null> {
  const values = 'reference' in payment ? [payment.reference, null] : [null, payment.orderNumber];
  const [attempt] = await paid(tx, values);
  return attempt ?? null;
}

const insert = prepared<Refund>(`
  insert into payment_refunds as r (attempt_id, reference, amount, created_date, modified_date)
  values ($1, $2, $3, $4, $4) returning ${COLUMNS}`);

export async function insertRefund(
  tx: Executor,
  { attemptId, reference, amount, now }: Omit<Refund, 'state'> & { now: Date },
): Promise<Refund> {
  const [refund] = await insert(tx, [attemptId, reference, amount, now]);
  if (refund === undefined) throw new Error('The refund was not inserted');
  return refund;
}

const byReference = prepared<Refund>(`select ${COLUMNS} from payment_refunds r where r.reference = $1`);

export async function selectRefund(db: Executor, reference: string): Promise<Refund | null> {
  const [refund] = await byReference(db, [reference]);
  return refund ?? null;
}

const take = prepared<{ id: number }>(`
  update payment_attempts as a set refunded_amount = refunded_amount + $2, modified_date = $3
  where a.id = $1 and a.state = 'captured' and a.refunded_amount + $2 <= a.amount
  returning a.id`);

/** Sets an amount of a captured attempt aside for a refund. False where that much is not left. */
export async function takeRefundable(
  tx: Executor,
  { attemptId, amount, now }: { attemptId: number; amount: number; now: Date },
): Promise<boolean> {
  return (await take(tx, [attemptId, amount, now])).length > 0;
}

const finish = prepared(`
  with ended as (
    update payment_refunds as r set state = $2, gateway_reference = $3, failure = $4, modified_date = $5
    where r.reference = $1 and r.state = 'started'
    returning r.attempt_id, r.amount
  )
  update payment_attempts as a set refunded_amount = a.refunded_amount - e.amount, modified_date = $5
  from ended e where a.id = e.attempt_id and $2 = 'failed'`);

export interface RefundEnd {
  readonly state: 'done' | 'failed';
  readonly gatewayReference: string | null;
  readonly failure: string | null;
}

/** Ends a refund that is under way; what failed can be refunded again. Ended before, it stays as it is. One statement. */
export async function endRefund(tx: Executor, reference: string, end: RefundEnd, now: Date): Promise<void> {
  await finish(tx, [reference, end.state, end.gatewayReference, end.failure, now]);
}

const claim = prepared<Refund>(`
  update payment_refunds as r set modified_date = $2
  where r.id in (
    select id from payment_refunds where state = 'started' and modified_date <= $1
    order by modified_date limit $3 for update skip locked)
  returning ${COLUMNS}`);

/** Refunds under way that nobody has touched since `before`; they count as touched now. */
export function claimStartedRefunds(
  db: Executor,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<Refund[]> {
  return claim(db, [before, now, limit]);
}

const attemptOf = prepared<{
  reference: string;
  gateway: string | null;
  gatewayReference: string | null;
  currency: string;
}>(`
  select reference, gateway, gateway_reference as "gatewayReference", currency from payment_attempts where id = $1`);

/** What a gateway is told of the payment that a refund is of. */
export async function selectRefundedPayment(db: Executor, attemptId: number) {
  const [payment] = await attemptOf(db, [attemptId]);
  if (payment === undefined) throw new Error('The refund is of no payment');
  return payment;
}
