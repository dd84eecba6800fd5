import { type Executor, prepared } from '../../../platform/db/index.ts';

export type BasketStatus = 'active' | 'inactive' | 'expired' | 'merged' | 'frozen' | 'submitted';

const lock = prepared<{ status: BasketStatus; version: number }>(
  'select status, version from baskets where id = $1 for update',
);

/** Locks a basket by its id. Null where it is gone. */
export async function lockById(
  tx: Executor,
  id: number,
): Promise<{ readonly status: BasketStatus; readonly version: number } | null> {
  const [row] = await lock(tx, [id]);
  return row ?? null;
}

// Whose it was is in its order; a guest's session is free for the next basket.
const mark = prepared(`
  update baskets set status = $2, modified_date = $3,
    session_id = case when $2 = 'submitted' then null else session_id end
  where id = $1`);

/** Says where a basket, locked by the caller's transaction, stands on its way to becoming an order. */
export async function markBasket(
  tx: Executor,
  id: number,
  { status, now }: { status: 'active' | 'frozen' | 'submitted'; now: Date },
): Promise<void> {
  await mark(tx, [id, status, now]);
}
