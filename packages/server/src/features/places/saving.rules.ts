import { invalidField } from '../../kernel/errors.ts';
import { searchText, type Translations } from './names.rules.ts';

/** What is known of a place besides where it lies. What is left out stays as it is. */
export interface PlaceDetails {
  /** Its plain name, by which it is found again within its parent: letter by letter, blanks at the ends apart. */
  readonly name: string;
  readonly translations?: Translations;
  /** The lowest number comes first in lists. */
  readonly priority?: number;
  readonly postcode?: string;
}

/** One place and what it lies in. A district needs its township. */
export interface PlaceRecord {
  /** As the countries table spells it: two capital letters. */
  readonly country: string;
  readonly city: PlaceDetails;
  readonly township?: PlaceDetails;
  readonly district?: PlaceDetails;
}

/** The distinct places of a list of records, each level with the names it lies under. */
export interface PlaceLevels {
  readonly cities: readonly SavedCity[];
  readonly townships: readonly SavedTownship[];
  readonly districts: readonly SavedDistrict[];
}

type InCountry = PlaceDetails & { readonly country: string };

export type SavedCity = InCountry & { readonly search_text: string };
export type SavedTownship = PlaceDetails & { readonly country: string; readonly city: string };
export type SavedDistrict = PlaceDetails & {
  readonly country: string;
  readonly city: string;
  readonly township: string;
};

/**
 * Sorts records into levels. Of a place that is named twice the later details count.
 * @throws Refusal invalid blank under the level without a name; required under `township` for a district without one
 */
export function placeLevels(records: readonly PlaceRecord[]): PlaceLevels {
  const cities = new Map<string, InCountry>();
  const townships = new Map<string, SavedTownship>();
  const districts = new Map<string, SavedDistrict>();
  for (const { country, ...levels } of records) {
    const city = details('city', levels.city);
    put(cities, [country, city.name], { ...city, country });
    if (levels.township === undefined) {
      if (levels.district !== undefined) throw invalidField('township', 'required');
      continue;
    }
    const township = details('township', levels.township);
    const inCity = { country, city: city.name };
    put(townships, [country, city.name, township.name], { ...township, ...inCity });
    if (levels.district === undefined) continue;
    const district = details('district', levels.district);
    const path = [country, city.name, township.name, district.name];
    put(districts, path, { ...district, ...inCity, township: township.name });
  }
  return {
    cities: [...cities.values()].map(searchable),
    townships: [...townships.values()],
    districts: [...districts.values()],
  };
}

function searchable(city: InCountry): SavedCity {
  return { ...city, search_text: searchText(city.name, city.translations ?? null) };
}

function details(level: string, given: PlaceDetails): PlaceDetails {
  const name = given.name.trim().normalize('NFC');
  if (name === '') throw invalidField(level, 'blank');
  return { ...given, name };
}

function put<Saved>(places: Map<string, Saved>, path: readonly string[], place: Saved): void {
  const key = JSON.stringify(path);
  const before = places.get(key);
  places.set(key, before === undefined ? place : { ...before, ...place });
}
