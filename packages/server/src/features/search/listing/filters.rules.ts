import type { Definitions } from '../../catalogue/index.ts';
import type { FacetDefinition } from '../definitions/facets.rules.ts';
import { categoryTerm, collectionTerm, valueTerm } from './counts.ts';
import type { PriceRange } from './criteria.ts';

/** A filter as products are tested by it: they pass by any of what it allows. */
export type Selection = Readonly<{ facet: FacetDefinition | null; values: ReadonlySet<string> }> &
  (
    | { readonly kind: 'terms'; readonly terms: readonly number[] }
    | { readonly kind: 'price'; readonly ranges: readonly PriceRange[] }
    | { readonly kind: 'stock'; readonly states: readonly boolean[] }
  );

const MOST_VALUES = 200;
const MOST_FILTERS = 20;
const MOST_RANGES = 10;

/**
 * Reads the filters. Of several values of one parameter any will do; a value that is not known as it stands is split at
 * its commas; one that is unknown even then is never met. A parameter that is no filter is passed over.
 */
export function selectionsOf(
  filters: ReadonlyMap<string, readonly string[]>,
  facets: readonly FacetDefinition[],
  definitions: Definitions,
): Selection[] {
  const selections = facets.flatMap((facet) => {
    const given = valuesOf(filters, facet.searchKey);
    return given.length === 0 ? [] : [selectionOf(facet, given, definitions)];
  });
  const collections = valuesOf(filters, 'collection_ids');
  if (collections.length > 0) {
    const known = knownValues(collections, (value) => numbered(value, definitions.collections));
    selections.push({
      kind: 'terms',
      facet: null,
      values: new Set(known),
      terms: known.map(Number).map(collectionTerm),
    });
  }
  return selections.slice(0, MOST_FILTERS);
}

function valuesOf(filters: ReadonlyMap<string, readonly string[]>, key: string): string[] {
  return (filters.get(key) ?? []).filter((value) => value !== '').slice(0, MOST_VALUES);
}

function selectionOf(facet: FacetDefinition, given: readonly string[], definitions: Definitions): Selection {
  switch (facet.kind) {
    case 'price': {
      const known = knownValues(given, (value) => priceRange(value) !== null).slice(0, MOST_RANGES);
      const ranges = known.flatMap((value) => priceRange(value) ?? []);
      return { kind: 'price', facet, values: new Set(ranges.map(({ value }) => value)), ranges };
    }
    case 'stock': {
      const known = knownValues(given, (value) => value === '1' || value === '0');
      return {
        kind: 'stock',
        facet,
        values: new Set(known),
        states: [...new Set(known)].map((value) => value === '1'),
      };
    }
    case 'category': {
      const known = knownValues(given, (value) => numbered(value, definitions.categories));
      return { kind: 'terms', facet, values: new Set(known), terms: known.map(Number).map(categoryTerm) };
    }
    case 'attribute': {
      const values = facet.attribute?.values;
      const known = knownValues(given, (value) => values?.has(value) === true);
      const terms = known.flatMap((value) => values?.get(value)?.id ?? []).map(valueTerm);
      return { kind: 'terms', facet, values: new Set(known), terms };
    }
  }
}

function knownValues(given: readonly string[], isKnown: (value: string) => boolean): string[] {
  const values = given.flatMap((value) => (isKnown(value) ? [value] : value.split(',').slice(0, MOST_VALUES)));
  return [...new Set(values.map((value) => (isKnown(value) ? value : value.trim())).filter(isKnown))].slice(
    0,
    MOST_VALUES,
  );
}

function numbered(value: string, known: ReadonlyMap<number, unknown>): boolean {
  return /^[1-9]\d{0,9}$/.test(value) && known.has(Number(value));
}

/** `0-250`: whole units, both ends included, so that 250.99 is in it and 251 in the next. `750`: from there on. */
export function priceRange(value: string): PriceRange | null {
  const [, from, to] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(value) ?? [];
  if (from === undefined) return null;
  return { value, least: Number(from) * 100, below: to === undefined ? null : (Number(to) + 1) * 100 };
}

const STEPS = [10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000];
const MOST_STEPS = 50;

/** The whole units at which the ranges of the price facet end: a merchant's, or a series that suits any goods. */
export function priceSteps({ settings }: FacetDefinition, currency: string): readonly number[] {
  const steps = settings['steps'];
  const own: unknown =
    typeof steps === 'object' && steps !== null ? new Map(Object.entries(steps)).get(currency) : null;
  if (!Array.isArray(own)) return STEPS;
  const numbers = own.filter((step): step is number => Number.isSafeInteger(step) && step > 0 && step < 10_000_000_000);
  const distinct = [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_STEPS);
  return distinct.length > 0 ? distinct : STEPS;
}

/** The ranges that the steps make, the last one open. */
export function priceRanges(steps: readonly number[]): string[] {
  const ranges = steps.map((step, index) => `${index === 0 ? 0 : (steps[index - 1] ?? 0) + 1}-${step}`);
  return [...ranges, String((steps.at(-1) ?? 0) + 1)];
}
