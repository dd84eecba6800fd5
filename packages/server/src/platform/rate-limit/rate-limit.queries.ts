import { type Executor, prepared } from '../db/index.ts';

/** How often a key was hit within its window, and when that window ends. */
export interface Hits {
  readonly key: string;
  readonly hits: number;
  readonly expiresAt: Date;
}

const upsert = prepared<{ key: Buffer; hits: number; expires_at: Date }>(`
  insert into rate_limits as kept (key, hits, expires_at)
  select key, 1, expires_at from unnest($1::bytea[], $2::timestamptz[]) as hit (key, expires_at)
  on conflict (key) do update set
    hits = case when kept.expires_at <= $3 then 1 else kept.hits + 1 end,
    expires_at = case when kept.expires_at <= $3 then excluded.expires_at else kept.expires_at end
  returning key, hits, expires_at`);

/** Counts one hit for each key, all in one statement. Keys must come sorted, so that two requests lock alike. */
export async function addHits(
  db: Executor,
  keys: readonly { key: Buffer; expiresAt: Date }[],
  now: Date,
): Promise<Hits[]> {
  const values = [keys.map(({ key }) => key), keys.map(({ expiresAt }) => expiresAt), now];
  const rows = await upsert(db, values);
  return rows.map(({ key, hits, expires_at }) => ({ key: key.toString('hex'), hits, expiresAt: expires_at }));
}

const removal = prepared('delete from rate_limits where key = any($1::bytea[])');

export async function deleteHits(db: Executor, keys: readonly Buffer[]): Promise<void> {
  await removal(db, [keys]);
}

export async function deleteExpiredHits(db: Executor, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('rate_limits').where('expires_at', '<', now).executeTakeFirst();
  return Number(numDeletedRows);
}
