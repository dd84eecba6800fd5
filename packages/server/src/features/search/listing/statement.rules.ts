import { IN_STOCK_TERM, OUT_OF_STOCK_TERM, rangeTerm } from './counts.ts';
import type { SortBy } from '../definitions/settings.ts';
import type { Selection } from './filters.rules.ts';
import type { PriceRange } from './criteria.ts';

/** Everything the statements of a list depend on, read and resolved. */
export interface Query {
  readonly language: string;
  readonly priceListId: number;
  readonly match: string | null;
  readonly rank: string;
  readonly codes: readonly number[];
  /** Terms that every product has: the category, the collection. */
  readonly within: readonly number[];
  readonly collectionId: number | null;
  readonly pks: readonly number[] | null;
  readonly excluded: readonly number[];
  readonly selections: readonly Selection[];
  readonly steps: readonly number[];
  /** Null keeps the order of `pks`. */
  readonly sortBy: SortBy | null;
  readonly offset: number;
  readonly limit: number;
}

/** The values of a statement; `value` gives the name by which its text calls the next one. */
export interface Values {
  readonly list: unknown[];
  readonly value: (given: unknown, type: string) => string;
}

export function values(): Values {
  const list: unknown[] = [];
  return { list, value: (given, type) => `$${list.push(given)}::${type}` };
}

export function termSelections(selections: readonly Selection[]) {
  return selections.filter((selection) => selection.kind === 'terms');
}

/** Where products are looked up; `d` is the document. Text is looked for with the terms, in one index. */
export function lookedUpIn({ match }: Query): string {
  if (match === null) return 'search_documents d';
  return 'search_contents x join search_documents d on d.product_id = x.product_id';
}

/** The terms of the index by which products are looked up. */
export function indexedTerms({ match }: Query): string {
  return match === null ? 'd.terms' : 'x.terms';
}

const PRICE = (query: Query, { value }: Values) => `d.prices[${value(query.priceListId, 'int')}]`;

/** A condition that no index serves, and that the planner takes to hold for every second product. */
export const walkedPast = (condition: string): string => `coalesce(${condition}, false)`;

/** Conditions that hold for every product of the list, whatever its filters. */
export function baseConditions(query: Query, own: Values, byIndex: boolean): string[] {
  const { match, within, pks, excluded } = query;
  const tested = (condition: string) => (byIndex ? condition : walkedPast(condition));
  return [
    `${PRICE(query, own)} is not null`,
    ...(match === null ? [] : [`x.words @@ ${own.value(match, 'tsquery')}`]),
    ...(within.length === 0 ? [] : [tested(`${indexedTerms(query)} @> ${own.value(within, 'int[]')}`)]),
    ...(pks === null ? [] : [`d.product_id = any(${own.value(pks, 'bigint[]')})`]),
    ...(excluded.length === 0 ? [] : [`d.product_id <> all(${own.value(excluded, 'bigint[]')})`]),
  ];
}

/** Whether a product passes a filter. */
export function passes(query: Query, selection: Selection, own: Values): string {
  switch (selection.kind) {
    case 'terms':
      return `${indexedTerms(query)} && ${own.value(selection.terms, 'int[]')}`;
    case 'stock':
      return `d.in_stock = any(${own.value(selection.states, 'boolean[]')})`;
    case 'price':
      return selection.ranges.length === 0 ? 'false' : `(${selection.ranges.map(inRange(query, own)).join(' or ')})`;
  }
}

function inRange(query: Query, own: Values) {
  return ({ least, below }: PriceRange): string => {
    const price = PRICE(query, own);
    const from = `${price} >= ${own.value(least, 'bigint')}`;
    return below === null ? from : `(${from} and ${price} < ${own.value(below, 'bigint')})`;
  };
}

/** 0 for a product that passes all, n for one that fails only the n-th, null for one that fails several. */
export function failedOf(conditions: readonly string[]): string {
  if (conditions.length === 0) return '0';
  const failures = conditions.map((condition) => `(not (${condition}))::int`);
  if (conditions.length === 1) return String(failures[0]);
  const which = failures.map((failure, index) => `${failure} * ${index + 1}`).join(' + ');
  return `case ${failures.join(' + ')} when 0 then 0 when 1 then ${which} end`;
}

/** What a product counts for. */
export function countedTerms(query: Query, own: Values, d: string): string {
  const bounds = query.steps.map((step) => (step + 1) * 100);
  const custom = query.selections.flatMap((selection) => (selection.kind === 'price' ? selection.ranges : []));
  const made = [
    `(width_bucket(${d}.price, ${own.value(bounds, 'bigint[]')}) + 2) * 4 + 3`,
    `case when ${d}.in_stock then ${IN_STOCK_TERM} else ${OUT_OF_STOCK_TERM} end`,
    ...custom.map(({ least, below }, index) => {
      const upper = below === null ? '' : ` and ${d}.price < ${own.value(below, 'bigint')}`;
      return `case when ${d}.price >= ${own.value(least, 'bigint')}${upper} then ${rangeTerm(index)} end`;
    }),
  ];
  return `${d}.terms || array[${made.join(', ')}]`;
}
