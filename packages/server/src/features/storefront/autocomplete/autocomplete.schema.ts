import { Type } from 'typebox';

const entry = { label: Type.String(), url: Type.String() };

const CategoryEntry = Type.Object({
  ...entry,
  suggestion_type: Type.Literal('category'),
  extra: Type.Object({ category_id: Type.Integer(), parent_categories: Type.Array(Type.String()) }),
});

const ProductEntry = Type.Object({
  ...entry,
  suggestion_type: Type.Literal('product'),
  extra: Type.Object({
    image: Type.Union([Type.String(), Type.Null()]),
    price: Type.Number(),
    retail_price: Type.Number(),
    product_type: Type.String(),
  }),
});

/** Groups have capitalised names, entries lower-case ones: clients look for them so. */
export const SuggestionGroups = Type.Object({
  groups: Type.Array(
    Type.Object({ suggestion_type: Type.String(), entries: Type.Array(Type.Union([CategoryEntry, ProductEntry])) }),
  ),
});
