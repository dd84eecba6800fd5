/** Where a customer's money came from; it is spent in this order. */
export const ACCOUNT_KINDS = ['sale', 'bank', 'refund'] as const;

export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type LoyaltyReason = 'grant' | 'take' | 'spend' | 'give_back' | 'refund' | 'earn' | 'take_back' | 'expire';

/** A line of a customer's ledger. */
export interface LoyaltyTransaction {
  readonly id: number;
  /** Minor units; below zero where it was spent, taken back or expired. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: LoyaltyReason;
  /** What it was for: an attempt at paying, an order, a refund, a word of the desk's. */
  readonly reference: string;
  /** Number of the order that it was for; null while that is not placed, and for all else. */
  readonly orderNumber: string | null;
  readonly createdDate: Date;
}

export interface Balance {
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
}

/** What a customer has in a currency, and how much of it goes next. */
export interface CurrencyBalance extends Balance {
  /** Minor units; null, like the time, where nothing will expire. */
  readonly expiring: number | null;
  readonly expiresAt: Date | null;
}

/** A part of a customer's money that came at one time. */
export interface Lot extends Balance {
  readonly kind: AccountKind;
  /** Null for what does not expire. */
  readonly expiresAt: Date | null;
}
