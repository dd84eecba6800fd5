import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';

const entry = { label: Type.String(), url: Type.String() };

const CategoryEntry = named('CategorySuggestion', {
  ...entry,
  suggestion_type: Type.Literal('category'),
  extra: Type.Object({ category_id: Type.Integer(), parent_categories: Type.Array(Type.String()) }),
});

const ProductEntry = named('ProductSuggestion', {
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
export const SuggestionGroups = named('Suggestions', {
  groups: Type.Array(
    named('SuggestionGroup', {
      suggestion_type: Type.String(),
      entries: Type.Array(Type.Union([CategoryEntry, ProductEntry])),
    }),
  ),
});
