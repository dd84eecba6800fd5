import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Member } from '../divisions/division.ts';
import type { MonthlyLimit } from './limit.rules.ts';

const lock = prepared('select id from divisions where id = $1 for no key update');

/**
 * Makes quotations that count for the same limit wait for each other: the division, then the main one above it, are
 * locked until the transaction ends.
 */
export async function lockLimits(tx: Executor, { divisionId, mainId }: Member): Promise<void> {
  await lock(tx, [divisionId]);
  if (mainId !== divisionId) await lock(tx, [mainId]);
}

const counted = (where: string) => `(
  select coalesce(sum(q.total_amount), 0)::bigint from quotations q
  where ${where} and q.asked_on >= date_trunc('month', $2::timestamptz at time zone 'UTC')::date
    and q.asked_on < (date_trunc('month', $2::timestamptz at time zone 'UTC') + interval '1 month')::date
    and q.status in ('request_approval', 'pending', 'approved'))`;

const limits = prepared<MonthlyLimit>(`
  select d.monthly_order_limit as "limit",
    case when d.parent_id is null then ${counted('q.main_id = d.id')} else ${counted('q.division_id = d.id')} end as asked
  from divisions d where d.id = any ($1::integer[]) order by d.parent_id nulls last`);

/** The division's own limit, and that of the main one above it, whose month holds its sub divisions' too. */
export function selectLimits(tx: Executor, { divisionId, mainId }: Member, now: Date): Promise<MonthlyLimit[]> {
  return limits(tx, [[divisionId, mainId], now]);
}
