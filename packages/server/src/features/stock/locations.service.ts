import { invalidFields } from '../../kernel/errors.ts';
import { message, type Message } from '../../kernel/messages/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { lockProducts } from './availability.queries.ts';
import { findStockedAt, findStoresByCode, lockLocations, upsertLocations } from './locations.queries.ts';
import type { StockDeps } from './stock.deps.ts';

export interface LocationInput {
  readonly key: string;
  readonly names: Texts;
  /** Code of the store whose shelves it is; null for a warehouse. */
  readonly store: string | null;
  /** Whether what lies here can be ordered online. */
  readonly sellsOnline: boolean;
  /** Orders take from lower ones first. */
  readonly position: number;
}

/**
 * Creates or replaces places where stock lies, by key, in the caller's transaction: a constant number of statements. Of
 * a key that comes twice the last counts. The location `online` is there from the start. Where one begins or ceases to
 * sell online, all products that lie there are announced.
 * @throws Refusal invalid under the key: blank without a name, unknown_store, invalid_choice for another location's
 *   store; nothing is then saved
 */
export async function saveLocations(
  deps: StockDeps,
  tx: Executor,
  inputs: readonly LocationInput[],
  now: Date,
): Promise<void> {
  if (inputs.length === 0) return;
  const locations = [...new Map(inputs.map((location) => [location.key, location])).values()];
  const stores = await storesOf(tx, locations);
  const before = await lockLocations(
    tx,
    locations.map(({ key }) => key),
  );
  const rows = locations.map(({ key, names, store, sellsOnline, position }) => {
    const storeId = store === null ? null : (stores.get(store) ?? null);
    return { key, names, store_id: storeId, sells_online: sellsOnline, position };
  });
  await upsertLocations(tx, rows);
  const switched = locations.filter(({ key, sellsOnline }) => (before.get(key) ?? sellsOnline) !== sellsOnline);
  if (switched.length > 0) await announceSwitched(deps, tx, switched, now);
}

/** @throws Refusal invalid under the key */
async function storesOf(tx: Executor, locations: readonly LocationInput[]): Promise<ReadonlyMap<string, number>> {
  const codes = locations.flatMap(({ store }) => (store === null ? [] : [store]));
  const stores = await findStoresByCode(tx, [...new Set(codes)]);
  const saved = new Set(locations.map(({ key }) => key));
  const takers = new Map<string, string>();
  const errors: Record<string, Message[]> = {};
  for (const { key, names, store: code } of locations) {
    if (!Object.values(names).some((name) => name.trim() !== '')) errors[key] = [message('blank')];
    if (code === null) continue;
    const store = stores.get(code);
    if (store === undefined) errors[key] = [message('unknown_store', { code })];
    else if (takers.has(code) || (store.location !== null && !saved.has(store.location))) {
      errors[key] = [message('invalid_choice', { value: code })];
    }
    takers.set(code, key);
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return new Map([...stores].map(([code, { id }]) => [code, id]));
}

async function announceSwitched(
  deps: StockDeps,
  tx: Executor,
  switched: readonly LocationInput[],
  now: Date,
): Promise<void> {
  const stocked = await findStockedAt(
    tx,
    switched.map(({ key }) => key),
  );
  if (stocked.length === 0) return;
  const listed = [...new Set(stocked.map(({ listedId }) => listedId))];
  await announceChange(
    tx,
    listed.map((id) => `product:${id}`),
    now,
  );
  await lockProducts(tx, listed);
  await deps.availabilityChanged(tx, listed, now);
  const opened = new Set(switched.filter(({ sellsOnline }) => sellsOnline).map(({ key }) => key));
  const back = stocked.filter(({ location }) => opened.has(location)).map(({ id }) => id);
  if (back.length > 0) await deps.restocked(tx, [...new Set(back)]);
}
