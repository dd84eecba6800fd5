import { type Executor, prepared } from '../../../platform/db/index.ts';

// The session is read under a lock that a login at the same moment has to wait for, or that waits for it. A login gives
// it a new key: whoever comes with the old one finds no basket any more, so that a key that somebody planted opens
// nothing. Locks are taken in this order: session, baskets by id.
const SESSION = `me as (
  select id, customer_id from sessions
  where id = $1 and ended_at is null and ($2::bytea is null or key_hash = $2) for key share)`;

// A customer's session has the customer's baskets only, as reading goes by.
const OWN = '(b.session_id = me.id and me.customer_id is null or b.customer_id = me.customer_id)';

/** A session as its bearer names it. */
export interface Bearer {
  readonly sessionId: number;
  /** Of the key in the cookie; null for a token's. */
  readonly keyHash: Buffer | null;
}

interface LockedRow {
  id: number;
  status: string;
}

const find = prepared<LockedRow>(`
  with ${SESSION}
  select b.id, b.status from me join baskets b
    on b.namespace = $3 and b.status in ('active', 'frozen') and ${OWN}
  for update of b`);

const insert = prepared<LockedRow>(`
  with ${SESSION}
  insert into baskets (customer_id, session_id, namespace, created_date, modified_date)
  select customer_id, case when customer_id is null then id end, $3, $4, $4 from me
  on conflict do nothing
  returning id, status`);

export interface LockedBasket {
  readonly id: number;
  readonly isFrozen: boolean;
}

/** The session's open basket of this name, locked; null where there is none. */
export async function lockBasket(
  tx: Executor,
  { sessionId, keyHash }: Bearer,
  namespace: string,
): Promise<LockedBasket | null> {
  const [row] = await find(tx, [sessionId, keyHash, namespace]);
  return row === undefined ? null : { id: row.id, isFrozen: row.status === 'frozen' };
}

/** A new basket for whoever has the session; null where another request was faster, or the session has ended. */
export async function insertBasket(
  tx: Executor,
  { sessionId, keyHash }: Bearer,
  { namespace, now }: { namespace: string; now: Date },
): Promise<LockedBasket | null> {
  const [row] = await insert(tx, [sessionId, keyHash, namespace, now]);
  return row === undefined ? null : { id: row.id, isFrozen: false };
}

const lock = prepared<LockedRow>('select id, status from baskets where id = $1 for update');

/** Locks a basket by its id. @returns whether its content may be changed; null where it is gone */
export async function lockOpenBasket(tx: Executor, id: number): Promise<boolean | null> {
  const [row] = await lock(tx, [id]);
  return row === undefined ? null : row.status === 'active';
}

const lockSession = prepared('select from sessions where id = $1 for no key update');

const count = prepared<{ count: number }>(`
  select count(*)::integer as count from sessions me join baskets b
    on b.status in ('active', 'frozen') and ${OWN}
  where me.id = $1`);

/** How many baskets the session's owner keeps. Who counts at the same moment from this session waits. */
export async function countBaskets(tx: Executor, sessionId: number): Promise<number> {
  await lockSession(tx, [sessionId]);
  const [row] = await count(tx, [sessionId]);
  return row?.count ?? 0;
}
