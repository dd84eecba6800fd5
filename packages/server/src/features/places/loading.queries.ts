import { type Executor, prepared } from '../../platform/db/index.ts';
import type { World } from './world.rules.ts';

// What is there already stays as it is; a record whose parent a shop has put in another's place is left out.

const insertCountries = prepared(`
  insert into countries (id, code, name, translations)
  select * from jsonb_to_recordset($1::jsonb) as r(id bigint, code text, name text, translations jsonb)
  order by id
  on conflict do nothing`);

const insertCities = prepared(`
  insert into cities (id, country_id, name, translations, search_text, priority, is_generic)
  select r.* from jsonb_to_recordset($1::jsonb) as r(id bigint, country_id bigint, name text, translations jsonb,
    search_text text, priority integer, is_generic boolean)
  where exists (select from countries p where p.id = r.country_id)
  order by r.id
  on conflict do nothing`);

const insertTownships = prepared(`
  insert into townships (id, city_id, name, translations, is_generic)
  select r.* from jsonb_to_recordset($1::jsonb) as r(id bigint, city_id bigint, name text, translations jsonb,
    is_generic boolean)
  where exists (select from cities p where p.id = r.city_id)
  order by r.id
  on conflict do nothing`);

const insertDistricts = prepared(`
  insert into districts (id, township_id, name, translations, is_generic)
  select r.*, true from jsonb_to_recordset($1::jsonb) as r(id bigint, township_id bigint, name text, translations jsonb)
  where exists (select from townships p where p.id = r.township_id)
  order by r.id
  on conflict do nothing`);

/** Four statements; run inside a transaction. */
export async function insertWorld(tx: Executor, world: World): Promise<void> {
  await insertCountries(tx, [JSON.stringify(world.countries)]);
  await insertCities(tx, [JSON.stringify(world.cities)]);
  await insertTownships(tx, [JSON.stringify(world.townships)]);
  await insertDistricts(tx, [JSON.stringify(world.districts)]);
}

/** Whether there is a district, which is what a load ends with. */
export async function anyDistrict(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('districts').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
