import { offsetOf, type Page, type Slice } from '../../kernel/page.ts';
import { type Texts, textIn } from '../../kernel/texts.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';

/** A store with the places it lies in, named in one language. */
export interface Store {
  readonly id: number;
  /** The merchant's own. */
  readonly code: string;
  readonly name: string;
  /** Its names in all languages it has one in. */
  readonly names: Texts;
  readonly township: StoreTownship;
  /** Its own, or else its township's generic one. */
  readonly district: StoreDistrict | null;
  readonly isActive: boolean;
  readonly address: string;
  readonly phoneNumber: string | null;
  readonly faxPhoneNumber: string | null;
  /** A path below the media address, or a whole address. */
  readonly image: string | null;
  readonly hours: StoreHours;
  /** With eight decimals. */
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly clickAndCollect: boolean;
  readonly kapidaEnabled: boolean;
  readonly fastDelivery: boolean;
  readonly storeType: number | null;
  readonly group: number | null;
  readonly sortOrder: number | null;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Opening and closing time (`HH:MM:SS`) of seven days from Monday; empty when they are not known. */
export type StoreHours = readonly (readonly [open: string, close: string])[];

interface StorePlace {
  readonly id: number;
  readonly isActive: boolean;
  readonly name: string;
}

export type StoreTownship = StorePlace & { readonly city: StorePlace & { readonly country: StoreCountry } };

export type StoreCountry = StorePlace & { readonly code: string; readonly translations: Texts | null };

export type StoreDistrict = StorePlace & { readonly postcode: string | null };

/** In which language names are told, and in which where there is none in that. */
export interface Naming {
  readonly language: string;
  readonly fallback: string;
}

/** Which stores are wanted; null for any. */
export interface StoreFilter {
  readonly cityId: number | null;
  readonly townshipId: number | null;
  readonly districtId: number | null;
}

interface PlaceRow {
  id: number;
  is_active: boolean;
  name: string;
  translations: Texts | null;
}

interface StoreRow {
  total: number;
  id: number;
  code: string;
  names: Texts;
  country: PlaceRow & { code: string };
  city: PlaceRow;
  township: PlaceRow;
  district: (PlaceRow & { postcode: string | null }) | null;
  is_active: boolean;
  address: string;
  phone_number: string | null;
  fax_phone_number: string | null;
  image: string | null;
  store_hours: StoreHours;
  latitude: string | null;
  longitude: string | null;
  click_and_collect: boolean;
  kapida_enabled: boolean;
  fast_delivery: boolean;
  store_type: number | null;
  store_group: number | null;
  sort_order: number | null;
  config: Readonly<Record<string, unknown>>;
}

const FROM = `
  select count(*) over () as total, s.*, row_to_json(k) as country, row_to_json(c) as city, row_to_json(t) as township,
    row_to_json(d) as district
  from retail_stores s
  join townships t on t.id = s.township_id
  join cities c on c.id = t.city_id
  join countries k on k.id = c.country_id
  left join districts d on d.id = coalesce(s.district_id,
    (select g.id from districts g where g.township_id = t.id and g.is_generic))
  where s.is_active`;

const storesPage = prepared<StoreRow>(`
  ${FROM} and ($1::bigint is null or c.id = $1) and ($2::bigint is null or t.id = $2)
    and ($3::bigint is null or d.id = $3)
  order by s.sort_order nulls last, s.id limit $4 offset $5`);

const storeById = prepared<StoreRow>(`${FROM} and s.id = $1`);

/** The active stores that match, by sort order. */
export async function selectStores(
  db: Executor,
  naming: Naming,
  { cityId, townshipId, districtId, page }: StoreFilter & { page: Page },
): Promise<Slice<Store>> {
  const rows = await storesPage(db, [cityId, townshipId, districtId, page.size, offsetOf(page)]);
  // Behind the last page there are no rows and no total; such a page is refused anyway.
  return { items: rows.map((row) => storeOf(row, naming)), total: rows[0]?.total ?? 0 };
}

/** An active store, or null. */
export async function selectStore(db: Executor, naming: Naming, id: number): Promise<Store | null> {
  const [row] = await storeById(db, [id]);
  return row === undefined ? null : storeOf(row, naming);
}

function storeOf(row: StoreRow, naming: Naming): Store {
  return {
    ...{ id: row.id, code: row.code, names: row.names },
    name: textIn(row.names, naming.language, naming.fallback) ?? row.code,
    township: townshipOf(row, naming),
    district: row.district === null ? null : { ...placeOf(row.district, naming), postcode: row.district.postcode },
    ...{ isActive: row.is_active, address: row.address, image: row.image, hours: row.store_hours },
    ...{ phoneNumber: row.phone_number, faxPhoneNumber: row.fax_phone_number },
    ...{ latitude: row.latitude, longitude: row.longitude },
    ...{ clickAndCollect: row.click_and_collect, kapidaEnabled: row.kapida_enabled, fastDelivery: row.fast_delivery },
    ...{ storeType: row.store_type, group: row.store_group, sortOrder: row.sort_order, config: row.config },
  };
}

function townshipOf({ township, city, country }: StoreRow, naming: Naming): StoreTownship {
  const { code, translations } = country;
  return {
    ...placeOf(township, naming),
    city: { ...placeOf(city, naming), country: { ...placeOf(country, naming), code, translations } },
  };
}

function placeOf({ id, is_active, name, translations }: PlaceRow, { language, fallback }: Naming): StorePlace {
  return { id, isActive: is_active, name: translations?.[language] ?? translations?.[fallback] ?? name };
}
