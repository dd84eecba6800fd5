import { type Executor, prepared } from '../../platform/db/index.ts';

export interface StoredRedirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

const upsertion = prepared(`
  insert into redirects (from_path, to_path, status, created_date)
  select "from", "to", status, $2 from jsonb_to_recordset($1::jsonb) as r("from" text, "to" text, status smallint)
  on conflict (from_path) do update set to_path = excluded.to_path, status = excluded.status`);

export async function upsertRedirects(tx: Executor, redirects: readonly StoredRedirect[], now: Date): Promise<void> {
  await upsertion(tx, [JSON.stringify(redirects), now]);
}

// A target is compared as a request for it would be: without query, in lower case, with a slash at the end.
const loops = prepared<{ start: string }>(`
  with recursive steps as (
    select from_path, lower(rtrim(split_part(split_part(to_path, '?', 1), '#', 1), '/')) || '/' as next from redirects
  ), walk as (
    select from_path as start, next from steps where from_path = any($1::text[])
    union
    select w.start, s.next from walk w join steps s on s.from_path = w.next
  )
  select start from walk where next = start order by 1 limit 1`);

/** One of these paths that leads back to itself; null when none does. */
export async function findLoop(tx: Executor, paths: readonly string[]): Promise<string | null> {
  const [row] = await loops(tx, [paths]);
  return row?.start ?? null;
}

const byFrom = prepared<{ to: string; status: number }>(
  'select to_path as "to", status from redirects where from_path = $1',
);

export async function selectRedirect(db: Executor, path: string): Promise<{ to: string; status: number } | null> {
  const [row] = await byFrom(db, [path]);
  return row ?? null;
}
