import { type Executor, prepared } from '../../../../platform/db/index.ts';
import type { PaymentFailure } from '../gateway.ts';

/** What the simulated bank knows of a payment. */
export interface BankRecord {
  readonly reference: string;
  readonly scenario: string;
  readonly state: 'waiting' | 'captured' | 'declined' | 'voided';
  readonly failure: PaymentFailure | null;
}

const COLUMNS = 'p.reference, p.scenario, p.state, p.failure';

export interface NewRecord extends BankRecord {
  readonly amount: number;
  readonly currency: string;
  readonly now: Date;
}

const insert = prepared<BankRecord>(`
  insert into simulated_payments as p (reference, amount, currency, scenario, state, failure, created_date)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (reference) do update set reference = excluded.reference
  returning ${COLUMNS}`);

/** The payment of a reference, made unless it is there already. One statement. */
export async function keepRecord(db: Executor, record: NewRecord): Promise<BankRecord> {
  const { reference, amount, currency, scenario, state, failure, now } = record;
  const [kept] = await insert(db, [reference, amount, currency, scenario, state, failure, now]);
  if (kept === undefined) throw new Error('The bank kept nothing');
  return kept;
}

const byReference = prepared<BankRecord>(`select ${COLUMNS} from simulated_payments p where p.reference = $1`);

export async function selectRecord(db: Executor, reference: string): Promise<BankRecord | null> {
  const [record] = await byReference(db, [reference]);
  return record ?? null;
}

const decide = prepared<BankRecord>(`
  update simulated_payments as p set state = $2, failure = $3
  where p.reference = $1 and p.state = 'waiting'
  returning ${COLUMNS}`);

/** Ends a payment that waits for its shopper. Null where it does not wait. */
export async function decideRecord(
  db: Executor,
  { reference, state, failure }: Omit<BankRecord, 'scenario'>,
): Promise<BankRecord | null> {
  const [record] = await decide(db, [reference, state, failure]);
  return record ?? null;
}

const cancel = prepared<BankRecord>(`
  update simulated_payments as p set state = 'voided'
  where p.reference = $1 and (p.state in ('waiting', 'voided') or p.state = 'captured' and p.refunded_amount = 0)
  returning ${COLUMNS}`);

/** Gives a whole payment back, or forgoes one that waits. False where that cannot be. */
export async function voidRecord(db: Executor, reference: string): Promise<boolean> {
  return (await cancel(db, [reference])).length > 0;
}

const refund = prepared<BankRecord>(`
  update simulated_payments as p set
    refunded_amount = p.refunded_amount + case when p.refunds ? $2 then 0 else $3::bigint end,
    refunds = jsonb_build_object($2::text, $3::bigint) || p.refunds
  where p.reference = $1 and p.state = 'captured' and p.scenario <> 'refund_refused'
    and (p.refunds ? $2 or p.refunded_amount + $3 <= p.amount)
  returning ${COLUMNS}`);

/** Gives a part of a payment back, once for each reference of a refund. False where that much is not left. */
export async function refundRecord(
  db: Executor,
  { reference, refundReference, amount }: { reference: string; refundReference: string; amount: number },
): Promise<boolean> {
  return (await refund(db, [reference, refundReference, amount])).length > 0;
}
