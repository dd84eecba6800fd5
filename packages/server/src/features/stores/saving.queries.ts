import type { Texts } from '../../kernel/texts.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';
import type { StoreHours } from './stores.queries.ts';

/** A township with the names it and its city are known by. */
export interface KnownTownship {
  readonly id: number;
  readonly country: string;
  readonly cityId: number;
  readonly city: KnownName;
  readonly township: KnownName;
}

export interface KnownName {
  readonly name: string;
  readonly translations: Texts | null;
}

export type KnownDistrict = KnownName & { readonly id: number; readonly townshipId: number };

const townships = prepared<KnownTownship>(`
  select t.id, k.code as country, c.id as "cityId",
    json_build_object('name', c.name, 'translations', c.translations) as city,
    json_build_object('name', t.name, 'translations', t.translations) as township
  from countries k join cities c on c.country_id = k.id join townships t on t.city_id = c.id
  where k.code = any($1::text[])
  order by t.id`);

export function selectTownships(db: Executor, countries: readonly string[]): Promise<KnownTownship[]> {
  return townships(db, [countries]);
}

const districts = prepared<KnownDistrict>(`
  select id, township_id as "townshipId", name, translations from districts
  where township_id = any($1::bigint[]) order by id`);

export function selectDistricts(db: Executor, townshipIds: readonly number[]): Promise<KnownDistrict[]> {
  return districts(db, [townshipIds]);
}

/** A store as it goes into its table; the names are those of the columns. */
export interface StoreRow {
  readonly code: string;
  readonly names: Texts;
  readonly township_id: number;
  readonly district_id: number | null;
  readonly is_active: boolean;
  readonly address: string;
  readonly phone_number: string | null;
  readonly fax_phone_number: string | null;
  readonly image: string | null;
  readonly store_hours: StoreHours;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly click_and_collect: boolean;
  readonly kapida_enabled: boolean;
  readonly fast_delivery: boolean;
  readonly store_type: number | null;
  readonly store_group: number | null;
  readonly sort_order: number | null;
  readonly config: Readonly<Record<string, unknown>>;
}

const upsert = prepared(`
  insert into retail_stores as kept (code, names, township_id, district_id, is_active, address, phone_number,
    fax_phone_number, image, store_hours, latitude, longitude, click_and_collect, kapida_enabled, fast_delivery,
    store_type, store_group, sort_order, config)
  select * from jsonb_to_recordset($1::jsonb) as r(code text, names jsonb, township_id bigint, district_id bigint,
    is_active boolean, address text, phone_number text, fax_phone_number text, image text, store_hours jsonb,
    latitude numeric, longitude numeric, click_and_collect boolean, kapida_enabled boolean, fast_delivery boolean,
    store_type integer, store_group integer, sort_order integer, config jsonb)
  order by code
  on conflict (code) do update set names = excluded.names, township_id = excluded.township_id,
    district_id = excluded.district_id, is_active = excluded.is_active, address = excluded.address,
    phone_number = excluded.phone_number, fax_phone_number = excluded.fax_phone_number, image = excluded.image,
    store_hours = excluded.store_hours, latitude = excluded.latitude, longitude = excluded.longitude,
    click_and_collect = excluded.click_and_collect, kapida_enabled = excluded.kapida_enabled,
    fast_delivery = excluded.fast_delivery, store_type = excluded.store_type, store_group = excluded.store_group,
    sort_order = excluded.sort_order, config = excluded.config`);

/** Inserts stores, or replaces those with the same code. One statement. */
export async function upsertStores(tx: Executor, stores: readonly StoreRow[]): Promise<void> {
  await upsert(tx, [JSON.stringify(stores)]);
}
