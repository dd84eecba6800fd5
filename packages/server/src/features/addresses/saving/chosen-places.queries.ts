import { type Executor, prepared } from '../../../platform/db/index.ts';

/** The places that an address names. */
export interface PlaceChoice {
  readonly countryId: number;
  readonly cityId: number;
  /** Null for the city's generic one. */
  readonly townshipId: number | null;
  /** Null for none. */
  readonly districtId: number | null;
}

/** What there is of a choice: each place null where there is none, or it is closed, or it lies somewhere else. */
export interface FoundPlaces {
  readonly countryCode: string | null;
  readonly cityId: number | null;
  readonly townshipId: number | null;
  readonly districtId: number | null;
}

const find = prepared<FoundPlaces>(`
  select co.code as "countryCode", ci.id as "cityId", t.id as "townshipId", d.id as "districtId"
  from (select 1) as once
  left join countries co on co.id = $1 and co.is_active
  left join cities ci on ci.id = $2 and ci.country_id = co.id and ci.is_active
  left join townships t on t.city_id = ci.id and t.is_active
    and t.id = coalesce($3::bigint, (select g.id from townships g where g.city_id = $2 and g.is_generic))
  left join districts d on d.id = $4 and d.township_id = t.id and d.is_active`);

export async function findChosenPlaces(db: Executor, choice: PlaceChoice): Promise<FoundPlaces> {
  const { countryId, cityId, townshipId, districtId } = choice;
  const [row] = await find(db, [countryId, cityId, townshipId, districtId]);
  return row ?? { countryCode: null, cityId: null, townshipId: null, districtId: null };
}
