import { textIn } from '../../../kernel/texts.ts';
import { categoryKeys } from '../../catalogue/index.ts';
import { type GoodFacts, offersFor } from '../../promotions/index.ts';
import type { Family, ShelfProduct } from './family.ts';
import type { Showing } from './showing.ts';

/** The promotions that any of the products takes part in (Wire: docs/protocol/promotions.md, "On the product object"). */
export function presentOffers(family: Family, products: readonly ShelfProduct[], showing: Showing) {
  const { promotions, pricing, now, language, fallback } = showing;
  // Most shops have none most of the time.
  if (promotions.rules.length === 0) return [];
  const categories = categoryKeys(showing.definitions, family.categories);
  const goods = products.map((product) => factsOf(family.listed, product, categories));
  return offersFor(promotions, goods, now, pricing.currency).map(({ promotionId, names }) => ({
    pk: promotionId,
    label: textIn(names, language, fallback) ?? '',
    listing_kwargs: {},
    kwargs: { show_benefit_products: true },
  }));
}

function factsOf(listed: ShelfProduct, product: ShelfProduct, categories: readonly string[]): GoodFacts {
  return {
    sku: product.sku,
    listedSku: listed.sku,
    categories,
    attributes: { ...listed.attributes, ...product.attributes },
    unitPrice: product.offer?.price ?? 0,
    retailPrice: product.offer?.retailPrice ?? 0,
  };
}
