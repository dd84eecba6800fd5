import { type Executor, prepared } from '../../../platform/db/index.ts';

const pin = prepared<never>(`
  select set_config('enable_seqscan', $1, true), set_config('enable_hashjoin', $1, true),
    set_config('enable_mergejoin', $1, true)`);

/**
 * Runs statements that look up few rows in large tables. A statement is planned once per connection, and an import
 * into an empty shop plans it while there is nothing to look up: read from front to back it then costs a hundred times
 * as much at 20,000 products. Planned this way it goes by index from the start.
 */
export async function byIndex<Result>(tx: Executor, work: () => Promise<Result>): Promise<Result> {
  await pin(tx, ['off']);
  const result = await work();
  await pin(tx, ['on']);
  return result;
}
