import { textIn } from '../../../kernel/texts.ts';
import type { AttributeValue, Category, Definitions } from '../../catalogue/index.ts';
import type { FacetDefinition, Reader } from '../definitions/facets.rules.ts';
import {
  bucketTerm,
  categoryTerm,
  type Counts,
  IN_STOCK_TERM,
  OUT_OF_STOCK_TERM,
  rangeTerm,
  readTerm,
  valueTerm,
} from './counts.ts';
import { priceRange, priceRanges, type Selection } from './filters.rules.ts';

/** A value to choose, and how many products it would find with all other facets as they are. */
export interface Choice {
  /** As the parameter spells it. */
  readonly value: string;
  /** In the caller's language; not made unique. */
  readonly label: string;
  readonly quantity: number;
  readonly isSelected: boolean;
  /** Null but in an attribute's facet. */
  readonly attributeValue: AttributeValue | null;
  /** Null but in the category facet. */
  readonly category: Category | null;
  /** Levels below the first one shown; 0 but in the category facet. */
  readonly depth: number;
  /** Whether a selected category is below it. */
  readonly isParentOfSelection: boolean;
}

export interface Facet extends FacetDefinition {
  readonly choices: readonly Choice[];
}

/** Number of products by term, with all filters applied but a facet's own. */
export type Tally = (term: number) => number;

export interface FacetContext extends Reader {
  readonly definitions: Definitions;
  /** The category whose page it is. */
  readonly categoryId: number | null;
  readonly steps: readonly number[];
}

export interface Tallied {
  readonly facet: FacetDefinition;
  readonly tally: Tally;
  /** The terms that may have hits. */
  readonly terms: Iterable<number>;
  readonly selection: Selection | null;
}

const PLAIN = { attributeValue: null, category: null, depth: 0, isParentOfSelection: false };

/** The counts that a facet shows: those that pass everything, and those that fail nothing but itself. */
export function tallied(facet: FacetDefinition, counts: Counts, selections: readonly Selection[]): Tallied {
  const index = selections.findIndex((selection) => selection.facet === facet);
  const passing = counts.byFailed.get(0) ?? new Map<number, number>();
  const failing = (index < 0 ? null : counts.byFailed.get(index + 1)) ?? new Map<number, number>();
  return {
    facet,
    tally: (term) => (passing.get(term) ?? 0) + (failing.get(term) ?? 0),
    terms: new Set([...passing.keys(), ...failing.keys()]),
    selection: selections[index] ?? null,
  };
}

/** A facet with its choices; the selected ones are there even without hits. Without any choice it is left out. */
export function facetOf(given: Tallied, context: FacetContext): Facet[] {
  if (given.facet.widgetType === null) return [];
  const choices = CHOICES[given.facet.kind](given, context);
  return choices.length === 0 ? [] : [{ ...given.facet, choices }];
}

const CHOICES = { attribute: attributeChoices, category: categoryChoices, price: priceChoices, stock: stockChoices };

function attributeChoices({ facet, tally, terms, selection }: Tallied, context: FacetContext): Choice[] {
  const { definitions, language, fallback } = context;
  const counted = [...terms].flatMap((term) => {
    const { kind, id } = readTerm(term);
    const value = kind === 'value' ? definitions.values.get(id) : undefined;
    return value === undefined || value.attributeKey !== facet.attribute?.key ? [] : [value];
  });
  const selected = [...(selection?.values ?? [])].flatMap((value) => facet.attribute?.values.get(value) ?? []);
  return [...new Map([...counted, ...selected].map((value) => [value.id, value])).values()]
    .map((value) => ({
      ...PLAIN,
      value: value.value,
      label: textIn(value.labels, language, fallback) ?? value.value,
      quantity: tally(valueTerm(value.id)),
      isSelected: selection?.values.has(value.value) ?? false,
      attributeValue: value,
    }))
    .sort((a, b) => a.attributeValue.position - b.attributeValue.position || a.label.localeCompare(b.label, language));
}

/** One level below where the list stands, and the way down to what is selected with the level below that. */
function categoryChoices({ tally, selection }: Tallied, context: FacetContext): Choice[] {
  const { definitions, categoryId, language, fallback } = context;
  const { categories } = definitions;
  const selected = [...(selection?.values ?? [])].flatMap((value) => categories.get(Number(value)) ?? []);
  const selectedIds = new Set(selected.map(({ id }) => id));
  const onTheWay = new Set(selected.flatMap(({ path }) => path));
  const top = categoryId === null ? 1 : (categories.get(categoryId)?.depth ?? 1);
  const isOpen = ({ parentId }: Category) => parentId === categoryId || (parentId !== null && onTheWay.has(parentId));
  const isBelow = ({ path }: Category) => categoryId === null || path.includes(categoryId);
  const hasHits = ({ id }: Category) => tally(categoryTerm(id)) > 0 || onTheWay.has(id);
  const isShown = (category: Category) =>
    category.id !== categoryId && category.isActive && isBelow(category) && isOpen(category) && hasHits(category);
  const shown = [...categories.values()].filter((category) => selectedIds.has(category.id) || isShown(category));
  return inTreeOrder(shown).map((category) => ({
    ...PLAIN,
    value: String(category.id),
    label: textIn(category.names, language, fallback) ?? category.key,
    quantity: tally(categoryTerm(category.id)),
    isSelected: selectedIds.has(category.id),
    category,
    depth: Math.max(0, category.depth - top - 1),
    isParentOfSelection: onTheWay.has(category.id) && !selectedIds.has(category.id),
  }));
}

/** `categories` come with parents first and siblings in order: each is put right behind its parent's last one. */
function inTreeOrder(categories: readonly Category[]): Category[] {
  const shown = new Set(categories.map(({ id }) => id));
  const below = Map.groupBy(categories, ({ parentId }) => (parentId !== null && shown.has(parentId) ? parentId : null));
  const walk = (parent: number | null): Category[] =>
    (below.get(parent) ?? []).flatMap((category) => [category, ...walk(category.id)]);
  return walk(null);
}

function priceChoices({ tally, selection }: Tallied, { steps }: FacetContext): Choice[] {
  const isSelected = (value: string) => selection?.values.has(value) ?? false;
  const buckets = priceRanges(steps).map((value, bucket) => {
    return { ...PLAIN, value, label: value, quantity: tally(bucketTerm(bucket)), isSelected: isSelected(value) };
  });
  const known = new Set(buckets.map(({ value }) => value));
  const others = (selection?.kind === 'price' ? selection.ranges : []).flatMap(({ value }, index) => {
    const quantity = tally(rangeTerm(index));
    return known.has(value) ? [] : [{ ...PLAIN, value, label: value, quantity, isSelected: true }];
  });
  return [...buckets.filter(({ quantity, isSelected: chosen }) => quantity > 0 || chosen), ...others].sort(
    (a, b) => startOf(a.value) - startOf(b.value),
  );
}

function startOf(value: string): number {
  return priceRange(value)?.least ?? 0;
}

/** What is in stock can be asked for; the rest is a choice only while it is chosen. */
function stockChoices({ tally, selection }: Tallied): Choice[] {
  const isSelected = (value: string) => selection?.values.has(value) ?? false;
  const choice = (value: string, quantity: number): Choice => {
    return { ...PLAIN, value, label: value, quantity, isSelected: isSelected(value) };
  };
  const inStock = tally(IN_STOCK_TERM);
  const shown = inStock > 0 || isSelected('1') ? [choice('1', inStock)] : [];
  return isSelected('0') ? [...shown, choice('0', tally(OUT_OF_STOCK_TERM))] : shown;
}
