import { saveProducts } from '../../src/features/catalogue/index.ts';
import type { CategoryInput, PriceInput, ProductInput, SellableInput } from '../../src/features/catalogue/index.ts';
import { setStock } from '../../src/features/stock/index.ts';
import type { TestShop } from './app.ts';

/** Goods for tests: as little as a product needs, and what a test cares about over it. */

export const euro = (price: number, retailPrice = price): PriceInput => {
  return { currency: 'eur', segment: null, price, retailPrice };
};

export function sellable(sku: string, over: Partial<SellableInput> = {}): SellableInput {
  return {
    ...{ sku, names: {}, attributes: {}, attributeTexts: {}, images: [], prices: [], isActive: true },
    ...{ maxQuantity: null, sellWithoutStock: false, saleStartsAt: null, saleEndsAt: null, weight: null },
    ...over,
  };
}

export function product(sku: string, over: Partial<ProductInput> = {}): ProductInput {
  return {
    ...sellable(sku, { names: { en: `Product ${sku}` }, prices: [euro(1000)] }),
    ...{ baseCode: sku, descriptions: {}, attributeSet: null, extraAttributes: {}, categories: [], slugs: {} },
    ...{ boost: 0, unitType: 'qty', taxRate: 20, variantKeys: [], variants: [], members: [] },
    ...over,
  };
}

export function category(key: string, over: Partial<CategoryInput> = {}): CategoryInput {
  return {
    ...{ key, parent: null, names: { en: key }, slugs: {}, position: 0, isActive: true, attributes: {} },
    ...over,
  };
}

/** Saves products through the catalogue's door, with so many pieces of each SKU at the location `online`. */
export async function sell(
  shop: Pick<TestShop, 'deps' | 'catchUp'>,
  products: readonly ProductInput[],
  pieces: Readonly<Record<string, number>> = {},
): Promise<ReadonlyMap<string, number>> {
  const { ids } = await shop.deps.db.transaction().execute((tx) => saveProducts(shop.deps, tx, products));
  await stockUp(shop, pieces);
  return ids;
}

/** Sets what lies at the location `online`, by SKU. */
export async function stockUp(
  shop: Pick<TestShop, 'deps' | 'catchUp'>,
  pieces: Readonly<Record<string, number>>,
): Promise<void> {
  const levels = Object.entries(pieces).map(([sku, onHand]) => ({ sku, location: 'online', onHand }));
  await shop.deps.db.transaction().execute((tx) => setStock(shop.deps, tx, levels, shop.deps.clock.now()));
  await shop.catchUp();
}
