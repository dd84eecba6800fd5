import type { Caller } from '../../../platform/http/index.ts';
import type { ShownBasket } from '../../basket/index.ts';
import type { CardDetails, HandOver, PaymentFailure } from '../../payments/index.ts';
import type { OrderAddress, OrderAmounts, OrderGiftBox, OrderPayment, OrderShipping } from '../order.ts';

/** Who buys: a customer, or the customer that a guest's session has. */
export interface Buyer {
  readonly customerId: number;
  readonly isGuest: boolean;
  readonly email: string;
  readonly phone: string | null;
}

/** A checkout that is complete: what its order is made of. */
export interface PlaceRequest {
  readonly caller: Caller;
  readonly buyer: Buyer;
  /** As the shopper saw it, evaluated with the payment option that was chosen. */
  readonly basket: ShownBasket;
  readonly deliveryType: 'customer' | 'retail_store';
  readonly shippingAddress: OrderAddress;
  readonly billingAddress: OrderAddress;
  readonly shipping: OrderShipping;
  readonly payment: OrderPayment;
  readonly amounts: OrderAmounts;
  readonly giftCardId: number | null;
  readonly giftBox: OrderGiftBox | null;
  readonly notes: string | null;
  /** Gateway of the payment option; null where none has a part in it. */
  readonly gateway: string | null;
  /** Of a card that is typed; nowhere kept. */
  readonly card: CardDetails | null;
  /** Whether the gateway shall keep it for the customer, once the money is there. */
  readonly saveCard: boolean;
  readonly threeD: boolean;
  /** The `pre_order` as it stands, for whoever repeats the call after the order is placed. */
  readonly receipt: Readonly<Record<string, unknown>>;
}

/** An order that is placed, and what its shopper was answered. */
export interface Placed {
  readonly id: number;
  readonly number: string;
  readonly placedAt: Date;
  /** Null once it was thrown away. */
  readonly receipt: Readonly<Record<string, unknown>> | null;
}

/** Why an order was not placed. Nothing has changed then: stock, vouchers and balances are as before. */
export type Refused =
  /** The gateway took no money. */
  | { readonly reason: 'payment'; readonly failure: PaymentFailure }
  /** Goods that there are not enough of. */
  | { readonly reason: 'short'; readonly productIds: readonly number[] }
  /** A promotion, voucher, balance or gift card that was used up meanwhile. */
  | { readonly reason: 'used_up' }
  /** Basket or prices are not what the shopper saw. */
  | { readonly reason: 'changed' }
  /** The basket was changed while the shopper was at the bank; money taken goes back. */
  | { readonly reason: 'abandoned' }
  /** Another call is with the gateway at this moment, and takes longer than one can wait. */
  | { readonly reason: 'busy' };

export type Placement =
  | { readonly kind: 'placed'; readonly order: Placed }
  /** The shopper has to go to the bank or provider first. */
  | { readonly kind: 'handed_over'; readonly handOver: HandOver }
  | { readonly kind: 'refused'; readonly refused: Refused };
