/** A card that a customer had kept, as the shop knows it. What it is paid by stays in the queries. */
export interface SavedCard {
  readonly id: number;
  readonly customerId: number;
  /** What clients are told: opaque, and of no use to a gateway. */
  readonly token: string;
  readonly gateway: string;
  /** The first six digits; null where the gateway does not tell them. */
  readonly bin: string | null;
  /** The last four. */
  readonly lastDigits: string;
  readonly brand: string | null;
  readonly expiry: CardExpiry | null;
  /** The customer's own. */
  readonly name: string | null;
  /** At most one of a customer's is. */
  readonly isDefault: boolean;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
}

export interface CardExpiry {
  readonly month: number;
  readonly year: number;
}

/** Whose card is paid with. */
export interface CardOfCustomer {
  readonly id: number;
  readonly customerId: number;
}
