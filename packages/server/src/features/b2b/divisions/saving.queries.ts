import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Division } from './division.ts';

/** Keeps divisions, and what is asked for under their limits, from changing until the transaction ends. */
const lockAll = prepared('lock table divisions in exclusive mode');

export async function lockDivisions(tx: Executor): Promise<void> {
  await lockAll(tx, []);
}

type Places = Pick<Division, 'countryId' | 'cityId' | 'townshipId' | 'districtId'>;

const misplaced = prepared<{ field: string; pk: number }>(`
  select field, pk from (values
    ('country_id', $1::bigint, exists (select from countries where id = $1)),
    ('city_id', $2::bigint, exists (select from cities where id = $2 and ($1::bigint is null or country_id = $1))),
    ('township_id', $3::bigint, exists (select from townships where id = $3 and ($2::bigint is null or city_id = $2))),
    ('district_id', $4::bigint, exists (select from districts where id = $4 and ($3::bigint is null or township_id = $3)))
  ) as p (field, pk, fits) where pk is not null and not fits limit 1`);

/** The first place that there is not, or that does not lie in the one above it; null where all fit. */
export async function findMisplaced(
  db: Executor,
  { countryId, cityId, townshipId, districtId }: Places,
): Promise<{ readonly field: string; readonly pk: number } | null> {
  const [row] = await misplaced(db, [countryId, cityId, townshipId, districtId]);
  return row ?? null;
}

/** Whether it is a main one follows from whether there is one above it. */
export type SavedDivision = Omit<Division, 'id' | 'type'>;

const upsert = prepared<{ id: number }>(`
  insert into divisions (erp_code, name, division_type, parent_id, currency, address, phone_number, fax_number, is_active,
    latitude, longitude, monthly_order_limit, current_balance, current_balance_last_update, extra_data, country_id, city_id,
    township_id, district_id, created_date, modified_date)
  values ($1, $2, case when $3::integer is null then 'main' else 'sub' end, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
    $14, $15, $16, $17, $18, $19, $19)
  on conflict (erp_code) do update set name = excluded.name, parent_id = excluded.parent_id,
    division_type = excluded.division_type, address = excluded.address, phone_number = excluded.phone_number,
    fax_number = excluded.fax_number, is_active = excluded.is_active, latitude = excluded.latitude,
    longitude = excluded.longitude, monthly_order_limit = excluded.monthly_order_limit,
    current_balance = excluded.current_balance, current_balance_last_update = excluded.current_balance_last_update,
    extra_data = excluded.extra_data, country_id = excluded.country_id, city_id = excluded.city_id,
    township_id = excluded.township_id, district_id = excluded.district_id, modified_date = excluded.modified_date
  returning id`);

/** Writes a division by its code; its currency stays what it was. @returns its id */
export async function upsertDivision(tx: Executor, division: SavedDivision, now: Date): Promise<number> {
  const { erpCode, name, parentId, currency, address, phone, fax, isActive, latitude, longitude } = division;
  const { monthlyLimit, balance, balanceUpdated, extraData, countryId, cityId, townshipId, districtId } = division;
  const [row] = await upsert(tx, [
    ...[erpCode, name, parentId, currency, address, phone, fax, isActive, latitude, longitude],
    ...[
      monthlyLimit,
      balance,
      balanceUpdated,
      JSON.stringify(extraData),
      countryId,
      cityId,
      townshipId,
      districtId,
      now,
    ],
  ]);
  if (row === undefined) throw new Error(`The division ${erpCode} was not written`);
  return row.id;
}

const below = prepared('select id from divisions where parent_id = $1 limit 1');

export async function hasSubDivisions(db: Executor, id: number): Promise<boolean> {
  const rows = await below(db, [id]);
  return rows.length === 1;
}
