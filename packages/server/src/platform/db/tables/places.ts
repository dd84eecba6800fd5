import type { Generated, JSONColumnType } from 'kysely';

export interface PlaceTables {
  cities: CityTable;
  countries: CountryTable;
  districts: DistrictTable;
  townships: TownshipTable;
}

/** Language (primary tag) → name. */
type Names = JSONColumnType<Record<string, string>> | null;

interface CountryTable {
  id: number;
  code: string;
  name: string;
  translations: Names;
  is_active: Generated<boolean>;
}

interface CityTable {
  id: Generated<number>;
  country_id: number;
  name: string;
  translations: Names;
  search_text: string;
  priority: number | null;
  postcode: string | null;
  is_generic: Generated<boolean>;
  is_active: Generated<boolean>;
}

interface TownshipTable {
  id: Generated<number>;
  city_id: number;
  name: string;
  translations: Names;
  priority: number | null;
  postcode: string | null;
  is_generic: Generated<boolean>;
  is_active: Generated<boolean>;
}

interface DistrictTable {
  id: Generated<number>;
  township_id: number;
  name: string;
  translations: Names;
  priority: number | null;
  postcode: string | null;
  is_generic: Generated<boolean>;
  is_active: Generated<boolean>;
}
