import { type Executor, prepared } from '../db/index.ts';

export interface Change {
  readonly id: number;
  readonly tags: readonly string[];
}

interface ChangeRow {
  horizon: string;
  id: number | null;
  tags: string[] | null;
}

// Rows of transactions that a look could not see yet carry at least the number that was the oldest open one then.
const changesSince = prepared<ChangeRow>(
  `with now as (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
   select now.horizon::text, c.id, c.tags
   from now left join lateral (
     select id, tags from catalogue_changes where writer >= coalesce($1::xid8, now.horizon) order by id desc limit $2
   ) c on true`,
);

/** The changes of transactions not finished before `horizon` (at most so many, the newest), and the next horizon. */
export async function readChanges(
  db: Executor,
  horizon: string | null,
  most: number,
): Promise<{ horizon: string; changes: Change[] }> {
  const rows = await changesSince(db, [horizon, most]);
  const changes = rows.flatMap(({ id, tags }) => (id === null || tags === null ? [] : [{ id, tags }]));
  return { horizon: rows[0]?.horizon ?? horizon ?? '0', changes };
}

/** Says, inside the transaction that changes the public data, which tags of cached answers it spoils. */
export async function announceChange(tx: Executor, tags: Iterable<string>, now: Date): Promise<void> {
  const distinct = [...new Set(tags)];
  if (distinct.length === 0) return;
  await tx.insertInto('catalogue_changes').values({ tags: distinct, changed_at: now }).execute();
}

const KEPT_MS = 3_600_000;

/** Every process has long read them. */
export async function purgeChanges(db: Executor, now: Date): Promise<void> {
  await db
    .deleteFrom('catalogue_changes')
    .where('changed_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
}
