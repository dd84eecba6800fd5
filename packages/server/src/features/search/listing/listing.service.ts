import type { Made } from '../../../platform/cache/index.ts';
import { facetsFor, type SorterChoice, sortersFor } from '../definitions/facets.rules.ts';
import type { SearchDeps } from '../search.deps.ts';
import { understand } from '../text/text.queries.ts';
import { cleanText } from '../text/text.rules.ts';
import type { Counts } from './counts.ts';
import type { ListingCriteria } from './criteria.ts';
import { type Facet, type FacetContext, facetOf, tallied } from './facets.rules.ts';
import { priceSteps, selectionsOf } from './filters.rules.ts';
import { countAll, countAndFind, findPage, walkToPage } from './listing.queries.ts';
import { isNarrow, isWalked, queryOf } from './query.rules.ts';
import { type Query, termSelections } from './statement.rules.ts';

export interface Listing {
  /** Ids of listed products, in order. None on a page beyond the last one. */
  readonly ids: readonly number[];
  readonly total: number;
  readonly facets: readonly Facet[];
  readonly sorters: readonly SorterChoice[];
  /** The changes that make it another list. */
  readonly tags: readonly string[];
  /** Its counts are from a moment ago, new ones are on their way: an answer made of it is not to be kept. */
  readonly isProvisional: boolean;
}

/**
 * One page of products with the counts of what could be chosen next. Total and counts do not depend on the page; they
 * are kept in the process until a product of the list changes. At most two statements, or one without text; one more
 * where a single filter is set on the whole catalogue for the first time.
 * Wire: docs/protocol/search.md
 */
export async function findListing(deps: SearchDeps, criteria: ListingCriteria): Promise<Listing> {
  const [definitions, settings] = await Promise.all([deps.definitions(), deps.search.settings()]);
  const reader = { language: criteria.language, fallback: deps.config.defaultLanguage };
  const facets = facetsFor(settings, definitions, reader);
  const sorters = sortersFor(settings, criteria.sorter, reader);
  const price = facets.find(({ kind }) => kind === 'price');
  const steps = price === undefined ? [] : priceSteps(price, criteria.currency);
  const selections = selectionsOf(criteria.filters, facets, definitions);
  const text = cleanText(criteria.text);
  const understood = text === null ? null : await understand(deps.db, criteria.language, text);
  const query = queryOf(criteria, understood, { selections, steps, sorters });
  const { counts, ids } = await countsAndPage(deps, query, criteria);
  const context: FacetContext = { ...reader, definitions, categoryId: criteria.categoryId, steps };
  const all = await completed(deps, query, criteria, counts);
  return {
    ids,
    total: counts.total,
    facets: facets.flatMap((facet) => facetOf(tallied(facet, all, selections), context)),
    sorters,
    tags: tagsOf(criteria),
    isProvisional: all.isOld,
  };
}

async function countsAndPage(
  deps: SearchDeps,
  query: Query,
  criteria: ListingCriteria,
): Promise<{ counts: Counts; ids: readonly number[] }> {
  const found: (readonly number[])[] = [];
  const counts = await deps.search.counts.read(countsKey(query), async () => {
    if (!isNarrow(query)) return made(await countAll(deps.db, query), criteria);
    const both = await countAndFind(deps.db, query);
    found.push(both.ids);
    return made(both.counts, criteria);
  });
  if (query.offset >= counts.total) return { counts, ids: [] };
  return { counts, ids: found[0] ?? (await pageOf(deps, query, counts)) };
}

/** Everything that counts depend on: neither page nor order. */
function countsKey(query: Query): string {
  const { language, priceListId, match, within, pks, excluded, selections, steps } = query;
  const filters = selections.map((selection) => {
    const { kind, facet } = selection;
    return [
      facet?.searchKey,
      kind === 'terms' ? selection.terms : kind === 'stock' ? selection.states : selection.ranges,
    ];
  });
  return JSON.stringify([
    match === null ? null : [language, match],
    priceListId,
    within,
    pks,
    excluded,
    filters,
    steps,
  ]);
}

function made(counts: Counts, criteria: ListingCriteria): Made<Counts> {
  const entries = [...counts.byFailed.values()].reduce((sum, terms) => sum + terms.size, 0);
  return { value: counts, tags: [...tagsOf(criteria), 'definitions'], bytes: 200 + entries * 40 };
}

function tagsOf({ categoryId }: ListingCriteria): string[] {
  return categoryId === null ? ['lists'] : [`category:${categoryId}`];
}

async function pageOf(deps: SearchDeps, query: Query, counts: Counts): Promise<readonly number[]> {
  if (!isWalked(query, counts)) return findPage(deps.db, query);
  if (query.sortBy === 'newest') return walkToPage(deps.db, query, null);
  const { offset, limit } = query;
  const inStock = Math.min(Math.max(0, counts.inStock - offset), limit);
  const first = inStock === 0 ? [] : await walkToPage(deps.db, { ...query, limit: inStock }, true);
  if (inStock === limit) return first;
  const rest = { ...query, offset: Math.max(0, offset - counts.inStock), limit: limit - inStock };
  return [...first, ...(await walkToPage(deps.db, rest, false))];
}

/** Where one value alone leads to the products, its facet's other values are counted by the list without that filter. */
async function completed(deps: SearchDeps, query: Query, criteria: ListingCriteria, counts: Counts): Promise<Counts> {
  const [selection] = termSelections(query.selections);
  if (isNarrow(query) || selection === undefined || selection.facet?.widgetType == null) return counts;
  const without = { ...query, selections: query.selections.filter((other) => other !== selection) };
  const wide = await deps.search.counts.read(countsKey(without), async () =>
    made(await countAll(deps.db, without), criteria),
  );
  const passing = counts.byFailed.get(0);
  const others = [...(wide.byFailed.get(0) ?? [])].map(
    ([term, n]) => [term, Math.max(0, n - (passing?.get(term) ?? 0))] as const,
  );
  const index = query.selections.indexOf(selection) + 1;
  const byFailed = new Map(counts.byFailed).set(index, new Map(others));
  return { ...counts, byFailed, isOld: counts.isOld || wide.isOld };
}
