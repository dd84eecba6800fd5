import countries from 'i18n-iso-countries';
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import tr from 'i18n-iso-countries/langs/tr.json' with { type: 'json' };

countries.registerLocale(en);
countries.registerLocale(tr);

/** A country of ISO 3166. */
export interface Country {
  /** The ISO numeric code: the same in every installation. */
  readonly id: number;
  /** Two capital letters. */
  readonly code: string;
  readonly name: string;
}

/** A country by its alpha-2 code, named in `language` (English where there is no such list). Null when unknown. */
export function findCountry(code: string, language: string): Country | null {
  const id = countries.alpha2ToNumeric(code);
  const name = countries.getName(code, language) ?? countries.getName(code, 'en');
  return id === undefined || name === undefined ? null : { id: Number(id), code, name };
}

/** Every country, named in `language`, by id. */
export function isoCountries(language: string): Country[] {
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => findCountry(code, language))
    .filter((country) => country !== null)
    .sort((a, b) => a.id - b.id);
}
