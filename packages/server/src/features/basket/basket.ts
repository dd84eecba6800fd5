import type { Good } from '../storefront/index.ts';
import type { Adjustment, Gift, HeldVoucher, Upsell } from '../promotions/index.ts';

/** A basket as it is stored. */
export interface BasketHead {
  readonly id: number;
  readonly namespace: string;
  readonly isFrozen: boolean;
  /** Counts the changes of its content. */
  readonly version: number;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
  /** The code that was entered, good or not. */
  readonly voucherId: number | null;
}

/** What can be sold of a product now, in one price list. */
export interface Offering {
  /** The product that lists show in its place; its own id where it is that. */
  readonly listedId: number;
  /** Active, within its sale window, and something that can be bought by itself. */
  readonly isSold: boolean;
  /** Null where it has no price in the price list. */
  readonly price: Price | null;
  /** Per cent, with two decimals. */
  readonly taxRate: string;
  /** Pieces not reserved, over all locations that sell online; never below 0. */
  readonly available: number;
  readonly sellWithoutStock: boolean;
  readonly maxQuantity: number | null;
}

/** Minor units, of one piece. */
export interface Price {
  readonly now: number;
  readonly retail: number;
}

/** A line as it is stored, with what is known of its product. */
export interface StoredLine {
  readonly id: number;
  readonly productId: number;
  /** The product's name when it was put in. */
  readonly name: string;
  readonly quantity: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attributesKey: string;
  /** Null where the product was deleted. */
  readonly offering: Offering | null;
}

/** A product that is about to be put in. */
export interface Candidate {
  readonly productId: number;
  readonly names: Readonly<Record<string, string>>;
  readonly sku: string;
  /** What has to be chosen first where it is not bought by itself. */
  readonly consistsOf: 'variants' | 'members' | null;
  readonly offering: Offering;
}

/** What the database knows of a basket at one moment. */
export interface BasketState {
  readonly head: BasketHead;
  /** The oldest first. */
  readonly lines: readonly StoredLine[];
  /** Null where none was asked for, or there is no such product. */
  readonly candidate: Candidate | null;
}

/** Pieces that were taken out because they cannot be had any more. */
export interface Loss {
  readonly productId: number;
  readonly name: string;
  readonly quantity: number;
}

/** A line as the shopper sees it. Amounts are minor units. */
export interface PricedLine {
  readonly line: StoredLine;
  readonly offering: Offering;
  readonly price: Price;
  readonly good: Good;
  /** Price times quantity, before discounts. */
  readonly total: number;
  /** The part of all discounts that falls on it. */
  readonly discount: number;
  readonly badges: readonly { readonly adjustment: Adjustment; readonly amount: number }[];
}

/** What a promotion adds for nothing. It is no stored line: it comes and goes with its promotion. */
export interface GiftLine {
  readonly gift: Gift;
  readonly good: Good;
  readonly price: Price;
  readonly available: number;
}

/** A basket as the shopper sees it: what lies in it, and the ledger that leads to its total. Amounts are minor units. */
export interface Basket {
  /** Null while there is nothing to keep. */
  readonly head: BasketHead | null;
  readonly namespace: string;
  readonly lines: readonly PricedLine[];
  readonly gifts: readonly GiftLine[];
  /** What each promotion takes off, in the order of applying; a gift's price is taken off as well. */
  readonly adjustments: readonly Adjustment[];
  readonly upsells: readonly Upsell[];
  readonly voucher: HeldVoucher | null;
  readonly freeShipping: boolean;
  /** What had to be taken out just now, and what has no price in the currency that is asked for. */
  readonly losses: readonly Loss[];
  readonly totals: Totals;
}

export interface Totals {
  readonly quantity: number;
  /** The lines together, before discounts. */
  readonly products: number;
  readonly discount: number;
  /** What remains to be paid, shipping apart. */
  readonly amount: number;
}
