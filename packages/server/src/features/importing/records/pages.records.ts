import { type Static, Type } from 'typebox';
import {
  type FlatPageInput,
  type FormInput,
  type LandingPageInput,
  saveFlatPages,
  saveForms,
  saveLandingPages,
  saveSpecialPages,
  type SpecialPageInput,
} from '../../content/index.ts';
import { checkOf } from './check.ts';
import type { Complaints } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { anything, key, nullable, optional, text, texts, truth } from './shapes.ts';
import { readName, readTexts, readTruth } from './values.ts';

const LONGEST_PAGE = 1_000_000;

const slug = optional(texts('Its address. Default: made from the name.', 200));

const PageRecord = Type.Object({
  type: Type.Literal('page'),
  key: key('Your name for it.'),
  slug,
  title: texts('Its headline.', 255),
  content: texts('HTML; shown as it is.', LONGEST_PAGE),
  template_name: optional(text('Default: `flatpages/default/index.html`.', 255)),
});

const LandingPageRecord = Type.Object({
  type: Type.Literal('landing_page'),
  key: key('Your name for it.'),
  slug,
  name: texts('What people read.', 255),
  template: text('What the storefront shows it with.', 255),
  active: optional(truth('Whether it is shown. Default: true.')),
});

const SpecialPageRecord = Type.Object({
  type: Type.Literal('special_page'),
  key: key('Your name for it.'),
  slug,
  name: texts('What people read.', 255),
  collection: key('Key of the collection whose products it lists.'),
  template: nullable(text('What the storefront shows it with.', 255)),
  banner: nullable(text('A file beside this one or an address.')),
  banner_mobile: nullable(text('Likewise.')),
  banner_url: nullable(text('Where the banner leads.')),
  banner_description: optional(texts('HTML.', LONGEST_PAGE)),
  video_embedded_code: nullable(text('HTML.', LONGEST_PAGE)),
  active: optional(truth('Whether it is shown. Default: true.')),
});

const FormRecord = Type.Object({
  type: Type.Literal('form'),
  key: key('Your name for it.'),
  slug,
  name: texts('What people read.', 255),
  template: optional(text('Default: `forms/default.html`.', 255)),
  active: optional(truth('Whether it is shown. Default: true.')),
  fields: Type.Array(anything(''), {
    description: 'Field definitions, as the protocol has them.',
    maxItems: 200,
    reason: 'is not a list of up to 200 fields in braces',
  }),
});

/** What all pages have in common: they are known by their keys, and need nothing else. */
const keyed = {
  keyOf: ({ key: own }: { readonly key: string }) => own,
  claims: ({ key: own }: { readonly key: string }) => [{ key: own, path: 'key' }],
  needs: () => [],
};

const isPage = checkOf(PageRecord);

export const pageType: RecordType<FlatPageInput> = {
  ...{ name: 'page', plural: 'pages', kind: 'page', schema: PageRecord, ...keyed },
  read: (value, complaints) => (isPage(value, complaints) ? readPage(value, complaints) : null),
  save: (deps, tx, inputs) => saveFlatPages(tx, inputs, deps.clock.now()),
};

function readPage(record: Static<typeof PageRecord>, complaints: Complaints): FlatPageInput {
  return {
    key: record.key,
    slugs: readTexts(record.slug, 'slug', complaints),
    titles: readName(record.title, 'title', complaints),
    contents: readTexts(record.content, 'content', complaints),
    templateName: record.template_name ?? 'flatpages/default/index.html',
  };
}

const isLandingPage = checkOf(LandingPageRecord);

export const landingPageType: RecordType<LandingPageInput> = {
  ...{ name: 'landing_page', plural: 'landing pages', kind: 'landing_page', schema: LandingPageRecord, ...keyed },
  read: (value, complaints) => (isLandingPage(value, complaints) ? readLandingPage(value, complaints) : null),
  save: (deps, tx, inputs) => saveLandingPages(tx, inputs, deps.clock.now()),
};

function readLandingPage(record: Static<typeof LandingPageRecord>, complaints: Complaints): LandingPageInput {
  return {
    key: record.key,
    slugs: readTexts(record.slug, 'slug', complaints),
    names: readName(record.name, 'name', complaints),
    template: record.template,
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

const isSpecialPage = checkOf(SpecialPageRecord);

export const specialPageType: RecordType<SpecialPageInput> = {
  ...{ name: 'special_page', plural: 'special pages', kind: 'special_page', schema: SpecialPageRecord, ...keyed },
  read: (value, complaints) => (isSpecialPage(value, complaints) ? readSpecialPage(value, complaints) : null),
  needs: ({ collection }) => [{ kind: 'collection', key: collection, path: 'collection' }],
  complete: async (input, take) => ({
    ...input,
    banner: input.banner === null ? null : await take(input.banner, 'banner'),
    bannerMobile: input.bannerMobile === null ? null : await take(input.bannerMobile, 'banner_mobile'),
  }),
  save: (deps, tx, inputs) => saveSpecialPages(tx, inputs, deps.clock.now()),
};

function readSpecialPage(record: Static<typeof SpecialPageRecord>, complaints: Complaints): SpecialPageInput {
  return {
    key: record.key,
    slugs: readTexts(record.slug, 'slug', complaints),
    names: readName(record.name, 'name', complaints),
    collection: record.collection,
    template: record.template ?? null,
    banner: record.banner ?? null,
    bannerMobile: record.banner_mobile ?? null,
    bannerUrl: record.banner_url ?? null,
    bannerDescriptions: readTexts(record.banner_description, 'banner_description', complaints),
    videoEmbeddedCode: record.video_embedded_code ?? null,
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

const isForm = checkOf(FormRecord);

export const formType: RecordType<FormInput> = {
  ...{ name: 'form', plural: 'forms', kind: 'form', schema: FormRecord, ...keyed },
  read: (value, complaints) => (isForm(value, complaints) ? readForm(value, complaints) : null),
  save: (deps, tx, inputs) => saveForms(tx, inputs, deps.clock.now()),
};

function readForm(record: Static<typeof FormRecord>, complaints: Complaints): FormInput {
  return {
    key: record.key,
    slugs: readTexts(record.slug, 'slug', complaints),
    names: readName(record.name, 'name', complaints),
    template: record.template ?? 'forms/default.html',
    isActive: readTruth(record.active, 'active', complaints, true),
    fields: record.fields,
  };
}
