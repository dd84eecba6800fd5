import { invalidField, notFound } from '../../kernel/errors.ts';
import type { Page, Slice } from '../../kernel/page.ts';
import type { Config } from '../../platform/config/index.ts';
import type { TaggedCache } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PublicAnswer } from '../../platform/http/index.ts';
import { folded } from './names.rules.ts';
import {
  type City,
  type District,
  type ListedCountry,
  selectCities,
  selectCity,
  selectCountries,
  selectDistricts,
  selectTownships,
  type Township,
} from './places.queries.ts';

export interface PlacesDeps {
  readonly db: Executor;
  readonly answers: TaggedCache<PublicAnswer>;
  readonly config: Pick<Config, 'defaultLanguage' | 'publicUrl'>;
}

/** Which places are asked for, and in which language. */
export interface PlacesWanted {
  readonly language: string;
  readonly page: Page;
  /** The place they lie in; null for all. */
  readonly parentId: number | null;
  /** Only those with an active store. */
  readonly withStore: boolean;
}

/** The active countries, by name. */
export function listCountries(deps: PlacesDeps, wanted: PlacesWanted): Promise<Slice<ListedCountry>> {
  return selectCountries(deps.db, inLanguage(deps, wanted));
}

/** The active cities, of one country or all: the important ones, then the others by name, then the generic one. */
export function listCities(deps: PlacesDeps, wanted: PlacesWanted): Promise<Slice<City>> {
  return selectCities(deps.db, { ...inLanguage(deps, wanted), search: null });
}

const MIN_SEARCH = 2;

/**
 * The active cities with `text` in one of their names, however it is spelled; in the order of `listCities`.
 * @throws Refusal invalid min_length under `q` when the text is shorter than two letters
 */
export function searchCities(deps: PlacesDeps, wanted: PlacesWanted, text: string): Promise<Slice<City>> {
  const search = folded(text);
  if (search.length < MIN_SEARCH) throw invalidField('q', 'min_length', { min: MIN_SEARCH });
  return selectCities(deps.db, { ...inLanguage(deps, wanted), search });
}

/** @throws Refusal not_found when there is no such city, or it is not active */
export async function getCity(deps: PlacesDeps, language: string, id: number): Promise<City> {
  const city = await selectCity(deps.db, { language, fallback: deps.config.defaultLanguage }, id);
  if (city === null) throw notFound();
  return city;
}

/** The active townships, of one city or all, in the order of `listCities`. */
export function listTownships(deps: PlacesDeps, wanted: PlacesWanted): Promise<Slice<Township>> {
  return selectTownships(deps.db, inLanguage(deps, wanted));
}

/** The active districts, of one township or all, in the order of `listCities`. */
export function listDistricts(deps: PlacesDeps, wanted: PlacesWanted): Promise<Slice<District>> {
  return selectDistricts(deps.db, inLanguage(deps, wanted));
}

function inLanguage({ config }: PlacesDeps, { language, ...wanted }: PlacesWanted) {
  return { ...wanted, naming: { language, fallback: config.defaultLanguage } };
}
