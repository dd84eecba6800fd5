import {
  anyText,
  boolean,
  both,
  dateTime,
  integer,
  label,
  listOf,
  matching,
  nothing,
  nullable,
  number,
  object,
  oneOf,
  optional,
  path,
  type Shape,
  uuid,
  withFields,
} from '../shape.ts';
import { isFields } from '../untyped.ts';
import { attributes } from './encoding.ts';
import { prettyUrl } from './list.ts';
import { listedProduct, plain } from './product.ts';

/** Menus, widgets, pages, forms and SEO, as the client's types declare and storefronts read them. */

const menuFields: Readonly<Record<string, Shape>> = {
  label,
  url: path,
  level: integer,
  pk: uuid,
  sort_order: integer,
  path: matching(/^(?:[0-9A-Z]{4})+$/),
  parent_pk: nullable(uuid),
  generator_name: oneOf('menu_item'),
};

const menuContext: Shape = (value, at) => {
  // An item of no category may have no context at all.
  if (isFields(value) && Object.keys(value).length === 0) return [];
  const own = both(attributes, withFields({ category_id: optional(integer) }));
  return withFields({ attributes: own, numchild: integer, include_parent: boolean })(value, at);
};

/** `MenuItemType`, before the client gives it `children`. */
export const menuItem = withFields({
  ...menuFields,
  extra_context: menuContext,
  parent: nullable(withFields({ pk: uuid })),
});

/** `BreadcrumbResultType`. */
export const breadcrumbItem = withFields({
  ...menuFields,
  extra_context: menuContext,
  parent: nothing,
  parent_pk: nothing,
});

/** `WidgetResultType`. */
export const widget = withFields({
  name: label,
  slug: label,
  template: label,
  attributes,
  products: optional(listOf(listedProduct(plain))),
});

/** `FlatPage`. */
export const flatPage = withFields({
  pk: integer,
  type: nullable(label),
  flat_page: withFields({
    pk: integer,
    url: path,
    title: label,
    content: label,
    template_name: label,
    registration_required: boolean,
    sites: listOf(integer),
    flatpageprettyurl_set: listOf(object),
    type: nullable(label),
  }),
});

/** `LandingPage`. */
export const landingPage = withFields({
  landing_page: withFields({ url: path, template: label, is_active: boolean }),
});

const validators = withFields({
  required: optional(boolean),
  min_length: optional(integer),
  max_length: optional(integer),
  min_value: optional(number),
  max_value: optional(number),
  regex: optional(withFields({ regex: label, message: anyText, inverse_match: boolean })),
});

/** `FormField`. The storefront renders these types of input and skips others. */
export const formField = withFields({
  key: label,
  id: label,
  input_type: oneOf(...['text', 'email', 'integer', 'text_area', 'date', 'datetime', 'integer_range', 'file', 'image']),
  label,
  order: integer,
  validators,
  placeholder: optional(anyText),
  choices: optional(listOf(label)),
});

/** Storefronts go over the keys of the schema, so that an object serves as well as a list. */
const schema: Shape = (value, at) => {
  const entries = Object.entries(isFields(value) ? value : {});
  return entries.length === 0
    ? [`${at}: no fields`]
    : entries.flatMap(([key, field]) => formField(field, `${at}.${key}`));
};

/** `FormType`. */
export const form = withFields({
  pk: integer,
  name: label,
  url: path,
  schema,
  template: label,
  is_active: oneOf(true),
  pretty_url: nullable(prettyUrl),
  formprettyurl_set: listOf(withFields({ pk: integer, url: path, language: label })),
  translations: nullable(object),
  created_date: dateTime,
  modified_date: dateTime,
});

export const seo = withFields({
  pk: integer,
  url: path,
  title: label,
  description: anyText,
  keywords: anyText,
  attributes: object,
  attributes_kwargs: object,
  created_date: dateTime,
  modified_date: dateTime,
});
