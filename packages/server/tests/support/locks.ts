import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Executor } from '../../src/platform/db/index.ts';

/** Waits until exactly one transaction of this test's database waits for a lock. */
export async function somebodyWaits(db: Executor): Promise<void> {
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return rows[0]?.count;
  };
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
}
