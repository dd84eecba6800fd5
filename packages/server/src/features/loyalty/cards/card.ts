/** A customer's membership of the loyalty programme. */
export interface LoyaltyCard {
  readonly id: number;
  readonly customerId: number;
  /** 16 digits, the last of which checks the others. */
  readonly number: string;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
}
