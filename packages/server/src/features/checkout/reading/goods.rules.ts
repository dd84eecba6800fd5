import type { ShownBasket } from '../../basket/index.ts';
import type { PaymentSituation } from '../../payments/index.ts';
import type { Consignment, DeliveryType } from '../../shipping/index.ts';

/** Where goods go to. */
export interface Destination {
  readonly countryCode: string;
  readonly cityId: number;
  readonly townshipId: number;
  readonly postcode: string | null;
}

/**
 * What the price of shipping goes by. The basket is the one without a payment option: if what is offered went by a later
 * choice, two choices could each take the other away, and clients choose again by themselves for ever.
 */
export function consignmentOf(
  { basket, showing }: ShownBasket,
  deliveryType: DeliveryType,
  destination: Destination,
): Consignment {
  const bought = basket.lines.map(({ line }) => ({ productId: line.productId, quantity: line.quantity }));
  const given = basket.gifts.map(({ gift }) => ({ productId: gift.productId, quantity: gift.quantity }));
  return {
    ...{ deliveryType, ...destination, currency: showing.pricing.currency },
    ...{ goodsAmount: basket.totals.amount, pieces: [...bought, ...given], freeShipping: basket.freeShipping },
  };
}

export interface Situated {
  /** The basket without a payment option, as for shipping. */
  readonly basket: ShownBasket;
  readonly deliveryType: DeliveryType;
  readonly countryCode: string | null;
  readonly isGuest: boolean;
  /** Minor units: shipping and gift box. */
  readonly further: number;
}

/** What the choice of payment options goes by. Fees, interest and balances come after it and change nothing here. */
export function situationOf({ basket, deliveryType, countryCode, isGuest, further }: Situated): PaymentSituation {
  const { currency } = basket.showing.pricing;
  return { currency, countryCode, deliveryType, isGuest, amount: basket.basket.totals.amount + further };
}
