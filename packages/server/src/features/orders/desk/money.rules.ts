import { amountOf } from '../amounts.rules.ts';
import type { Order, OrderDiscount, OrderItem } from '../order.ts';

/** Minor units: what an order does not cost any more when items of it are cancelled or come back. */
export interface Reduction {
  readonly amount: number;
  /** Of the discounts. */
  readonly discount: number;
  /** Part of the amount: nothing is sent, nothing is paid for it. */
  readonly shipping: number;
  /** By item: what its buyer paid for it. */
  readonly items: ReadonlyMap<number, number>;
}

type Priced = Pick<Order, 'amounts' | 'refunds'>;

/**
 * Price less discount of each item, never more than is left of the order's amount. When the whole order comes to
 * nothing (`isWhole`), all that is left: shipping, fee, gift box and interest too.
 */
export function reductionOf({ amounts, refunds }: Priced, items: readonly OrderItem[], isWhole: boolean): Reduction {
  const paid = new Map(items.map((item) => [item.id, item.price * item.quantity - item.discount]));
  const left = amountOf(amounts) - refunds.amount;
  return {
    amount: isWhole ? left : Math.min(sum(paid.values()), left),
    discount: sum(items.map(({ discount }) => discount)),
    shipping: isWhole ? amounts.shipping - refunds.shipping : 0,
    items: paid,
  };
}

/**
 * How much of each discount is cancelled once `cancelled` of their sum is: in proportion, the cents that rounding leaves
 * going to one or the other, so that the parts add up.
 * @returns by the discount's id
 */
export function cancelledDiscounts(
  discounts: readonly OrderDiscount[],
  cancelled: number,
): ReadonlyMap<number, number> {
  const total = sum(discounts.map(({ amount }) => amount));
  let before = 0;
  return new Map(
    discounts.map(({ id, amount }) => {
      const from = shareOf(before, cancelled, total);
      before += amount;
      return [id, shareOf(before, cancelled, total) - from];
    }),
  );
}

// Amounts are below 2^53, their products are not.
function shareOf(part: number, cancelled: number, total: number): number {
  if (total === 0) return 0;
  return Number((BigInt(part) * BigInt(Math.min(cancelled, total))) / BigInt(total));
}

/** Where the parts of a refund go. */
export interface RefundParts {
  /** Through the gateway that it came by. */
  readonly gateway: number;
  /** Somebody transfers it. */
  readonly hand: number;
  /** Nobody has paid it yet. */
  readonly unpaid: number;
  readonly loyalty: number;
  readonly giftCard: number;
}

export function totalOf({ gateway, hand, unpaid, loyalty, giftCard }: RefundParts): number {
  return gateway + hand + unpaid + loyalty + giftCard;
}

export interface Payments {
  /** Of the order's amount: by its payment option, by loyalty money, by gift card. */
  readonly paid: { readonly option: number; readonly loyalty: number; readonly giftCard: number };
  /** What has gone back already, all refunds together. */
  readonly returned: RefundParts;
  /** Whether the payment option's money came by a gateway. */
  readonly byGateway: boolean;
  /** Of this refund's amount, what was collected of the payment option's part. */
  readonly collected: number;
  /** Null where nobody has a loyalty account: a guest, or an account that was erased. */
  readonly loyaltyTo: number | null;
  /** The customer asks for loyalty money, however it was paid. */
  readonly allAsLoyalty: boolean;
}

/**
 * First what came by the payment option goes back, then loyalty money, then the gift card. Money that nobody has paid yet
 * is given to nobody, asked for as loyalty money or not.
 */
export function partsOf(amount: number, payments: Payments): RefundParts {
  const { paid, returned, loyaltyTo, allAsLoyalty } = payments;
  const optionLeft = paid.option - returned.gateway - returned.hand - returned.unpaid;
  const option = Math.min(amount, Math.max(0, optionLeft));
  // What went by hand beyond the option's part stood for loyalty money that nobody could take.
  const loyaltyLeft = paid.loyalty - returned.loyalty + Math.min(0, optionLeft);
  const loyalty = Math.min(amount - option, Math.max(0, loyaltyLeft));
  const giftCard = amount - option - loyalty;
  const collected = Math.min(option, payments.collected);
  const unpaid = option - collected;
  if (loyaltyTo === null) return { ...sent(collected + loyalty, collected, payments), unpaid, loyalty: 0, giftCard };
  if (allAsLoyalty) return { gateway: 0, hand: 0, unpaid, loyalty: amount - unpaid, giftCard: 0 };
  return { ...sent(collected, collected, payments), unpaid, loyalty, giftCard };
}

/** The gateway gives back no more than came by it. */
function sent(amount: number, collected: number, { byGateway }: Payments): Pick<RefundParts, 'gateway' | 'hand'> {
  const gateway = byGateway ? collected : 0;
  return { gateway, hand: amount - gateway };
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
