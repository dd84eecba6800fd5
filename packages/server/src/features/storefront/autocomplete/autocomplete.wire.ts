import { formatAmount } from '../../../kernel/money.ts';
import type { Config } from '../../../platform/config/index.ts';
import { pictureUrl } from '../../media/index.ts';
import type { CategorySuggestion, ProductSuggestion, Suggestions } from '../../search/index.ts';

type MediaConfig = Pick<Config, 'mediaUrl'>;

/** Categories first (Wire: docs/protocol/catalogue.md, "Autocomplete"). */
export function presentSuggestions({ categories, products }: Suggestions, config: MediaConfig) {
  return {
    groups: [
      { suggestion_type: 'Category', entries: categories.map(presentCategory) },
      { suggestion_type: 'Product', entries: products.map((product) => presentProduct(product, config)) },
    ],
  };
}

function presentCategory({ category, label, parents, url }: CategorySuggestion) {
  return {
    ...{ label, url, suggestion_type: 'category' },
    extra: { category_id: category.id, parent_categories: parents },
  };
}

const PICTURE = { width: 273, height: 210 };

function presentProduct(product: ProductSuggestion, config: MediaConfig) {
  const { name, url, image, price, retailPrice, productType } = product;
  return {
    ...{ label: name, url, suggestion_type: 'product' },
    extra: {
      image: image === null ? null : pictureUrl(config, image, PICTURE),
      price: number(price),
      retail_price: number(retailPrice),
      product_type: productType,
    },
  };
}

/** Amounts are JSON numbers here, unlike everywhere else. */
function number(minor: number): number {
  return Number(formatAmount(minor));
}
