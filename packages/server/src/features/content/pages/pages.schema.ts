import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';
import { PrettyUrlEntry, PrettyUrlObject } from '../../urls/index.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

/** A page of text (Wire: docs/protocol/content.md, "Pages"). */
export const FlatPageObject = named('FlatPage', {
  pk: Type.Integer(),
  type: nullableText,
  flat_page: Type.Object({
    pk: Type.Integer(),
    url: Type.String(),
    title: Type.String(),
    content: Type.String(),
    template_name: Type.String(),
    registration_required: Type.Boolean(),
    sites: Type.Array(Type.Integer()),
    flatpageprettyurl_set: Type.Array(PrettyUrlEntry),
    type: nullableText,
  }),
});

export const LandingPageObject = named('LandingPage', {
  landing_page: Type.Object({
    pk: Type.Integer(),
    name: Type.String(),
    url: Type.String(),
    template: Type.String(),
    is_active: Type.Boolean(),
    created_date: Type.String(),
    modified_date: Type.String(),
  }),
});

/** The key `special_page` of a listing (Wire: docs/protocol/content.md, "Pages"). */
export const SpecialPageObject = named('SpecialPage', {
  pk: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  template: nullableText,
  banner: nullableText,
  banner_mobile: nullableText,
  banner_url: nullableText,
  banner_description: nullableText,
  video_embedded_code: nullableText,
  product_collection: Type.Integer(),
  is_active: Type.Boolean(),
  created_date: Type.String(),
  modified_date: Type.String(),
  specialpageprettyurl_set: Type.Array(PrettyUrlEntry),
  pretty_url: Type.Union([PrettyUrlObject, Type.Null()]),
  extraction_strategy: Type.String(),
});
