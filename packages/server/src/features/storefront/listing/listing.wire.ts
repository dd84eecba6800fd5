import { pageCount } from '../../../kernel/page.ts';
import type { Category } from '../../catalogue/index.ts';
import type { Choice, Facet, SorterChoice } from '../../search/index.ts';
import { categoryUrl } from '../categories/category.wire.ts';
import type { Family } from '../products/family.ts';
import { presentListed, presentSwatches } from '../products/product.wire.ts';
import type { Showing } from '../products/showing.ts';
import type { ListAsked } from './asked.ts';
import type { ShownList } from './listing.service.ts';

/** The shape that all lists share (Wire: docs/protocol/catalogue.md, "Lists"). */
export function presentList(list: ShownList, asked: ListAsked) {
  const { showing, total } = list;
  return {
    pagination: {
      total_count: total,
      current_page: asked.page,
      num_pages: pageCount(total, asked.pageSize),
      page_size: asked.pageSize,
    },
    facets: list.facets.map((facet) => presentFacet(facet, list)).filter(({ data }) => data.choices.length > 0),
    sorters: list.sorters.map(presentSorter),
    search_text: asked.text,
    products: list.families.map((family) => presentCard(family, showing)),
  };
}

export function presentCard(family: Family, showing: Showing) {
  return { ...presentListed(family, showing), extra_data: presentSwatches(family, showing) };
}

function presentSorter({ value, label, isSelected }: SorterChoice) {
  return { label, value, is_selected: isSelected };
}

function presentFacet(facet: Facet, list: ShownList) {
  const { name, key, searchKey, widgetType, position } = facet;
  const common = { name, key, search_key: searchKey, widget_type: widgetType, order: position };
  const choices = facet.choices.map((choice) => ({ ...presentChoice(facet.kind, choice), ...traits(choice, list) }));
  return { ...common, extra_params: {}, data: { ...common, choices: withOwnLabels(choices) } };
}

// The protocol's own answers carry these two as numbers.
const NUMBERS: ReadonlySet<string> = new Set(['category', 'stock']);

function presentChoice(kind: Facet['kind'], { label, value, quantity, isSelected }: Choice) {
  return { label, value: NUMBERS.has(kind) ? Number(value) : value, quantity, is_selected: isSelected };
}

function traits(choice: Choice, list: ShownList) {
  const { attributeValue, category } = choice;
  if (category !== null) return categoryTraits(category, choice, list);
  if (attributeValue === null || (attributeValue.hex === null && attributeValue.cssClass === null)) return {};
  return { hex: attributeValue.hex, klass: attributeValue.cssClass };
}

/** On a category's page a choice leads to the other category's page, elsewhere it is a filter of the list. */
function categoryTraits(shown: Category, { depth, isParentOfSelection }: Choice, { showing, category }: ShownList) {
  return {
    depth,
    real_depth: shown.depth,
    url: category === null ? `/list/?category_ids=${shown.id}` : categoryUrl(shown, showing),
    menuitemmodel: shown.menuItem.replaceAll('-', ''),
    is_parent_of_selection: isParentOfSelection,
  };
}

/** The storefront tells choices apart by their labels: what has another's label is told apart by its value. */
function withOwnLabels<Choice extends { label: string; value: string | number }>(choices: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return choices.map((choice) => {
    const label = seen.has(choice.label) ? `${choice.label} (${choice.value})` : choice.label;
    seen.add(label);
    return { ...choice, label };
  });
}
