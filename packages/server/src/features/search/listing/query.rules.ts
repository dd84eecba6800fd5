import type { SorterChoice } from '../definitions/facets.rules.ts';
import { categoryTerm, collectionTerm, type Counts } from './counts.ts';
import type { ListingCriteria } from './criteria.ts';
import type { Selection } from './filters.rules.ts';
import { type Query, termSelections } from './statement.rules.ts';

export interface Chosen {
  readonly selections: readonly Selection[];
  readonly steps: readonly number[];
  readonly sorters: readonly SorterChoice[];
}

/** What was typed, as the database reads it. */
export interface Understood {
  readonly match: string;
  readonly rank: string;
  readonly codes: readonly number[];
}

const NOTHING = { match: null, rank: '', codes: [] };
const MOST_PKS = 1000;
const LAST_OFFSET = 1_000_000_000;

/** What a list is asked for, resolved. */
export function queryOf(criteria: ListingCriteria, understood: Understood | null, chosen: Chosen): Query {
  const { language, priceListId, categoryId, collectionId, pks, excludePks, page, pageSize } = criteria;
  const { match, rank, codes } = understood ?? NOTHING;
  const sorter = chosen.sorters.find(({ isSelected }) => isSelected);
  const sortBy = sorter?.sortBy ?? 'default';
  return {
    ...{ language, priceListId, collectionId, match, rank, codes },
    within: [termOf(categoryId, categoryTerm), termOf(collectionId, collectionTerm)].flat(),
    pks: pks?.slice(0, MOST_PKS) ?? null,
    excluded: excludePks.slice(0, MOST_PKS),
    selections: chosen.selections,
    steps: chosen.steps,
    sortBy: pks !== null && sorter?.value !== criteria.sorter ? null : sortBy,
    offset: Math.min((page - 1) * pageSize, LAST_OFFSET),
    limit: pageSize,
  };
}

function termOf(id: number | null, term: (id: number) => number): number[] {
  return id === null ? [] : [term(id)];
}

/** Whether an index leads to the products, or all of them must be looked at. */
export function isNarrow({ match, within, pks, selections }: Query): boolean {
  return match !== null || within.length > 0 || pks !== null || termSelections(selections).length >= 2;
}

// From here on a page is found sooner by walking through all products in their order than by sorting the list's own.
const LONG = 2000;
const PART = 20;

/** Whether a page is found by walking through all products in their order. */
export function isWalked(query: Query, { total }: Counts): boolean {
  const { sortBy, match, pks, collectionId, offset, limit } = query;
  if (match !== null || pks !== null || collectionId !== null) return false;
  if (sortBy !== 'newest' && sortBy !== 'default') return false;
  const isAll = termSelections(query.selections).length === 0 && query.within.length === 0;
  return isAll || (total > LONG && (offset + limit) * PART < total);
}
