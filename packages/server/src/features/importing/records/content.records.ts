import { type Static, Type } from 'typebox';
import {
  type MenuItemInput,
  saveMenuItems,
  saveSeoRecords,
  saveWidgets,
  type SeoInput,
  type WidgetInput,
} from '../../content/index.ts';
import { normalisePath } from '../../urls/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { anything, key, keys, nullable, numeric, optional, text, texts, truth } from './shapes.ts';
import { distinct, readName, readTexts, readTruth, readWhole } from './values.ts';

const MenuRecord = Type.Object({
  type: Type.Literal('menu'),
  key: key('Your name for it.'),
  parent: nullable(key('Key of the item above it. Default: at the top.')),
  label: texts('What people read.', 255),
  url: optional(texts("Where it leads. Default: the category's address.", 1000)),
  category: nullable(key('Key of the category it stands for.')),
  position: optional(numeric('Place among its siblings. Default: 0.')),
  visible: optional(truth('Default: true.')),
  attributes: optional(anything('Content attributes, as the protocol has them.')),
});

const isMenu = checkOf(MenuRecord);

export const menuType: RecordType<MenuItemInput> = {
  name: 'menu',
  plural: 'menu items',
  kind: 'menu',
  schema: MenuRecord,
  read: (value, complaints) => (isMenu(value, complaints) ? readMenu(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: ({ parent, category }) => [
    ...(parent === null ? [] : [{ kind: 'menu' as const, key: parent, path: 'parent' }]),
    ...(category === null ? [] : [{ kind: 'category' as const, key: category, path: 'category' }]),
  ],
  parentOf: ({ parent }) => parent,
  save: (deps, tx, inputs) => saveMenuItems(tx, inputs, deps.clock.now()),
};

function readMenu(record: Static<typeof MenuRecord>, complaints: Complaints): MenuItemInput {
  return {
    key: record.key,
    parent: record.parent ?? null,
    labels: readName(record.label, 'label', complaints),
    urls: readTexts(record.url, 'url', complaints),
    category: record.category ?? null,
    position: readWhole(record.position ?? 0, 'position', complaints, { from: -1_000_000, to: 1_000_000 }),
    visible: readTruth(record.visible, 'visible', complaints, true),
    attributes: record.attributes ?? {},
  };
}

const WidgetRecord = Type.Object({
  type: Type.Literal('widget'),
  slug: key('What storefronts ask for.'),
  name: text('For those who edit it.', 255),
  template: optional(text('Default: `none`.', 255)),
  attributes: optional(anything('Content attributes, as the protocol has them, for all languages.')),
  attributes_by_language: optional(
    Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()), {
      description: 'Language to content attributes, instead of `attributes`.',
      reason: 'is not an object of language to attributes',
    }),
  ),
  products: optional(keys('SKUs in the order shown.', 1000)),
  schema: nullable(anything('What its attributes look like, for those who edit it.')),
});

const isWidget = checkOf(WidgetRecord);

export const widgetType: RecordType<WidgetInput> = {
  name: 'widget',
  plural: 'widgets',
  kind: 'widget',
  schema: WidgetRecord,
  read: (value, complaints) => (isWidget(value, complaints) ? readWidget(value, complaints) : null),
  keyOf: ({ slug }) => slug,
  claims: ({ slug }) => [{ key: slug, path: 'slug' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveWidgets(tx, inputs, deps.clock.now()),
};

function readWidget(record: Static<typeof WidgetRecord>, complaints: Complaints): WidgetInput {
  const { slug, name, attributes, attributes_by_language: byLanguage } = record;
  if (attributes !== undefined && byLanguage !== undefined) {
    complaints.refuse('attributes', 'cannot go with attributes_by_language');
  }
  return {
    slug,
    name,
    template: record.template ?? 'none',
    attributes: byLanguage ?? { [complaints.shop.defaultLanguage]: attributes ?? {} },
    products: distinct(record.products),
    schema: record.schema ?? null,
  };
}

const SeoRecord = Type.Object({
  type: Type.Literal('seo'),
  url: text('A path of the shop: `/`.'),
  title: optional(texts('Title of the page.', 500)),
  description: optional(texts('What search engines show below it.', 2000)),
  keywords: optional(texts('Parted by commas.', 2000)),
  attributes: optional(anything('Anything else, passed on to clients as it is.')),
});

const isSeo = checkOf(SeoRecord);

export const seoType: RecordType<SeoInput> = {
  name: 'seo',
  plural: 'search engine texts',
  kind: 'seo',
  schema: SeoRecord,
  read: (value, complaints) => (isSeo(value, complaints) ? readSeo(value, complaints) : null),
  keyOf: ({ url }) => normalisePath(url),
  claims: ({ url }) => [{ key: normalisePath(url), path: 'url' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveSeoRecords(tx, inputs, deps.clock.now()),
};

function readSeo(record: Static<typeof SeoRecord>, complaints: Complaints): SeoInput {
  const { url } = record;
  if (!/^\/(?![/\\])\S*$/.test(url)) complaints.refuse('url', `${shown(url)} is not a path of this shop: write /men/`);
  return {
    url,
    titles: readTexts(record.title, 'title', complaints),
    descriptions: readTexts(record.description, 'description', complaints),
    keywords: readTexts(record.keywords, 'keywords', complaints),
    attributes: record.attributes ?? {},
  };
}
