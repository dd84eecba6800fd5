import type { Texts } from '../../kernel/texts.ts';

/** Minor units by currency. Where a currency is missing, the promotion does not exist in it. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * Which lines are meant: those that meet every part that is given. Everything is named by the merchant's keys, so that
 * goods may be imported again without touching a promotion.
 */
export interface Selector {
  /** SKUs of products or variants; a listed product's means all its variants. */
  readonly products?: readonly string[];
  /** Keys of categories, everything below them included. */
  readonly categories?: readonly string[];
  /** Attribute key to the values that fit. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly exceptProducts?: readonly string[];
  readonly exceptCategories?: readonly string[];
  /** Only what is sold at its retail price. */
  readonly fullPriceOnly?: boolean;
}

/** What must hold, seen at the basket as the promotions before it have left it. */
export type Condition =
  | { readonly type: 'basket_total'; readonly minimum: Amounts; readonly of: Selector }
  | { readonly type: 'quantity'; readonly minimum: number; readonly of: Selector }
  | { readonly type: 'segment'; readonly anyOf: readonly string[] }
  | { readonly type: 'first_order' }
  | { readonly type: 'payment_option'; readonly anyOf: readonly string[] }
  | { readonly type: 'currency'; readonly anyOf: readonly string[] };

export interface Tier {
  /** Amounts where tiers go by amount, a number of pieces where they go by quantity. */
  readonly from: Amounts | number;
  readonly percent: number | null;
  readonly amount: Amounts | null;
}

/** What the shopper gets. `percent` is 0.01 to 100, in steps of 0.01. `on`: the lines it is given on. */
export type Benefit =
  | { readonly type: 'percentage'; readonly percent: number; readonly on: Selector; readonly atMost: Amounts | null }
  | { readonly type: 'amount'; readonly amount: Amounts; readonly on: Selector; readonly each: boolean }
  | { readonly type: 'fixed_price'; readonly price: Amounts; readonly on: Selector }
  | {
      readonly type: 'buy_x_get_y';
      readonly buy: number;
      readonly get: number;
      readonly percent: number;
      readonly bought: Selector;
      /** The same lines as bought where it is null. */
      readonly got: Selector | null;
      /** How often at most in one basket; null for any number. */
      readonly atMostTimes: number | null;
    }
  | { readonly type: 'cheapest_free'; readonly of: number; readonly on: Selector }
  | { readonly type: 'free_shipping' }
  | { readonly type: 'gift_product'; readonly sku: string; readonly quantity: number }
  | {
      readonly type: 'tiered';
      readonly by: 'amount' | 'quantity';
      readonly on: Selector;
      readonly tiers: readonly Tier[];
    };

export type PromotionKind = 'automatic' | 'coupon' | 'coupon_code' | 'voucher_code';

/** A promotion as it is kept in every process. */
export interface Promotion {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  readonly priority: number;
  readonly isExclusive: boolean;
  readonly stackingGroup: string | null;
  readonly conditions: readonly Condition[];
  readonly benefit: Benefit;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** Used as often, or as dear, as it may be. */
  readonly isExhausted: boolean;
  readonly perCustomerLimit: number | null;
  /** What is left of the budget; null without one. */
  readonly budget: { readonly currency: string; readonly left: number } | null;
  /** Of a gift: the product's id and that of its listed product; null where there is no such product. */
  readonly gift: { readonly id: number; readonly listedId: number } | null;
}
