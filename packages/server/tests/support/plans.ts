import { sql } from 'kysely';
import type { TestShop } from './app.ts';

/** What the database is asked, and how it answers. */

/** What the pool is given while something runs; begin and commit are not counted. */
export async function statementsOf(shop: TestShop, work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop.database.listen((text) => {
    if (!/^(begin|commit|rollback)/i.test(text.trim())) seen.push(text);
  });
  await work();
  stop();
  return seen;
}

/** The plan of the first statement that has `part`, once for all values, as the server's connections make it. */
export async function planOf(
  shop: TestShop,
  seen: readonly string[],
  { part, values }: { readonly part: string; readonly values: string },
): Promise<string> {
  const text = seen.find((statement) => statement.includes(part)) ?? `no statement has ${part}`;
  return shop.deps.db.transaction().execute(async (tx) => {
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
    await sql.raw(`prepare asked as ${text}`).execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(`execute asked(${values})`)}`.execute(tx);
    await sql.raw('deallocate asked').execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
