import {
  bareUuid,
  boolean,
  both,
  dateTime,
  integer,
  label,
  listOf,
  nullable,
  object,
  oneOf,
  optional,
  path,
  peek,
  type Shape,
  uuid,
  webAddress,
  withFields,
} from '../shape.ts';
import { list } from '../untyped.ts';
import { attributes } from './encoding.ts';
import { listedProduct, lossless, type Numbers, plain } from './product.ts';

/** `GetCategoryResponse` and what storefronts read of lists. */

const anyOf =
  (...shapes: readonly Shape[]): Shape =>
  (value, at) =>
    shapes.map((shape) => shape(value, at)).find((complaints) => complaints.length === 0) ??
    shapes.flatMap((shape) => shape(value, at));

const uniqueLabels: Shape = (value, at) => {
  const labels = list(value, at).map((choice) => peek(choice, 'label'));
  return labels
    .filter((one, index) => labels.indexOf(one) < index)
    .map((twice) => `${at}: ${String(twice)} is there twice`);
};

const choiceFields = ({ integer: count }: Numbers): Readonly<Record<string, Shape>> => ({
  label,
  value: anyOf(label, integer),
  quantity: count,
  is_selected: boolean,
});

const choiceOf = (widget: unknown, numbers: Numbers): Shape => {
  const common = choiceFields(numbers);
  if (widget === 'category') return withFields({ ...common, ...categoryChoice(numbers) });
  if (widget === 'visual_swatch') return withFields({ ...common, hex: nullable(label), klass: nullable(label) });
  return withFields(common);
};

const categoryChoice = (numbers: Numbers): Readonly<Record<string, Shape>> => ({
  depth: numbers.integer,
  real_depth: numbers.integer,
  url: path,
  menuitemmodel: bareUuid,
  is_parent_of_selection: boolean,
});

const widgetType = oneOf('multiselect', 'category', 'visual_swatch', 'range', null);

const facetHead = (numbers: Numbers): Readonly<Record<string, Shape>> => ({
  name: label,
  key: label,
  search_key: label,
  widget_type: widgetType,
  order: nullable(numbers.integer),
});

/** Every facet has choices, and each is told from the others by its label. */
const facet =
  (numbers: Numbers): Shape =>
  (value, at) => {
    const widget = peek(value, 'widget_type');
    const choices = both(listOf(choiceOf(widget, numbers)), uniqueLabels);
    const data = withFields({ ...facetHead(numbers), choices });
    return withFields({ ...facetHead(numbers), extra_params: object, data })(value, at);
  };

/** The page reads the value of the selected one without looking whether there is one. */
const oneSelected: Shape = (value, at) => {
  const selected = list(value, at).filter((sorter) => peek(sorter, 'is_selected') === true);
  return selected.length === 1 ? [] : [`${at}: exactly one selected expected, got ${selected.length}`];
};

const sorters = both(listOf(withFields({ label, value: label, is_selected: boolean }), 1), oneSelected);

const listFields = (numbers: Numbers): Readonly<Record<string, Shape>> => ({
  pagination: withFields({
    total_count: numbers.integer,
    current_page: numbers.integer,
    num_pages: numbers.integer,
    page_size: numbers.integer,
  }),
  facets: listOf(facet(numbers)),
  sorters,
  search_text: nullable(label),
  products: listOf(listedProduct(numbers)),
});

/** `Category`. */
export const category = (numbers: Numbers): Shape =>
  withFields({
    pk: numbers.integer,
    name: label,
    menuitemmodel: uuid,
    absolute_url: path,
    sort_option: nullable(numbers.integer),
    uuid,
    depth: numbers.integer,
    attributes,
  });

/** What `getListData` gives. */
export const listPage = withFields(listFields(lossless));

/** What `getCategoryData` and `getCategoryBySlugData` give. */
export const categoryPage = withFields({ ...listFields(lossless), category: category(lossless) });

/** `pretty_url` of a page, and what `/pretty_urls/` lists. */
export const prettyUrl = withFields({
  pk: optional(integer),
  new_path: path,
  old_path: path,
  parent: nullable(integer),
  language: label,
  func_module: label,
  func_name: label,
  func_initkwargs: object,
  args: listOf(label),
  kwargs: object,
  query_params: object,
  viewname: label,
  created_date: nullable(dateTime),
  modified_date: nullable(dateTime),
  prettyurl_set: listOf(object),
});

const specialPage = withFields({
  pk: integer,
  name: label,
  url: path,
  template: nullable(label),
  banner: nullable(webAddress),
  banner_mobile: nullable(webAddress),
  banner_url: nullable(label),
  banner_description: nullable(label),
  video_embedded_code: nullable(label),
  product_collection: integer,
  is_active: boolean,
  created_date: dateTime,
  modified_date: dateTime,
  pretty_url: nullable(prettyUrl),
});

/** What `getSpecialPageData` gives: the one list that the client parses as any other answer. */
export const specialPageList = withFields({ ...listFields(plain), special_page: specialPage });

/** `ProductCategoryResult`: the first category leads to the breadcrumb, unguarded. */
export const categoryNodes = withFields({
  count: integer,
  next: nullable(webAddress),
  previous: nullable(webAddress),
  results: listOf(category(plain), 1),
});
