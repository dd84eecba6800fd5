/** Where a customer's money came from; it is spent in this order. */
export const ACCOUNT_KINDS = ['sale', 'bank', 'refund'] as const;

export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type LoyaltyReason = 'grant' | 'spend' | 'give_back' | 'refund';

/** A line of a customer's ledger. */
export interface LoyaltyTransaction {
  readonly id: number;
  /** Minor units; below zero where it was spent. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: LoyaltyReason;
  readonly reference: string;
  readonly createdDate: Date;
}

export interface Balance {
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
}
