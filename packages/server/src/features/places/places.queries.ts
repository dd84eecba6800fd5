import { type RawBuilder, sql } from 'kysely';
import { offsetOf, type Page, type Slice } from '../../kernel/page.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { Country } from './countries.ts';
import type { Translations } from './names.rules.ts';

export interface ListedCountry extends Country {
  readonly isActive: boolean;
  readonly translations: Translations | null;
}

/** A province or the like. */
export interface City {
  readonly id: number;
  readonly countryId: number;
  readonly isActive: boolean;
  readonly name: string;
  readonly translations: Translations | null;
  /** The lowest number comes first in lists; null after all numbers. */
  readonly priority: number | null;
  readonly postcode: string | null;
}

/** A part of a city. */
export interface Township {
  readonly id: number;
  readonly cityId: number;
  readonly isActive: boolean;
  readonly name: string;
  readonly postcode: string | null;
}

/** A part of a township. */
export interface District {
  readonly id: number;
  readonly cityId: number;
  readonly townshipId: number;
  readonly isActive: boolean;
  readonly name: string;
  readonly postcode: string | null;
}

/** In which language names are told, and in which where there is none in that. */
export interface Naming {
  readonly language: string;
  readonly fallback: string;
}

/** Which part of a list is wanted; null for all. */
export interface ListQuery {
  readonly naming: Naming;
  readonly page: Page;
  readonly parentId: number | null;
  /** Only those with an active store. */
  readonly withStore: boolean;
}

export async function selectCountries(db: Executor, { naming, page }: ListQuery): Promise<Slice<ListedCountry>> {
  const name = nameIn(naming, 'countries');
  const rows = await db
    .selectFrom('countries')
    .select(['id', 'code', 'translations', 'is_active as isActive', name.as('name'), TOTAL])
    .where('is_active', '=', true)
    .orderBy(alphabetical(name))
    .orderBy('id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute();
  return sliceOf(rows);
}

export async function selectCities(
  db: Executor,
  { naming, page, parentId, withStore, search }: ListQuery & { search: string | null },
): Promise<Slice<City>> {
  const rows = await cities(db, naming)
    .where('is_active', '=', true)
    .$if(parentId !== null, (query) => query.where('country_id', '=', parentId))
    .$if(search !== null, (query) => query.where(sql<boolean>`position(${search} in search_text) > 0`))
    .$if(withStore, (query) => query.where(hasStore('t.city_id = cities.id')))
    .orderBy('priority', (order) => order.asc().nullsLast())
    .orderBy('is_generic')
    .orderBy(alphabetical(nameIn(naming, 'cities')))
    .orderBy('id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute();
  return sliceOf(rows);
}

/** An active city, or null. */
export async function selectCity(db: Executor, naming: Naming, id: number): Promise<City | null> {
  const row = await cities(db, naming).where('id', '=', id).where('is_active', '=', true).executeTakeFirst();
  return row ?? null;
}

function cities(db: Executor, naming: Naming) {
  return db
    .selectFrom('cities')
    .select(['id', 'country_id as countryId', 'translations', 'priority', 'postcode', 'is_active as isActive'])
    .select([nameIn(naming, 'cities').as('name'), TOTAL]);
}

export async function selectTownships(
  db: Executor,
  { naming, page, parentId, withStore }: ListQuery,
): Promise<Slice<Township>> {
  const name = nameIn(naming, 'townships');
  const rows = await db
    .selectFrom('townships')
    .select(['id', 'city_id as cityId', 'postcode', 'is_active as isActive', name.as('name'), TOTAL])
    .where('is_active', '=', true)
    .$if(parentId !== null, (query) => query.where('city_id', '=', parentId))
    .$if(withStore, (query) => query.where(hasStore('t.id = townships.id')))
    .orderBy('priority', (order) => order.asc().nullsLast())
    .orderBy('is_generic')
    .orderBy(alphabetical(name))
    .orderBy('id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute();
  return sliceOf(rows);
}

export async function selectDistricts(db: Executor, { naming, page, parentId }: ListQuery): Promise<Slice<District>> {
  const name = nameIn(naming, 'districts');
  const rows = await db
    .selectFrom('districts')
    .innerJoin('townships', 'townships.id', 'districts.township_id')
    .select(['districts.id', 'townships.city_id as cityId', 'districts.township_id as townshipId'])
    .select(['districts.postcode', 'districts.is_active as isActive', name.as('name'), TOTAL])
    .where('districts.is_active', '=', true)
    .$if(parentId !== null, (query) => query.where('districts.township_id', '=', parentId))
    .orderBy('districts.priority', (order) => order.asc().nullsLast())
    .orderBy('districts.is_generic')
    .orderBy(alphabetical(name))
    .orderBy('districts.id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute();
  return sliceOf(rows);
}

/** The district that stands for all of a township that is not listed. Null where the township is none. */
export async function findGenericDistrict(
  db: Executor,
  townshipId: number,
  naming: Naming,
): Promise<Omit<District, 'cityId' | 'townshipId'> | null> {
  const name = nameIn(naming, 'districts');
  const row = await db
    .selectFrom('districts')
    .select(['districts.id', 'districts.postcode', 'districts.is_active as isActive', name.as('name')])
    .where('districts.township_id', '=', townshipId)
    .where('districts.is_generic', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

const TOTAL = sql<number>`count(*) over ()`.as('total');

// Behind the last page there are no rows and no total; such a page is refused anyway.
function sliceOf<Item>(rows: readonly (Item & { readonly total: number })[]): Slice<Item> {
  return { items: rows, total: rows[0]?.total ?? 0 };
}

function nameIn({ language, fallback }: Naming, table: string): RawBuilder<string> {
  const translations = sql.ref(`${table}.translations`);
  return sql`coalesce(${translations} ->> ${language}::text, ${translations} ->> ${fallback}::text, ${sql.ref(`${table}.name`)})`;
}

/** The collation is Turkish (migration 0002): it sorts English and German names right, too. */
function alphabetical(name: RawBuilder<string>): RawBuilder<string> {
  return sql`${name} collate place_names`;
}

/** Whether an active store stands in a township `t` that meets the condition. The table belongs to stores. */
function hasStore(condition: string): RawBuilder<boolean> {
  return sql`exists (
    select from retail_stores s join townships t on t.id = s.township_id where s.is_active and ${sql.raw(condition)})`;
}
