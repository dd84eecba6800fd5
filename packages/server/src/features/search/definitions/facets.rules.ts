import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Attribute, Definitions } from '../../catalogue/index.ts';
import type { Settings, SortBy, StoredFacet, StoredSorter } from './settings.ts';

export type FacetKind = 'attribute' | 'category' | 'price' | 'stock';

/** A facet as lists use it. */
export interface FacetDefinition {
  readonly kind: FacetKind;
  readonly key: string;
  /** The query parameter. */
  readonly searchKey: string;
  readonly name: string;
  /** Null: hidden, the filter works all the same. */
  readonly widgetType: string | null;
  readonly position: number | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Null but for an attribute's facet. */
  readonly attribute: Attribute | null;
}

export interface Reader {
  readonly language: string;
  readonly fallback: string;
}

interface GlobalFacet {
  readonly kind: FacetKind;
  readonly widgetType: string;
  readonly name: MessageKey;
}

const GLOBAL: Readonly<Record<string, GlobalFacet>> = {
  category_ids: { kind: 'category', widgetType: 'category', name: 'facet_category' },
  price: { kind: 'price', widgetType: 'multiselect', name: 'facet_price' },
  in_stock: { kind: 'stock', widgetType: 'multiselect', name: 'facet_in_stock' },
};

const CHOSEN_FROM = new Set(['dropdown', 'valuelabel']);

/**
 * Every facet that can be filtered by, the shown ones first in their order. Where none is configured: category, price,
 * stock and each attribute that is chosen from a list. Whatever has no facet stays a filter without being shown.
 */
export function facetsFor({ facets }: Settings, definitions: Definitions, reader: Reader): FacetDefinition[] {
  const configured = facets.flatMap((facet) => shownFacet(facet, definitions, reader));
  const shown = facets.length > 0 ? configured : fallbackFacets(definitions, reader);
  const taken = new Set(shown.map(({ searchKey }) => searchKey));
  const hidden = [
    ...globalFacets(reader),
    ...[...definitions.attributes.values()].map((a) => attributeFacet(a, reader)),
  ]
    .filter(({ searchKey }) => !taken.has(searchKey))
    .map((facet) => ({ ...facet, widgetType: null }));
  return [...shown, ...hidden];
}

function shownFacet(facet: StoredFacet, { attributes }: Definitions, reader: Reader): FacetDefinition[] {
  const { key, searchKey, position, settings } = facet;
  const attribute = attributes.get(facet.attributeKey ?? '');
  const like =
    attribute === undefined ? globalFacets(reader).find((own) => own.key === key) : attributeFacet(attribute, reader);
  if (like === undefined) return [];
  const name = textIn(facet.names, reader.language, reader.fallback) ?? like.name;
  return [{ ...like, key, searchKey, name, widgetType: facet.isActive ? facet.widgetType : null, position, settings }];
}

function fallbackFacets({ attributes }: Definitions, reader: Reader): FacetDefinition[] {
  const chosen = [...attributes.values()].filter(({ dataType }) => CHOSEN_FROM.has(dataType));
  return [...globalFacets(reader), ...chosen.map((attribute) => attributeFacet(attribute, reader))];
}

function globalFacets(reader: Reader): FacetDefinition[] {
  return Object.entries(GLOBAL).map(([key, own]) => ({
    ...{
      kind: own.kind,
      key,
      searchKey: key,
      name: translate(message(own.name), reader.language),
      widgetType: own.widgetType,
    },
    ...{ position: null, settings: {}, attribute: null },
  }));
}

function attributeFacet(attribute: Attribute, { language, fallback }: Reader): FacetDefinition {
  const { key, names, position } = attribute;
  const name = textIn(names, language, fallback) ?? key;
  const widgetType = 'multiselect';
  return {
    kind: 'attribute',
    key,
    searchKey: `attributes_${key}`,
    name,
    widgetType,
    position,
    settings: {},
    attribute,
  };
}

export interface SorterChoice {
  readonly value: string;
  readonly label: string;
  readonly sortBy: SortBy;
  readonly isSelected: boolean;
}

const FALLBACK: readonly { value: string; sortBy: SortBy; label: MessageKey }[] = [
  { value: 'default', sortBy: 'default', label: 'sorter_default' },
  { value: 'price', sortBy: 'price', label: 'sorter_price' },
  { value: '-price', sortBy: '-price', label: 'sorter_price_descending' },
  { value: 'newcomers', sortBy: 'newest', label: 'sorter_newcomers' },
];

/** The sorters to choose from, at least one; exactly one is selected: the one asked for, else the default. */
export function sortersFor({ sorters }: Settings, asked: string | null, reader: Reader): SorterChoice[] {
  const visible = sorters.filter(({ isVisible }) => isVisible);
  const choices = visible.length > 0 ? visible.map((sorter) => stored(sorter, reader)) : FALLBACK.map(builtIn(reader));
  const selected = choices.find(({ value }) => value === asked) ?? choices[0];
  return choices.map((choice) => ({ ...choice, isSelected: choice === selected }));
}

function stored({ value, labels, sortBy }: StoredSorter, { language, fallback }: Reader): SorterChoice {
  return { value, label: textIn(labels, language, fallback) ?? value, sortBy, isSelected: false };
}

function builtIn({ language }: Reader) {
  return ({ value, sortBy, label }: (typeof FALLBACK)[number]): SorterChoice => {
    return { value, label: translate(message(label), language), sortBy, isSelected: false };
  };
}
