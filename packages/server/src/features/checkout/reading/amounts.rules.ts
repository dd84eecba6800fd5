import { type InstallmentPlan, instalments } from '../../payments/index.ts';
import type { OrderAmounts } from '../../orders/index.ts';

/** What the amounts of a checkout are made of. Minor units. */
export interface Priced {
  /** The pieces at their price, gifts included. */
  readonly products: number;
  readonly discount: number;
  readonly shipping: number;
  readonly fee: number;
  readonly giftBox: number;
  /** Balance that the shopper wants to use, and what there is of it. */
  readonly loyalty: { readonly wanted: number; readonly balance: number };
  readonly giftCard: { readonly wanted: number; readonly balance: number };
  /** Instalments that were chosen. */
  readonly plan: InstallmentPlan | null;
}

/** Balance goes first, then the gift card, each as far as there is something to pay; interest is on the rest. */
export function amountsOf({ loyalty, giftCard, plan, ...parts }: Priced): OrderAmounts {
  const { products, discount, shipping, fee, giftBox } = parts;
  const total = totalOf(parts);
  const byLoyalty = Math.min(loyalty.wanted, loyalty.balance, total);
  const byGiftCard = Math.min(giftCard.wanted, giftCard.balance, total - byLoyalty);
  const rest = total - byLoyalty - byGiftCard;
  const interest = plan === null || rest === 0 ? 0 : instalments(rest, plan).interest;
  return {
    ...{ products, discount, shipping, fee, giftBox, interest },
    ...{ loyalty: byLoyalty, giftCard: byGiftCard },
  };
}

/** What the order comes to before interest. */
export function totalOf(amounts: Pick<OrderAmounts, 'products' | 'discount' | 'shipping' | 'fee' | 'giftBox'>): number {
  const { products, discount, shipping, fee, giftBox } = amounts;
  return products - discount + shipping + fee + giftBox;
}

/** What is left after balance and gift card, before interest. */
export function unpaidOf(amounts: OrderAmounts): number {
  return totalOf(amounts) - amounts.loyalty - amounts.giftCard;
}

/** What a shopper is shown of the amounts, to be compared with what they are shown when they order. */
export function seenOf({ caller, amounts }: { caller: { currency: string }; amounts: OrderAmounts }): string {
  const { interest, loyalty, giftCard } = amounts;
  return [caller.currency, totalOf(amounts), interest, loyalty, giftCard].join(' ');
}
