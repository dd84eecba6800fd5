import { type Executor, prepared } from '../../platform/db/index.ts';
import { GENERIC } from './names.rules.ts';
import type { PlaceLevels } from './saving.rules.ts';

const missingCountries = prepared<{ code: string }>(`
  select code from unnest($1::text[]) as code where code not in (select c.code from countries c) order by 1 limit 1`);

/** The first of these codes that is no country's; null when all are. */
export async function findUnknownCountry(db: Executor, codes: readonly string[]): Promise<string | null> {
  const [row] = await missingCountries(db, [codes]);
  return row?.code ?? null;
}

const upsertCities = prepared(`
  insert into cities (country_id, name, translations, search_text, priority, postcode)
  select p.id, r.name, r.translations, r.search_text, r.priority, r.postcode
  from jsonb_to_recordset($1::jsonb) as r(country text, name text, translations jsonb, search_text text,
    priority integer, postcode text)
  join countries p on p.code = r.country
  order by p.id, r.name
  on conflict (country_id, name) do update set is_active = true,
    translations = coalesce(excluded.translations, cities.translations),
    search_text = case when excluded.translations is null then cities.search_text else excluded.search_text end,
    priority = coalesce(excluded.priority, cities.priority),
    postcode = coalesce(excluded.postcode, cities.postcode)`);

const upsertTownships = prepared(`
  insert into townships (city_id, name, translations, priority, postcode)
  select p.id, r.name, r.translations, r.priority, r.postcode
  from jsonb_to_recordset($1::jsonb) as r(country text, city text, name text, translations jsonb, priority integer,
    postcode text)
  join countries c on c.code = r.country
  join cities p on p.country_id = c.id and p.name = r.city
  order by p.id, r.name
  on conflict (city_id, name) do update set is_active = true,
    translations = coalesce(excluded.translations, townships.translations),
    priority = coalesce(excluded.priority, townships.priority),
    postcode = coalesce(excluded.postcode, townships.postcode)`);

const upsertDistricts = prepared(`
  insert into districts (township_id, name, translations, priority, postcode)
  select p.id, r.name, r.translations, r.priority, r.postcode
  from jsonb_to_recordset($1::jsonb) as r(country text, city text, township text, name text, translations jsonb,
    priority integer, postcode text)
  join countries c on c.code = r.country
  join cities i on i.country_id = c.id and i.name = r.city
  join townships p on p.city_id = i.id and p.name = r.township
  order by p.id, r.name
  on conflict (township_id, name) do update set is_active = true,
    translations = coalesce(excluded.translations, districts.translations),
    priority = coalesce(excluded.priority, districts.priority),
    postcode = coalesce(excluded.postcode, districts.postcode)`);

const fillCities = prepared(`
  insert into townships (city_id, name, translations, is_generic)
  select c.id, $1::text, $2::jsonb, true from cities c
  where not exists (select from townships t where t.city_id = c.id)
  order by c.id`);

// A place that was saved under the generic name becomes the generic one.
const fillTownships = prepared(`
  insert into districts (township_id, name, translations, is_generic)
  select t.id, $1::text, $2::jsonb, true from townships t
  where not exists (select from districts d where d.township_id = t.id and d.is_generic)
  order by t.id
  on conflict (township_id, name) do update set is_generic = true`);

/** Five statements, whatever the number of places. The countries must exist. */
export async function upsertPlaces(tx: Executor, { cities, townships, districts }: PlaceLevels): Promise<void> {
  await upsertCities(tx, [JSON.stringify(cities)]);
  await upsertTownships(tx, [JSON.stringify(townships)]);
  await upsertDistricts(tx, [JSON.stringify(districts)]);
  const generic = [GENERIC.name, JSON.stringify(GENERIC.translations)];
  await fillCities(tx, generic);
  await fillTownships(tx, generic);
}
