import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Balance } from './balance.ts';
import { moved } from './moving.queries.ts';

const due = prepared<{ customerId: number; currency: string }>(`
  select distinct a.customer_id as "customerId", a.currency
  from (select account_id from loyalty_lots where left_amount > 0 and expires_at <= $1 order by expires_at limit $2) l
    join loyalty_accounts a on a.id = l.account_id
  order by a.customer_id, a.currency`);

/** Whose money has expired and is in the books still; of at most so many lots, the first that expired. */
export function findExpired(db: Executor, now: Date, limit: number) {
  return due(db, [now, limit]);
}

const expire = prepared<{ amount: number }>(`
  with shares as (
    select l.id, l.account_id, l.left_amount as amount
    from loyalty_accounts a join loyalty_lots l on l.account_id = a.id
    where a.customer_id = $1 and a.currency = $2 and l.left_amount > 0 and l.expires_at <= $4::timestamptz
  ), ${moved({ reason: 'expire', reference: '$3::text', now: '$4' })}
  select coalesce(-sum(amount), 0)::bigint as amount from booked`);

/** Takes what has expired out of the books; the accounts are locked before. @returns minor units */
export async function takeExpired(
  tx: Executor,
  { customerId, currency, now }: { readonly customerId: number; readonly currency: string; readonly now: Date },
): Promise<number> {
  const [row] = await expire(tx, [customerId, currency, `expiry ${now.toISOString()}`, now]);
  return row?.amount ?? 0;
}

const sums = prepared<Expired>(`
  select a.currency, sum(l.left_amount)::bigint as amount, count(distinct a.customer_id)::integer as customers
  from loyalty_lots l join loyalty_accounts a on a.id = l.account_id
  where l.left_amount > 0 and l.expires_at <= $1 group by a.currency order by a.currency`);

/** What expired, of how many customers. */
export interface Expired extends Balance {
  readonly customers: number;
}

/** By currency, what has expired and is in the books still. */
export function sumExpired(db: Executor, now: Date): Promise<Expired[]> {
  return sums(db, [now]);
}
