import type { Executor } from '../platform/db/index.ts';

/** Whether nobody has used this shop yet. */
export async function isEmpty(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('customers').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}
