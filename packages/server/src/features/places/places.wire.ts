import type { Static } from 'typebox';
import type { Translations } from './names.rules.ts';
import type { City, District, ListedCountry, Township } from './places.queries.ts';
import type { CityObject, CountryObject, DistrictObject, TownshipObject } from './places.schema.ts';

/** Wire: docs/protocol/places.md. Parents are pks. */

export function presentCountry(country: ListedCountry): Static<typeof CountryObject> {
  const { id, isActive, name, code, translations } = country;
  return { pk: id, is_active: isActive, name, code, translations: presentTranslations(translations) };
}

export function presentCity(city: City): Static<typeof CityObject> {
  const { id, isActive, name, countryId, translations, priority, postcode } = city;
  return {
    ...{ pk: id, is_active: isActive, name, country: countryId },
    ...{ translations: presentTranslations(translations), priority, postcode },
  };
}

export function presentTownship(township: Township): Static<typeof TownshipObject> {
  const { id, isActive, name, cityId, postcode } = township;
  return { pk: id, is_active: isActive, name, city: cityId, postcode };
}

export function presentDistrict(district: District): Static<typeof DistrictObject> {
  const { id, isActive, name, cityId, townshipId, postcode } = district;
  return { pk: id, is_active: isActive, name, city: cityId, township: townshipId, postcode };
}

function presentTranslations(translations: Translations | null): Record<string, { name: string }> | null {
  if (translations === null) return null;
  return Object.fromEntries(Object.entries(translations).map(([language, name]) => [language, { name }]));
}
