import { CompiledQuery } from 'kysely';
import type { Executor } from './types.ts';

/**
 * A hot statement, written once as SQL: it skips the query builder, and the pool names it so that the database plans
 * it once per connection.
 */
export function prepared<Row>(sql: string): (db: Executor, values: readonly unknown[]) => Promise<Row[]> {
  return async (db, values) => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
    return rows;
  };
}
