import { type Good, productOf } from '../../storefront/index.ts';
import type { PricedBasket, PricedItem, StoredLine } from './b2b-basket.ts';

/** Pieces of a product for one division. */
export const MOST_PIECES = 100_000;
/** Products and divisions in a basket. */
export const MOST_LINES = 500;
/** Minor units of a quotation. */
export const MOST_AMOUNT = 1_000_000_000_000;

/** The price of what can be bought by itself; null for what is chosen by its variants, made of others, or not sold. */
export function unitPrice(good: Good): number | null {
  const { variantKeys, isGroup } = good.family.listed;
  if (good.variant === null && (variantKeys.length > 0 || isGroup)) return null;
  return productOf(good).offer?.price ?? null;
}

/** The lines as they cost now, those of a product together, in the order of adding. What is not sold is left out. */
export function priceBasket(lines: readonly StoredLine[], goods: ReadonlyMap<number, Good>): PricedBasket {
  const items = [...Map.groupBy(lines, ({ productId }) => productId)].flatMap(([productId, same]): PricedItem[] => {
    const good = goods.get(productId);
    const price = good === undefined ? null : unitPrice(good);
    if (good === undefined || price === null) return [];
    const quantity = pieces(same);
    const divisions = same.map((line) => ({ division: line.division, quantity: line.quantity }));
    return [{ productId, good, price, quantity, amount: BigInt(price) * BigInt(quantity), divisions }];
  });
  return { items, quantity: pieces(items), amount: items.reduce((sum, { amount }) => sum + amount, 0n) };
}

function pieces(counted: readonly { readonly quantity: number }[]): number {
  return counted.reduce((sum, { quantity }) => sum + quantity, 0);
}
