import { notFound } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { Category } from '../../catalogue/index.ts';
import { type Addressed, findSpecialPage, type SpecialPage } from '../../content/index.ts';
import { type Facet, findListing, type SorterChoice } from '../../search/index.ts';
import { findFamilies } from '../products/families.service.ts';
import type { Family } from '../products/family.ts';
import type { Showing } from '../products/showing.ts';
import { showingFor } from '../showing.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import type { ListAsked } from './asked.ts';

/** Where a list begins: everywhere, in a category, or in a collection. */
export type Shelf =
  | { readonly kind: 'everything' }
  | { readonly kind: 'category'; readonly id: number }
  | { readonly kind: 'special_page'; readonly id: number };

export interface ShownList {
  readonly showing: Showing;
  readonly total: number;
  readonly families: readonly Family[];
  readonly facets: readonly Facet[];
  readonly sorters: readonly SorterChoice[];
  /** The changes that make it another list. */
  readonly tags: readonly string[];
  readonly isProvisional: boolean;
  readonly category: Category | null;
  readonly specialPage: Addressed<SpecialPage> | null;
}

/**
 * One page of a list. At most four statements: the words of a text, the counts with the ids (or each by itself), and the
 * products that the process does not have yet; two more for a special page.
 * @throws Refusal not_found for an unknown or inactive category or page
 */
export async function showList(
  deps: StorefrontDeps,
  caller: Caller,
  { shelf, asked }: { shelf: Shelf; asked: ListAsked },
): Promise<ShownList> {
  const showing = await showingFor(deps, caller);
  const category = shelf.kind === 'category' ? categoryOf(showing, shelf.id) : null;
  const specialPage = shelf.kind === 'special_page' ? await findSpecialPage(deps, shelf.id) : null;
  if (shelf.kind === 'special_page' && specialPage === null) throw notFound();
  const found = await findListing(deps, {
    language: caller.language,
    priceListId: showing.pricing.listId,
    currency: showing.pricing.currency,
    text: asked.text,
    categoryId: category?.id ?? null,
    collectionId: specialPage?.page.collectionId ?? null,
    filters: asked.filters,
    pks: asked.only,
    excludePks: asked.without,
    sorter: asked.sorter,
    page: asked.page,
    pageSize: asked.pageSize,
  });
  const { families } = await findFamilies(deps, found.ids, showing.pricing);
  return {
    ...{ showing, total: found.total, facets: found.facets, sorters: found.sorters, tags: found.tags },
    isProvisional: found.isProvisional,
    ...{ category, specialPage },
    families: found.ids.flatMap((id) => families.get(id) ?? []),
  };
}

function categoryOf({ definitions }: Showing, id: number): Category {
  const category = definitions.categories.get(id);
  if (category?.isActive !== true) throw notFound();
  return category;
}
