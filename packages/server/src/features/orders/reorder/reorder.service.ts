import type { Caller } from '../../../platform/http/index.ts';
import { type BasketDeps, fillBasket, type Filled, type ShownBasket } from '../../basket/index.ts';
import type { BoughtProduct, Order, OrderItem } from '../order.ts';

/** What became of a product of an order that is ordered again. */
export type Reordered = Omit<Filled, 'wish'> & {
  readonly productId: number;
  readonly product: BoughtProduct;
  /** Pieces of it in the order. */
  readonly ordered: number;
};

export interface Reorder {
  readonly basket: ShownBasket;
  readonly goods: readonly Reordered[];
}

/**
 * Puts what an order holds into the caller's basket again, as far as it can be had now; gifts come by themselves. All in
 * one transaction.
 * @throws Refusal rejected basket_300_1 for a basket that may not be changed; nothing has changed then
 */
export async function reorder(deps: BasketDeps, caller: Caller, { items }: Order): Promise<Reorder> {
  const lines = linesOf(items);
  const { shown, filled } = await fillBasket(
    deps,
    caller,
    lines.map(({ productId, quantity, attributes }) => ({ productId, quantity, attributes })),
  );
  const goods = lines.map((line, index): Reordered => {
    const { quantity, shortfall } = filled[index] ?? { quantity: 0, shortfall: 'unavailable' };
    return { productId: line.productId, product: line.product, ordered: line.quantity, quantity, shortfall };
  });
  return { basket: shown, goods };
}

/** The pieces of an order as lines of a basket. */
function linesOf(items: readonly OrderItem[]): OrderItem[] {
  const lines = new Map<string, OrderItem>();
  for (const item of items) {
    if (item.isGift) continue;
    const key = JSON.stringify([item.productId, item.attributes]);
    const quantity = (lines.get(key)?.quantity ?? 0) + item.quantity;
    lines.set(key, { ...(lines.get(key) ?? item), quantity });
  }
  return [...lines.values()];
}
