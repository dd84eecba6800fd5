import { type Static, Type } from 'typebox';
import { type FacetInput, saveFacets, saveSorters, type SortBy, type SorterInput } from '../../search/index.ts';
import { checkOf } from './check.ts';
import type { Complaints } from './complaints.ts';
import type { Need, RecordType } from './record-type.ts';
import { anything, key, nullable, numeric, optional, text, texts, truth, word } from './shapes.ts';
import { readName, readTexts, readTruth, readWhole } from './values.ts';

const POSITION = { from: -1_000_000, to: 1_000_000 };

const FacetRecord = Type.Object({
  type: Type.Literal('facet'),
  key: key('Your name for it; `category_ids`, `price` and `in_stock` are those that belong to no attribute.', 60),
  attribute: nullable(key("Key of the attribute whose values are chosen from. Default: the facet's key.", 60)),
  widget: nullable(text('`multiselect`, `visual_swatch`, `category`, …; null hides it. Default: `multiselect`.', 60)),
  name: optional(texts("What people read. Default: the attribute's name.", 255)),
  position: optional(numeric('Place among the facets. Default: 0.')),
  settings: optional(anything('For `price`: `{"steps": {"eur": [50, 100]}}`; the rest is for the storefront.')),
  active: optional(truth('Default: true.')),
});

const isFacet = checkOf(FacetRecord);
const WITHOUT_ATTRIBUTE = ['category_ids', 'price', 'in_stock'];

export const facetType: RecordType<FacetInput> = {
  name: 'facet',
  plural: 'facets',
  kind: 'facet',
  schema: FacetRecord,
  read: (value, complaints) => (isFacet(value, complaints) ? readFacet(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: ({ attribute }): Need[] =>
    attribute === null ? [] : [{ kind: 'attribute', key: attribute, path: 'attribute' }],
  save: (deps, tx, inputs) => saveFacets(tx, inputs, deps.clock.now()),
};

function readFacet(record: Static<typeof FacetRecord>, complaints: Complaints): FacetInput {
  const own = WITHOUT_ATTRIBUTE.includes(record.key) ? null : record.key;
  return {
    key: record.key,
    attribute: record.attribute ?? own,
    widgetType: record.widget === undefined ? 'multiselect' : record.widget,
    names: readTexts(record.name, 'name', complaints),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    settings: record.settings ?? {},
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

const SORTS: readonly SortBy[] = ['default', 'price', '-price', 'newest', 'name', '-name'];

const SorterRecord = Type.Object({
  type: Type.Literal('sorter'),
  value: key('What clients send as `sorter`.', 60),
  label: texts('What people read.', 255),
  by: word(`\`${SORTS.join('`, `')}\`.`, ...SORTS),
  position: optional(numeric('Place among the sorters. Default: 0.')),
  default: optional(truth('Whether lists begin with it; at most one. Default: false.')),
  visible: optional(truth('Default: true.')),
});

const isSorter = checkOf(SorterRecord);

export const sorterType: RecordType<SorterInput> = {
  name: 'sorter',
  plural: 'sorters',
  kind: 'sorter',
  schema: SorterRecord,
  read: (value, complaints) => (isSorter(value, complaints) ? readSorter(value, complaints) : null),
  keyOf: ({ value }) => value,
  claims: ({ value }) => [{ key: value, path: 'value' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveSorters(tx, inputs, deps.clock.now()),
};

function readSorter(record: Static<typeof SorterRecord>, complaints: Complaints): SorterInput {
  return {
    value: record.value,
    labels: readName(record.label, 'label', complaints),
    sortBy: SORTS.find((by) => by === record.by) ?? 'default',
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isDefault: readTruth(record.default, 'default', complaints, false),
    isVisible: readTruth(record.visible, 'visible', complaints, true),
  };
}
