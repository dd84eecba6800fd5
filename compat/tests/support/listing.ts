import { fields, type Fields } from '../../src/untyped.ts';
import { at, listAt } from './pages.ts';

/** The query of a storefront's page, as Next hands it to the page. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** How many products a list has on all its pages. */
export const total = (list: unknown): number => Number(at(list, 'pagination', 'total_count'));

export const facetsOf = (list: unknown): readonly Fields[] =>
  listAt(list, 'facets').map((facet) => fields(facet, 'facet'));

export const choicesOf = (facet: unknown): readonly Fields[] =>
  listAt(facet, 'data', 'choices').map((choice) => fields(choice, 'choice'));
