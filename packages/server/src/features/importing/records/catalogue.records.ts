import { type Static, Type } from 'typebox';
import {
  type AttributeInput,
  type AttributeValueInput,
  type CategoryInput,
  type CollectionInput,
  saveAttributes,
  saveCategories,
  saveCollections,
} from '../../catalogue/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { anything, key, keys, nullable, numeric, optional, text, texts, truth, word } from './shapes.ts';
import { distinct, readName, readTexts, readTruth, readWhole } from './values.ts';

const POSITION = { from: -1_000_000, to: 1_000_000 };

const DATA_TYPES = ['text', 'number', 'boolean', 'date', 'dropdown', 'valuelabel', 'image', 'multiselect', 'nested'];

const AttributeValueRecord = Type.Object(
  {
    value: key('As it stands in the attributes of products.', 255),
    label: optional(texts('What people read. Default: the value.', 255)),
    hex: nullable(text('Colour, `#1F2A44`.', 7)),
    css_class: nullable(text('CSS class of a swatch.', 120)),
    position: optional(numeric('Place among the values. Default: the order in which they stand.')),
  },
  { reason: 'is not an attribute value in braces' },
);

const AttributeRecord = Type.Object({
  type: Type.Literal('attribute'),
  key: key('Small letters, digits and `_`; begins with a letter.', 60),
  data_type: word(`\`${DATA_TYPES.join('`, `')}\`.`, ...DATA_TYPES),
  name: texts('What people read.', 255),
  position: optional(numeric('Place among the attributes. Default: 0.')),
  values: optional(
    Type.Array(AttributeValueRecord, {
      description: 'For types with a list of values. Values that are not named stay.',
      maxItems: 10_000,
      reason: 'is not a list of up to 10000 values',
    }),
  ),
});

const isAttribute = checkOf(AttributeRecord);

export const attributeType: RecordType<AttributeInput> = {
  name: 'attribute',
  plural: 'attributes',
  kind: 'attribute',
  schema: AttributeRecord,
  read: (value, complaints) => (isAttribute(value, complaints) ? readAttribute(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: saveAttributes,
};

function readAttribute(record: Static<typeof AttributeRecord>, complaints: Complaints): AttributeInput {
  readAttributeKey(record.key, 'key', complaints);
  const values = (record.values ?? []).map((value, index) => readValue(value, index, complaints));
  const seen = new Set<string>();
  for (const [index, { value }] of values.entries()) {
    if (seen.has(value)) complaints.refuse(`values[${index}].value`, `${shown(value)} stands there twice`);
    seen.add(value);
  }
  return {
    key: record.key,
    dataType: record.data_type,
    names: readName(record.name, 'name', complaints),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    values,
  };
}

export function readAttributeKey(given: string, path: string, complaints: Complaints): void {
  if (/^[a-z][a-z0-9_]{0,59}$/.test(given)) return;
  complaints.refuse(path, `${shown(given)} is not the key of an attribute: small letters, digits and _ only`);
}

function readValue(
  record: Static<typeof AttributeValueRecord>,
  index: number,
  complaints: Complaints,
): AttributeValueInput {
  const path = `values[${index}]`;
  const hex = record.hex?.toUpperCase() ?? null;
  if (hex !== null && !/^#[0-9A-F]{6}$/.test(hex)) {
    complaints.refuse(`${path}.hex`, `${shown(record.hex)} is not a colour: write #1F2A44`);
  }
  return {
    value: record.value,
    labels: readTexts(record.label ?? record.value, `${path}.label`, complaints),
    position: readWhole(record.position ?? index, `${path}.position`, complaints, POSITION),
    hex,
    cssClass: record.css_class ?? null,
  };
}

const CategoryRecord = Type.Object({
  type: Type.Literal('category'),
  key: key('Your name for it.'),
  parent: nullable(key('Key of the category above it. Default: at the top.')),
  name: texts('What people read.', 255),
  slug: optional(texts('Last part of its address. Default: made from the name.', 120)),
  position: optional(numeric('Place among its siblings. Default: 0.')),
  active: optional(truth('Whether it is shown. Default: true.')),
  attributes: optional(anything('Content attributes, as the protocol has them.')),
});

const isCategory = checkOf(CategoryRecord);

export const categoryType: RecordType<CategoryInput> = {
  name: 'category',
  plural: 'categories',
  kind: 'category',
  schema: CategoryRecord,
  read: (value, complaints) => (isCategory(value, complaints) ? readCategory(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: ({ parent }) => (parent === null ? [] : [{ kind: 'category', key: parent, path: 'parent' }]),
  parentOf: (input) => input.parent,
  save: saveCategories,
};

function readCategory(record: Static<typeof CategoryRecord>, complaints: Complaints): CategoryInput {
  return {
    key: record.key,
    parent: record.parent ?? null,
    names: readName(record.name, 'name', complaints),
    slugs: readTexts(record.slug, 'slug', complaints),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isActive: readTruth(record.active, 'active', complaints, true),
    attributes: record.attributes ?? {},
  };
}

const CollectionRecord = Type.Object({
  type: Type.Literal('collection'),
  key: key('Your name for it.'),
  name: texts('What people read.', 255),
  products: optional(keys('SKUs in the order shown. One that is not there is passed over.', 100_000)),
});

const isCollection = checkOf(CollectionRecord);

export const collectionType: RecordType<CollectionInput> = {
  name: 'collection',
  plural: 'collections',
  kind: 'collection',
  schema: CollectionRecord,
  read: (value, complaints) =>
    isCollection(value, complaints)
      ? { key: value.key, names: readName(value.name, 'name', complaints), products: distinct(value.products) }
      : null,
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: saveCollections,
};
