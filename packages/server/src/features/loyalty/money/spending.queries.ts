import { type Executor, prepared } from '../../../platform/db/index.ts';
import { moved } from './moving.queries.ts';

export interface Spending {
  readonly customerId: number;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  /** What it is for: an attempt at paying an order, or the order's number. */
  readonly reference: string;
  readonly now: Date;
}

interface TakenOut {
  /** What the reference had taken already. */
  readonly held: number;
  readonly spent: number;
}

/** What a statement takes of the order of spending, or nothing; `own` are the reasons of which a reference holds its amount. */
const takingOut = (reason: 'spend' | 'take', own: string) =>
  prepared<TakenOut>(`
  with held as (
    select coalesce(-sum(t.amount), 0)::bigint as amount
    from loyalty_transactions t join loyalty_accounts a on a.id = t.account_id
    where t.reference = $4 and t.reason in (${own}) and a.customer_id = $1 and a.currency = $2
  ), lots as (
    select l.id, l.account_id, l.left_amount, sum(l.left_amount) over () as total, sum(l.left_amount) over (
      order by array_position('{sale,bank,refund}'::text[], a.kind), l.expires_at nulls last, l.id
      rows unbounded preceding) - l.left_amount as before
    from loyalty_accounts a join loyalty_lots l on l.account_id = a.id
    where a.customer_id = $1 and a.currency = $2 and l.left_amount > 0
      and (l.expires_at is null or l.expires_at > $5::timestamptz)
  ), shares as (
    select l.id, l.account_id, least(l.left_amount, $3::bigint - l.before)::bigint as amount from lots l, held h
    where h.amount = 0 and l.total >= $3::bigint and l.before < $3::bigint
  ), ${moved({ reason, reference: '$4', now: '$5' })}
  select held.amount as held, coalesce((select -sum(amount) from booked), 0)::bigint as spent from held`);

const statements = {
  spend: takingOut('spend', "'spend', 'give_back'"),
  take: takingOut('take', "'take'"),
} as const;

/** Takes the amount out of what is not expired, or nothing, for an order or for the desk; the accounts are locked before. */
export async function takeOut(
  tx: Executor,
  reason: keyof typeof statements,
  { customerId, currency, amount, reference, now }: Spending,
): Promise<TakenOut> {
  const [taken] = await statements[reason](tx, [customerId, currency, amount, reference, now]);
  return taken ?? { held: 0, spent: 0 };
}

const giveBack = prepared(`
  with shares as (
    select u.lot_id as id, t.account_id, sum(u.amount)::bigint as amount
    from loyalty_transactions t join loyalty_lot_uses u on u.transaction_id = t.id
    where t.reference = $1 and t.reason in ('spend', 'give_back')
    group by u.lot_id, t.account_id having sum(u.amount) < 0
  ), ${moved({ reason: 'give_back', reference: '$1', now: '$2' })}
  select count(*) from booked`);

/** Puts back what the reference still has, into the lots it came from; the accounts are locked before. */
export async function putBack(tx: Executor, reference: string, now: Date): Promise<void> {
  await giveBack(tx, [reference, now]);
}
