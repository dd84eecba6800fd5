import type { Texts } from '../../kernel/texts.ts';
import { folded } from '../places/index.ts';

/** A place that a rule names. Names may be of any language, in any case, with or without accents. */
export interface PlaceName {
  /** Two capital letters. */
  readonly country: string;
  /** Its name, or its pk (in Turkey the plate number). */
  readonly city: string;
  /** Null for the whole city. */
  readonly township: string | null;
}

/** A city, or a township with the names of its city. */
export interface KnownPlace {
  readonly id: number;
  readonly country: string;
  readonly cityId: number;
  readonly city: KnownName;
  /** Null for the city itself. */
  readonly township: KnownName | null;
}

export interface KnownName {
  readonly name: string;
  readonly translations: Texts | null;
}

/** The id of a named place; null where nobody knows it. */
export type PlaceFinder = (place: PlaceName) => number | null;

export function placeFinder(known: readonly KnownPlace[]): PlaceFinder {
  const ids = new Map<string, number>();
  for (const { id, country, cityId, city, township } of known) {
    for (const cityName of [String(cityId), ...plainNames(city)]) {
      const names = township === null ? [null] : plainNames(township);
      for (const name of names) ids.set(JSON.stringify([country, cityName, name]), id);
    }
  }
  return ({ country, city, township }) =>
    ids.get(JSON.stringify([country, plain(city), township === null ? null : plain(township)])) ?? null;
}

export function placeText({ country, city, township }: PlaceName): string {
  return [township, city, country].filter((name) => name !== null).join(', ');
}

function plainNames({ name, translations }: KnownName): string[] {
  return [name, ...Object.values(translations ?? {})].map(plain);
}

/** Names as they are compared: blanks and hyphens are the same. */
function plain(name: string): string {
  return folded(name).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
