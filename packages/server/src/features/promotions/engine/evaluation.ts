import type { Texts } from '../../../kernel/texts.ts';
import type { Benefit, Condition, PromotionKind } from '../promotion.ts';

/** A line of a basket as promotions see it. */
export interface PromotedLine {
  readonly id: number;
  readonly sku: string;
  /** The SKU of the product that lists show in its place; its own where it is that. */
  readonly listedSku: string;
  /** Keys of the categories it lies in, with all above them. */
  readonly categories: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly quantity: number;
  /** Minor units, of one piece. */
  readonly unitPrice: number;
  readonly retailPrice: number;
}

/** What promotions go by of a customer. */
export interface CustomerFacts {
  readonly id: number;
  readonly segment: string | null;
  readonly orderCount: number;
  /** How often the customer has used a promotion, by its id. */
  readonly redemptions: ReadonlyMap<number, number>;
}

/** A code that was entered and is good, or a customer's coupon. */
export interface HeldVoucher {
  readonly id: number;
  readonly promotionId: number;
  readonly code: string;
}

export interface EvaluationInput {
  readonly lines: readonly PromotedLine[];
  readonly currency: string;
  /** Null for a guest. */
  readonly customer: CustomerFacts | null;
  readonly vouchers: readonly HeldVoucher[];
  /** Slug of the payment option chosen; null before that. */
  readonly paymentOption: string | null;
  readonly now: Date;
  /** Promotions whose gift cannot be had: they give nothing, and stand in nobody's way. */
  readonly withoutGift?: ReadonlySet<number>;
}

/** One entry of the ledger: what a promotion takes off, and off which lines. The parts add up to the amount. */
export interface Adjustment {
  readonly promotionId: number;
  readonly promotionKey: string;
  readonly voucher: HeldVoucher | null;
  readonly kind: Benefit['type'];
  readonly names: Texts;
  /** Minor units, 0 for free shipping and gifts. */
  readonly amount: number;
  readonly parts: readonly { readonly lineId: number; readonly amount: number }[];
}

export interface Gift {
  readonly promotionId: number;
  readonly names: Texts;
  readonly productId: number;
  readonly listedId: number;
  readonly quantity: number;
}

/** How far the basket is from a promotion that it does not get for want of an amount or of pieces. */
export interface Upsell {
  readonly promotionId: number;
  readonly names: Texts;
  readonly by: 'amount' | 'quantity';
  /** Minor units, or pieces. */
  readonly required: number;
  readonly partial: number;
  readonly remaining: number;
  readonly benefit: Benefit;
}

export interface Evaluation {
  /** In the order of applying. */
  readonly adjustments: readonly Adjustment[];
  readonly gifts: readonly Gift[];
  readonly freeShipping: boolean;
  /** The nearest first, at most five. */
  readonly upsells: readonly Upsell[];
}

/** Why a promotion was not applied: the first thing that failed. */
export type Failure =
  | { readonly reason: 'condition'; readonly condition: Condition; readonly upsell: Upsell | null }
  | { readonly reason: 'nothing_fits' }
  | { readonly reason: 'needs_voucher' }
  | { readonly reason: 'needs_login' }
  | { readonly reason: 'not_started'; readonly at: Date }
  | { readonly reason: 'ended'; readonly at: Date }
  | { readonly reason: 'exhausted' }
  | { readonly reason: 'used_up_by_customer'; readonly limit: number }
  | { readonly reason: 'other_currency'; readonly currencies: readonly string[] }
  | { readonly reason: 'excluded_by'; readonly promotionKey: string };

/** What became of one promotion. */
export interface Verdict {
  readonly promotionId: number;
  readonly promotionKey: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  /** Null where it was not applied. */
  readonly adjustment: Adjustment | null;
  /** Null where it was applied. */
  readonly failure: Failure | null;
}
