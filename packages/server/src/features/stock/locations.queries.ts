import type { Texts } from '../../kernel/texts.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';

const stores = prepared<{ code: string; id: number; location: string | null }>(`
  select s.code, s.id, l.key as location
  from retail_stores s left join stock_locations l on l.store_id = s.id
  where s.code = any($1::text[])`);

/** Stores by code, with the key of the location they have. */
export async function findStoresByCode(
  db: Executor,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: number; readonly location: string | null }>> {
  const rows = await stores(db, [codes]);
  return new Map(rows.map(({ code, id, location }) => [code, { id, location }]));
}

const online = prepared<{ key: string; sells_online: boolean }>(`
  select key, sells_online from stock_locations where key = any($1::text[]) order by id for update`);

/** Key → whether it sells online, of those that are there. Locks them. */
export async function lockLocations(tx: Executor, keys: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await online(tx, [keys]);
  return new Map(rows.map(({ key, sells_online }) => [key, sells_online]));
}

export interface LocationRow {
  readonly key: string;
  readonly names: Texts;
  readonly store_id: number | null;
  readonly sells_online: boolean;
  readonly position: number;
}

const leave = prepared(
  'update stock_locations set store_id = null where key = any($1::text[]) and store_id is not null',
);

const upsert = prepared(`
  insert into stock_locations (key, names, store_id, sells_online, position)
  select * from jsonb_to_recordset($1::jsonb)
    as r(key text, names jsonb, store_id bigint, sells_online boolean, position integer)
  order by key
  on conflict (key) do update set names = excluded.names, store_id = excluded.store_id,
    sells_online = excluded.sells_online, position = excluded.position`);

/** Inserts locations, or replaces those with the same key. Two statements: two of them may change stores. */
export async function upsertLocations(tx: Executor, locations: readonly LocationRow[]): Promise<void> {
  await leave(tx, [locations.map(({ key }) => key)]);
  await upsert(tx, [JSON.stringify(locations)]);
}

export interface StockedSku {
  readonly id: number;
  /** The product that lists show in its place. */
  readonly listedId: number;
  readonly location: string;
}

const stockedAt = prepared<StockedSku>(`
  select s.id, coalesce(s.parent_id, s.id) as "listedId", p.key as location
  from stock_locations p join stock_levels l on l.location_id = p.id join products s on s.id = l.product_id
  where p.key = any($1::text[]) and l.on_hand <> l.reserved
  order by 2, 1`);

/** The SKUs of which there is stock at these locations. */
export function findStockedAt(tx: Executor, keys: readonly string[]): Promise<StockedSku[]> {
  return stockedAt(tx, [keys]);
}
