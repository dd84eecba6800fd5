import type { Executor } from '../../platform/db/index.ts';
import { anyDistrict, insertWorld } from './loading.queries.ts';
import { world } from './world.rules.ts';

/** Whether the places a shop begins with were loaded. One statement, one row. */
export function hasPlaces(executor: Executor): Promise<boolean> {
  return anyDistrict(executor);
}

/**
 * Loads the places every shop begins with: all countries; the cities and townships of Turkey; a generic city, township
 * and district wherever there would be none. Adds what is missing and leaves the rest as it is, all of it or nothing.
 * Several processes may load at once.
 */
export async function loadPlaces(executor: Executor): Promise<void> {
  const records = world();
  if (executor.isTransaction) await insertWorld(executor, records);
  else await executor.transaction().execute((tx) => insertWorld(tx, records));
}
