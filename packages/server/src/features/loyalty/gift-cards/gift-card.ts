/** A gift card that can be spent from now. */
export interface GiftCard {
  readonly id: number;
  /** The last four characters of its code. */
  readonly codeEnd: string;
  readonly currency: string;
  /** Minor units. */
  readonly balance: number;
  readonly expiresAt: Date | null;
}

/** A gift card as the people who run the shop see it. */
export type DeskGiftCard = GiftCard & {
  readonly initialBalance: number;
  readonly isActive: boolean;
  readonly createdDate: Date;
};
