import { type Executor, prepared } from '../../../platform/db/index.ts';

// The session is read under a lock that a login at the same moment has to wait for, or that waits for it: whoever owns
// the session when the basket is found owns the basket. Locks are taken in this order: session, baskets by id.
const SESSION = `me as (
  select id, customer_id from sessions where id = $1 and ended_at is null for key share)`;

interface LockedRow {
  id: number;
  status: string;
}

const find = prepared<LockedRow>(`
  with ${SESSION}
  select b.id, b.status from me join baskets b
    on b.namespace = $2 and b.status in ('active', 'frozen') and (b.session_id = me.id or b.customer_id = me.customer_id)
  for update of b`);

const insert = prepared<LockedRow>(`
  with ${SESSION}
  insert into baskets (customer_id, session_id, namespace, created_date, modified_date)
  select customer_id, case when customer_id is null then id end, $2, $3, $3 from me
  on conflict do nothing
  returning id, status`);

export interface LockedBasket {
  readonly id: number;
  readonly isFrozen: boolean;
}

/** The session's open basket of this name, locked; null where there is none. */
export async function lockBasket(tx: Executor, sessionId: number, namespace: string): Promise<LockedBasket | null> {
  const [row] = await find(tx, [sessionId, namespace]);
  return row === undefined ? null : { id: row.id, isFrozen: row.status === 'frozen' };
}

/** A new basket for whoever has the session; null where another request was faster, or the session has ended. */
export async function insertBasket(
  tx: Executor,
  sessionId: number,
  { namespace, now }: { namespace: string; now: Date },
): Promise<LockedBasket | null> {
  const [row] = await insert(tx, [sessionId, namespace, now]);
  return row === undefined ? null : { id: row.id, isFrozen: false };
}

const lock = prepared<LockedRow>('select id, status from baskets where id = $1 for update');

/** Locks a basket by its id. @returns whether its content may be changed */
export async function lockOpenBasket(tx: Executor, id: number): Promise<boolean> {
  const [row] = await lock(tx, [id]);
  return row?.status === 'active';
}

const count = prepared<{ count: number }>(`
  with ${SESSION}
  select count(*)::integer as count from me join baskets b
    on b.status in ('active', 'frozen') and (b.session_id = me.id or b.customer_id = me.customer_id)`);

/** How many baskets the session's owner keeps. */
export async function countBaskets(tx: Executor, sessionId: number): Promise<number> {
  const [row] = await count(tx, [sessionId]);
  return row?.count ?? 0;
}
