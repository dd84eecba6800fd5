import type { OrderGiftBox } from '../../orders/index.ts';

/** What the shopper of a basket has chosen so far, as it is stored. Nothing of a card but its first digits. */
export interface Choices {
  /** Version of the basket that the payment details were chosen for. */
  readonly basketVersion: number;
  readonly deliveryOptionId: number | null;
  readonly shippingAddressId: number | null;
  readonly billingAddressId: number | null;
  readonly retailStoreId: number | null;
  readonly shippingOptionId: number | null;
  readonly paymentOptionId: number | null;
  /** Six to eight digits. */
  readonly bin: string | null;
  readonly planId: number | null;
  readonly bankAccountId: number | null;
  readonly paymentChoice: string | null;
  readonly savedCardId: number | null;
  /** The shopper was sent to the bank or provider, and nothing is known to have come of it. */
  readonly isRedirected: boolean;
  /** Minor units, as much as was asked for. */
  readonly loyaltyAmount: number;
  readonly giftCardId: number | null;
  readonly giftCardAmount: number;
  readonly giftBox: OrderGiftBox | null;
  readonly notes: string | null;
  /** What the shopper was shown last, as `seenOf` tells it; null before the first time. */
  readonly seen: string | null;
}

export const NOTHING_CHOSEN: Choices = {
  ...{ basketVersion: 0, deliveryOptionId: null, shippingAddressId: null, billingAddressId: null },
  ...{ retailStoreId: null, shippingOptionId: null, paymentOptionId: null, bin: null, planId: null },
  ...{ bankAccountId: null, paymentChoice: null, savedCardId: null, isRedirected: false, loyaltyAmount: 0 },
  ...{ giftCardId: null, giftCardAmount: 0, giftBox: null, notes: null, seen: null },
};

/** What a way to pay goes by: all of it belongs to one option, and to one content of the basket. */
export const PAYMENT_DETAILS = [
  ...(['bin', 'planId', 'bankAccountId', 'paymentChoice', 'savedCardId', 'isRedirected'] as const),
] as const;

/** The choices without some of them. */
export function without(choices: Choices, names: readonly (keyof Choices)[]): Choices {
  const emptied = Object.entries(NOTHING_CHOSEN).filter(([name]) => names.some((one) => one === name));
  return { ...choices, ...Object.fromEntries(emptied) };
}

/** Whether some of the choices would be others. */
export function isChange(choices: Choices, sets: Partial<Choices>): boolean {
  const now = new Map<string, unknown>(Object.entries(choices));
  return Object.entries(sets).some(([name, value]) => JSON.stringify(now.get(name)) !== JSON.stringify(value));
}
