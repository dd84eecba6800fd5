import { Type } from 'typebox';
import { named, shared } from '../../../platform/http/index.ts';
import { CategoryObject, ListedProduct } from '../products/product.schema.ts';

/** The shape that all lists share (Wire: docs/protocol/catalogue.md, "Lists"). */

const leniently = (name: string, description: string) =>
  Type.Optional(Type.String({ ...shared(name, description), 'x-raw': true }));

export const listQuery = Type.Object({
  search_text: leniently('SearchText', 'Words to search for'),
  page: leniently('ListPageNumber', 'From 1; a page behind the last one is empty'),
  page_size: leniently('ListPageSize', 'Products on a page, at most 100'),
  sorter: leniently('ListSorter', 'The `value` of one of the `sorters` of the answer'),
  category_ids: leniently('ListCategories', 'Filter by pk, may be repeated'),
  price: leniently('ListPrice', 'Filter, may be repeated: 0-250, or 750 for what costs that or more'),
  in_stock: leniently('ListInStock', 'Filter: 1 or 0'),
  collection_ids: leniently('ListCollections', 'Filter by pk, may be repeated'),
  basket_offer_ids: leniently('ListBasketOffers', 'Filter by pk, may be repeated'),
  // In OpenAPI parameters without names of their own are the fields of such an object.
  facets: Type.Optional(
    Type.Unsafe<unknown>({
      type: 'object',
      additionalProperties: Type.Union([Type.String(), Type.Array(Type.String())]),
      ...shared(
        'ListFacets',
        'Filters by facets: the `search_key` of one as the name, the `value` of a choice; may be repeated',
      ),
    }),
  ),
});

const FacetChoice = named('FacetChoice', {
  label: Type.String(),
  value: Type.Union([Type.String(), Type.Integer()]),
  quantity: Type.Integer(),
  is_selected: Type.Boolean(),
  hex: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  klass: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  depth: Type.Optional(Type.Integer()),
  real_depth: Type.Optional(Type.Integer()),
  url: Type.Optional(Type.String()),
  menuitemmodel: Type.Optional(Type.String()),
  is_parent_of_selection: Type.Optional(Type.Boolean()),
});

const common = {
  name: Type.String(),
  key: Type.String(),
  search_key: Type.String(),
  widget_type: Type.Union([Type.String(), Type.Null()]),
  order: Type.Union([Type.Integer(), Type.Null()]),
};

const Facet = named('Facet', {
  ...common,
  extra_params: Type.Record(Type.String(), Type.Unknown()),
  data: Type.Object({
    ...common,
    choices: Type.Array(FacetChoice),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
  }),
});

export const ListPage = named('ProductList', {
  pagination: named('ListPagination', {
    total_count: Type.Integer(),
    current_page: Type.Integer(),
    num_pages: Type.Integer(),
    page_size: Type.Integer(),
  }),
  facets: Type.Array(Facet),
  sorters: Type.Array(named('Sorter', { label: Type.String(), value: Type.String(), is_selected: Type.Boolean() })),
  search_text: Type.Union([Type.String(), Type.Null()]),
  products: Type.Array(ListedProduct),
});

export const CategoryListPage = named('CategoryProductList', { ...ListPage.properties, category: CategoryObject });
