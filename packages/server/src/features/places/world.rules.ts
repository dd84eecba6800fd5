import { type Country, isoCountries } from './countries.ts';
import turkey from './data/turkey.json' with { type: 'json' };
import { GENERIC, searchText, type Translations } from './names.rules.ts';

/**
 * The places every shop begins with. Ids are the same in every installation and never change:
 *
 * | Record | Id |
 * | --- | --- |
 * | country | ISO 3166 numeric code |
 * | Turkish city (il) | plate number, 1–81 |
 * | Turkish township (ilçe) | plate number × 100 + place in the list of `data/turkey.json`, 101–8199 |
 * | another country's generic city, and its generic township | 10,000 + id of the country |
 * | a township's generic district | id of the township |
 *
 * A township that is founded later is therefore put at the end of its list, and none is taken out of it.
 */
export interface World {
  readonly countries: readonly CountryRecord[];
  readonly cities: readonly CityRecord[];
  readonly townships: readonly TownshipRecord[];
  readonly districts: readonly DistrictRecord[];
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly translations: Translations | null;
}

type CountryRecord = Named & { readonly code: string };

interface CityRecord extends Named {
  readonly country_id: number;
  readonly search_text: string;
  readonly priority: number | null;
  readonly is_generic: boolean;
}

type TownshipRecord = Named & { readonly city_id: number; readonly is_generic: boolean };

type DistrictRecord = Named & { readonly township_id: number };

const TURKEY = 792;
const GENERIC_IDS = 10_000;
/** Plate number → rank: the three largest cities come first in every list. */
const PRIORITIES: ReadonlyMap<number, number> = new Map([
  [34, 1],
  [6, 2],
  [35, 3],
]);

export function world(): World {
  const countries = countryRecords();
  const others = countries.filter(({ id }) => id !== TURKEY);
  const cities = [...turkishCities(), ...others.map(genericCity)];
  const townships = [...turkishTownships(), ...others.map(genericTownship)];
  return { countries, cities, townships, districts: townships.map(genericDistrict) };
}

function countryRecords(): CountryRecord[] {
  const turkish = new Map(isoCountries('tr').map(({ id, name }) => [id, name]));
  return isoCountries('en').map(({ id, code, name }) => {
    return { id, code, name, translations: { en: name, tr: turkish.get(id) ?? name } };
  });
}

/** The keys of the list are `<plate> <city>`, the values its townships. */
const provinces = Object.entries(turkey).map(([key, townships]) => {
  return { plate: Number(key.slice(0, 2)), name: key.slice(3), townships: townships.split(', ') };
});

function turkishCities(): CityRecord[] {
  return provinces.map(({ plate, name }) => ({
    ...{ id: plate, country_id: TURKEY, name, translations: null, search_text: searchText(name, null) },
    ...{ priority: PRIORITIES.get(plate) ?? null, is_generic: false },
  }));
}

function turkishTownships(): TownshipRecord[] {
  return provinces.flatMap(({ plate, townships }) =>
    townships.map((name, index) => ({
      ...{ id: plate * 100 + index + 1, city_id: plate, name, translations: null, is_generic: false },
    })),
  );
}

function genericCity(country: Country): CityRecord {
  const search_text = searchText(GENERIC.name, GENERIC.translations);
  return {
    ...{ ...GENERIC, id: GENERIC_IDS + country.id, country_id: country.id },
    ...{ search_text, priority: null, is_generic: true },
  };
}

function genericTownship(country: Country): TownshipRecord {
  const id = GENERIC_IDS + country.id;
  return { ...GENERIC, id, city_id: id, is_generic: true };
}

function genericDistrict({ id }: TownshipRecord): DistrictRecord {
  return { ...GENERIC, id, township_id: id };
}
