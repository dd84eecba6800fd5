import type { Generated, JSONColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

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

export const PLACE_DATA: PersonalData<PlaceTables> = {
  cities: impersonal(
    'id',
    'country_id',
    'name',
    'translations',
    'search_text',
    'priority',
    'postcode',
    'is_generic',
    'is_active',
  ),
  countries: impersonal('id', 'code', 'name', 'translations', 'is_active'),
  districts: impersonal('id', 'township_id', 'name', 'translations', 'priority', 'postcode', 'is_generic', 'is_active'),
  townships: impersonal('id', 'city_id', 'name', 'translations', 'priority', 'postcode', 'is_generic', 'is_active'),
};
