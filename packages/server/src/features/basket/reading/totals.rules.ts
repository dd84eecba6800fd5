import type { Adjustment, Evaluation } from '../../promotions/index.ts';
import type { GiftLine, Offering, Price, PricedLine, StoredLine, Totals } from '../basket.ts';
import type { Good } from '../../storefront/index.ts';

/** A line whose product is sold, priced and known. */
export interface SoldLine {
  readonly line: StoredLine;
  readonly offering: Offering;
  readonly price: Price;
  readonly good: Good;
}

/** Each line with its part of the discounts. */
export function priceLines(lines: readonly SoldLine[], adjustments: readonly Adjustment[]): PricedLine[] {
  return lines.map((sold) => {
    const badges = adjustments.flatMap((adjustment) => {
      const part = adjustment.parts.find(({ lineId }) => lineId === sold.line.id);
      return part === undefined ? [] : [{ adjustment, amount: part.amount }];
    });
    return {
      ...sold,
      total: sold.price.now * sold.line.quantity,
      discount: badges.reduce((sum, { amount }) => sum + amount, 0),
      badges,
    };
  });
}

/** The ledger with the gifts in it: what a gift costs is taken off by its own promotion. */
export function withGifts({ adjustments }: Evaluation, gifts: readonly GiftLine[]): Adjustment[] {
  return adjustments.flatMap((adjustment) => {
    if (adjustment.kind !== 'gift_product') return [adjustment];
    const own = gifts.find(({ gift }) => gift.promotionId === adjustment.promotionId);
    return own === undefined ? [] : [{ ...adjustment, amount: own.price.now * own.gift.quantity }];
  });
}

export function totalsOf(
  lines: readonly PricedLine[],
  gifts: readonly GiftLine[],
  adjustments: readonly Adjustment[],
): Totals {
  const products =
    lines.reduce((sum, { total }) => sum + total, 0) +
    gifts.reduce((sum, { price, gift }) => sum + price.now * gift.quantity, 0);
  const discount = adjustments.reduce((sum, { amount }) => sum + amount, 0);
  const quantity =
    lines.reduce((sum, { line }) => sum + line.quantity, 0) + gifts.reduce((sum, { gift }) => sum + gift.quantity, 0);
  return { quantity, products, discount, amount: products - discount };
}
