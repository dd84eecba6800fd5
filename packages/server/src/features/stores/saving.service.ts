import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { selectDistricts, selectTownships, upsertStores } from './saving.queries.ts';
import { checkStores, matchTownships, type StoreInput, type StorePlaceName, storeRows } from './saving.rules.ts';

export type { StoreInput, StorePlaceName };

/**
 * Creates or replaces stores, by code, in the caller's transaction. Four statements for any number of stores. Of a code
 * that comes twice the last counts.
 * @throws Refusal invalid under the code: blank without a name, invalid_store_hours, invalid_coordinates, unknown_place;
 *   nothing is then saved
 */
export async function saveStores(tx: Executor, inputs: readonly StoreInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const stores = checkStores(inputs);
  const places = stores.map(({ place }) => place);
  const known = await selectTownships(tx, [...new Set(places.map(({ country }) => country))]);
  const townships = matchTownships(places, known);
  const districts = await selectDistricts(tx, [...new Set(townships.values())]);
  await upsertStores(tx, storeRows(stores, townships, districts));
  await announceChange(tx, ['stores'], now);
}
