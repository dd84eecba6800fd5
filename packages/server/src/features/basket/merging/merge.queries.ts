import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Merge, MergedLine, Strategy } from './merge.rules.ts';

export interface OpenBasket {
  readonly id: number;
  readonly namespace: string;
  readonly isGuests: boolean;
  /** An attempt at paying waits for it. */
  readonly isFrozen: boolean;
}

const open = prepared<OpenBasket>(`
  select id, namespace, customer_id is null as "isGuests", status = 'frozen' as "isFrozen" from baskets
  where (session_id = $1 or customer_id = $2) and status in ('active', 'frozen')
  order by id for update`);

/** The open baskets of a session that was a guest's and of the customer who has it now, locked, by id. */
export function lockBoth(tx: Executor, sessionId: number, customerId: number): Promise<OpenBasket[]> {
  return open(tx, [sessionId, customerId]);
}

const guests = prepared<{ id: number }>('select id from baskets where session_id = $1 limit 1');

export async function hasGuestBasket(tx: Executor, sessionId: number): Promise<boolean> {
  return (await guests(tx, [sessionId])).length > 0;
}

const give = prepared(`
  update baskets set customer_id = $2, session_id = null, namespace = $3, version = version + 1, modified_date = $4
  where id = $1`);

/** A guest's basket becomes the customer's, under a name. */
export async function giveBasket(
  tx: Executor,
  id: number,
  { customerId, namespace, now }: { customerId: number; namespace: string; now: Date },
): Promise<void> {
  await give(tx, [id, customerId, namespace, now]);
}

const merge = prepared(`
  with moved as (
    update basket_lines l set basket_id = $1, quantity = m.quantity
    from unnest($3::bigint[], $4::integer[]) as m (id, quantity) where l.id = m.id and l.basket_id = $2
  ), wanted as (
    select * from unnest($5::bigint[], $6::integer[]) as w (id, quantity)
  ), removed as (
    delete from basket_lines l using wanted w where l.basket_id = $1 and l.id = w.id and w.quantity = 0
  ), changed as (
    update basket_lines l set quantity = w.quantity from wanted w
    where l.basket_id = $1 and l.id = w.id and w.quantity > 0
  ), retired as (
    update baskets set status = 'merged', session_id = null, merged_into = $1, voucher_id = null, modified_date = $7::timestamptz
    where id = $2
  )
  update baskets set version = version + 1, modified_date = $7::timestamptz, voucher_id = $8::bigint where id = $1`);

export interface Merging {
  readonly into: number;
  readonly from: number;
  readonly merge: Merge;
  readonly voucherId: number | null;
  readonly now: Date;
}

/** Carries a merge out: lines move or change, the guest's basket is retired with what stays behind. One statement. */
export async function carryOut(tx: Executor, { into, from, merge: planned, voucherId, now }: Merging): Promise<void> {
  const { moved, changed } = planned;
  const columns = [moved, changed].flatMap((lines) => [lines.map(({ id }) => id), lines.map((line) => line.quantity)]);
  await merge(tx, [into, from, ...columns, now, voucherId]);
}

export interface MergeReport {
  readonly strategy: Strategy;
  readonly lines: readonly MergedLine[];
  readonly mergedAt: Date;
}

const report = prepared(`
  insert into basket_merges (basket_id, strategy, lines, merged_at) values ($1, $2, $3, $4)`);

export async function insertReport(tx: Executor, basketId: number, merged: MergeReport): Promise<void> {
  await report(tx, [basketId, merged.strategy, JSON.stringify(merged.lines), merged.mergedAt]);
}

const latest = prepared<{ strategy: Strategy; lines: MergedLine[]; merged_at: Date }>(`
  select m.strategy, m.lines, m.merged_at from basket_merges m join baskets b on b.id = m.basket_id
  where b.customer_id = $1 and b.namespace = $2 and b.status in ('active', 'frozen') order by m.id desc limit 1`);

/** The last merge into the customer's open basket; null where there was none. */
export async function findReport(db: Executor, customerId: number, namespace: string): Promise<MergeReport | null> {
  const [row] = await latest(db, [customerId, namespace]);
  return row === undefined ? null : { strategy: row.strategy, lines: row.lines, mergedAt: row.merged_at };
}
