import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { HandOver } from '../gateways/gateway.ts';
import type { Attempt, AttemptState, PaymentMethod } from '../payment.ts';
import type { Moves } from './attempts.rules.ts';

const COLUMNS = `a.id, a.reference, a.order_number as "orderNumber", a.option_id as "optionId", a.method, a.gateway,
  a.state, a.amount, a.currency, a.installment_count as "installmentCount", a.refunded_amount as "refundedAmount",
  a.gateway_reference as "gatewayReference", a.failure, a.hand_over as "handOver", a.expires_at as "expiresAt",
  a.save_card_for as "saveCardFor", a.created_date as "createdDate"`;

export interface AttemptRow {
  /** Null for a new one. */
  readonly reference: string | null;
  readonly orderNumber: string;
  readonly optionId: number;
  readonly method: PaymentMethod;
  readonly gateway: string | null;
  readonly state: AttemptState;
  readonly amount: number;
  readonly currency: string;
  readonly installmentCount: number;
  readonly checkAt: Date | null;
  readonly expiresAt: Date | null;
  readonly saveCardFor: number | null;
  readonly now: Date;
}

const insert = prepared<Attempt>(`
  insert into payment_attempts as a (reference, order_number, option_id, method, gateway, state, amount, currency,
    installment_count, check_at, expires_at, save_card_for, created_date, modified_date)
  values (coalesce($1, replace(gen_random_uuid()::text, '-', '')), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
  returning ${COLUMNS}`);

export async function insertAttempt(tx: Executor, row: AttemptRow): Promise<Attempt> {
  const [attempt] = await insert(tx, [
    ...[row.reference, row.orderNumber, row.optionId, row.method, row.gateway, row.state, row.amount, row.currency],
    ...[row.installmentCount, row.checkAt, row.expiresAt, row.saveCardFor, row.now],
  ]);
  if (attempt === undefined) throw new Error('The attempt was not inserted');
  return attempt;
}

// Half a minute, and each time twice as long; a bank that the shopper is at is not left alone for longer than a quarter
// of an hour, and is asked when the shopper's time is over. One that will not give money back is asked once a day.
const nextCheck = (state: string, checks: string, now: string) => `
  case when ${state} in ('started', 'pending') and a.expires_at > ${now}::timestamptz then a.expires_at end,
  ${now}::timestamptz + make_interval(secs => least(30 * power(2, least(${checks}, 12)),
    case when ${state} in ('started', 'pending') then 900 when ${state} = 'voiding' then 86400 else 21600 end))`;

// Whoever repeats that money came does not put off that it goes back: a return can be posted again and again.
const move = prepared<Attempt & { before: AttemptState }>(`
  with before as (select id, state from payment_attempts where reference = $1 for update)
  update payment_attempts as a set
    state = m.state,
    gateway_reference = case when m.moved then coalesce($3, a.gateway_reference) else a.gateway_reference end,
    failure = case when m.moved then $4 else a.failure end,
    hand_over = case when m.moved then $5::jsonb else a.hand_over end,
    checks = case when m.moved then 0 when w.watched then a.checks + 1 else a.checks end,
    check_at = case
      when a.gateway is not null and w.watched
        then least(${nextCheck('m.state', 'case when m.moved then 0 else a.checks end', '$7')})
      when m.moved then null
      else a.check_at end,
    modified_date = case when m.moved then $7::timestamptz else a.modified_date end
  from before b
  cross join lateral (select coalesce($2::jsonb ->> b.state, b.state) as state, $2::jsonb ? b.state as moved) m
  cross join lateral (select m.state = any($6::text[]) and (m.moved or m.state <> 'voiding') as watched) w
  where a.id = b.id
  returning b.state as before, ${COLUMNS}`);

export interface Move {
  readonly moves: Moves;
  readonly gatewayReference: string | null;
  /** What an attempt that moves has from then on. */
  readonly failure: string | null;
  readonly handOver: HandOver | null;
  /** The states in which the gateway is asked again. */
  readonly watched: readonly AttemptState[];
  readonly now: Date;
}

/** Moves an attempt on from whatever state it is in. One statement, under the row's lock. Null where there is none. */
export async function moveAttempt(
  tx: Executor,
  reference: string,
  { moves, gatewayReference, failure, handOver, watched, now }: Move,
): Promise<{ before: AttemptState; attempt: Attempt } | null> {
  const [row] = await move(tx, [
    ...[reference, JSON.stringify(moves), gatewayReference, failure],
    ...[handOver === null ? null : JSON.stringify(handOver), watched, now],
  ]);
  if (row === undefined) return null;
  const { before, ...attempt } = row;
  return { before, attempt };
}

const byReference = prepared<Attempt>(`select ${COLUMNS} from payment_attempts a where a.reference = $1`);

export async function selectAttempt(db: Executor, reference: string): Promise<Attempt | null> {
  const [attempt] = await byReference(db, [reference]);
  return attempt ?? null;
}

const ofOrder = prepared<Attempt>(`
  select ${COLUMNS} from payment_attempts a
  where a.order_number = $1 and a.state = any($2::text[]) order by a.id desc limit 1`);

/** The newest attempt of an order in one of the states. */
export async function selectAttemptOf(
  db: Executor,
  orderNumber: string,
  states: readonly AttemptState[],
): Promise<Attempt | null> {
  const [attempt] = await ofOrder(db, [orderNumber, states]);
  return attempt ?? null;
}

const claim = prepared<Attempt>(`
  update payment_attempts as a set check_at = $2
  where a.id in (
    select id from payment_attempts where check_at <= $1 order by check_at limit $3 for update skip locked)
  returning ${COLUMNS}`);

/** Attempts whose gateway is to be asked now. Nobody else gets them before `until`. */
export function claimDueAttempts(
  db: Executor,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Attempt[]> {
  return claim(db, [now, until, limit]);
}

const postpone = prepared(`
  update payment_attempts as a set checks = a.checks + 1, check_at = least(${nextCheck('a.state', 'a.checks', '$3')})
  where a.id = $1 and a.state = $2`);

/** Has the gateway asked again later, if the attempt is still as it was. */
export async function postponeCheck(db: Executor, { id, state }: Attempt, now: Date): Promise<void> {
  await postpone(db, [id, state, now]);
}

const stop = prepared('update payment_attempts as a set check_at = null where a.id = $1 and a.state = $2');

/** Has the gateway asked no more, if the attempt is still as it was. */
export async function stopChecks(db: Executor, { id, state }: Attempt): Promise<void> {
  await stop(db, [id, state]);
}
