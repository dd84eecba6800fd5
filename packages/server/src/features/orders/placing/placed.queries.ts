import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { HandOver } from '../../payments/index.ts';
import type { Placed } from './placement.ts';

const COLUMNS = `o.id, o.number, o.placed_at as "placedAt", r.pre_order as receipt`;
const FROM = 'from orders o left join order_receipts r on r.order_id = o.id';

const byId = prepared<Placed>(`select ${COLUMNS} ${FROM} where o.id = $1 and o.placed_at is not null`);

/** A placed order, as it was answered. */
export async function findPlaced(db: Executor, id: number): Promise<Placed | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}

const latest = prepared<Placed>(`
  select ${COLUMNS} ${FROM} where o.placed_at > $3 and (o.customer_id = $1 or o.session_id = $2)
  order by o.placed_at desc, o.id desc limit 1`);

/** The order that a customer or session placed last, if that was after `since`. */
export async function findLatestPlaced(
  db: Executor,
  who: { readonly customerId: number | null; readonly sessionId: number | null },
  since: Date,
): Promise<Placed | null> {
  const [row] = await latest(db, [who.customerId, who.sessionId, since]);
  return row ?? null;
}

const purge = prepared<{ count: number }>(`
  with gone as (delete from order_receipts where created_date < $1 returning 1) select count(*)::integer as count from gone`);

/** Throws away the answers of orders placed before `before`. @returns how many */
export async function deleteReceipts(db: Executor, before: Date): Promise<number> {
  const [row] = await purge(db, [before]);
  return row?.count ?? 0;
}

const handOver = prepared<{ method: 'card' | 'redirection'; handOver: HandOver }>(`
  select a.method, a.hand_over as "handOver" from orders o join payment_attempts a on a.reference = o.attempt_reference
  where o.basket_id = $1 and o.placed_at is null and a.state = 'pending' and a.hand_over is not null`);

/** Where the shopper of a basket was handed over to, while the bank or provider is waited for; null where none is. */
export async function findHandOver(
  db: Executor,
  basketId: number,
): Promise<{ readonly method: 'card' | 'redirection'; readonly handOver: HandOver } | null> {
  const [row] = await handOver(db, [basketId]);
  return row ?? null;
}

const purgeUnplaced = prepared(`
  delete from orders o where o.placed_at is null and o.modified_date < $1 and not exists (
    select from payment_attempts a where a.order_number = o.number and a.state in ('started', 'pending', 'voiding'))`);

/** Throws away orders that nobody went on with since `before`; one whose attempt is not over stays. */
export async function deleteUnplaced(db: Executor, before: Date): Promise<void> {
  await purgeUnplaced(db, [before]);
}
