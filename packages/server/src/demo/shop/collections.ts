import type { CollectionInput, ProductInput } from '../../features/catalogue/index.ts';
import { SPECIAL_PAGES, type SpecialKey } from './content/pages.ts';
import { GIFTS, NEWCOMERS } from './specials.ts';

/** What the pages of the same keys list. */
export function demoCollections(products: readonly ProductInput[]): CollectionInput[] {
  const skus = (chosen: (product: ProductInput) => boolean) => products.filter(chosen).map(({ sku }) => sku);
  const collection = (key: SpecialKey, members: readonly string[]) => {
    return { key, names: SPECIAL_PAGES[key].names, products: members };
  };
  return [
    collection('new-in', NEWCOMERS),
    collection(
      'summer-linen',
      skus(({ attributes }) => attributes['material'] === 'linen'),
    ),
    collection('gifts', GIFTS),
    collection(
      'sale',
      skus(({ prices }) => prices.some(({ price, retailPrice, segment }) => segment === null && price < retailPrice)),
    ),
  ];
}
