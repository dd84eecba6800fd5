import type { Caller } from '../../platform/http/index.ts';
import type { Address } from '../addresses/index.ts';
import type { ShownBasket } from '../basket/index.ts';
import type { GiftCard } from '../loyalty/index.ts';
import type { OrderAddress, OrderAmounts } from '../orders/index.ts';
import type { BankAccount, Card, Instalments, PaymentChoice, PaymentOption, SavedCard } from '../payments/index.ts';
import type { DeliveryOption, DeliveryType, ShippingQuote } from '../shipping/index.ts';
import type { Store } from '../stores/index.ts';
import type { Choices } from './choices/choices.ts';

/** Who is checking out: a customer, or the customer that a guest has told the e-mail address of. */
export interface CheckoutShopper {
  readonly customerId: number;
  readonly isGuest: boolean;
  readonly email: string;
  readonly phone: string | null;
  /** Empty for guests: nobody has asked them yet. */
  readonly firstName: string;
  readonly lastName: string;
}

/** What there is to choose from, each in the order shown; empty where an earlier choice is missing. */
export interface Offers {
  readonly deliveryOptions: readonly DeliveryOption[];
  /** The primary one first. */
  readonly addresses: readonly Address[];
  /** Where goods can be fetched; read only while they shall be. */
  readonly stores: readonly Store[];
  readonly quotes: readonly ShippingQuote[];
  readonly paymentOptions: readonly PaymentOption[];
  /** Options of the shop that cannot be used for this order. */
  readonly otherOptions: readonly PaymentOption[];
  readonly instalments: readonly Instalments[];
  readonly bankAccounts: readonly BankAccount[];
  readonly paymentChoices: readonly PaymentChoice[];
  /** The customer's cards that the payment option can be paid with. */
  readonly savedCards: readonly SavedCard[];
  /** Whether the card that is typed can be kept for the next time. */
  readonly canSaveCard: boolean;
}

/** What was chosen, as it is now. */
export interface Chosen {
  readonly delivery: DeliveryOption | null;
  readonly deliveryType: DeliveryType;
  /** Where the goods go: an address of the shopper's, or the store. */
  readonly shippingAddress: OrderAddress | null;
  /** The shopper's own that it is; null for a store. */
  readonly address: Address | null;
  readonly billingAddress: Address | null;
  readonly store: Store | null;
  /** At the price it has for the basket. */
  readonly quote: ShippingQuote | null;
  readonly paymentOption: PaymentOption | null;
  /** The kind of card that the first digits belong to, or those of the saved card. */
  readonly card: Card | null;
  readonly instalments: Instalments | null;
  readonly bankAccount: BankAccount | null;
  readonly paymentChoice: PaymentChoice | null;
  readonly savedCard: SavedCard | null;
  readonly giftCard: GiftCard | null;
}

/** A checkout as it is at this moment: choices that are gone are none. Amounts are minor units. */
export interface Checkout {
  readonly caller: Caller;
  readonly now: Date;
  /** Null for a guest who has not told an e-mail address yet. */
  readonly shopper: CheckoutShopper | null;
  /** Evaluated with the payment option that was chosen. */
  readonly basket: ShownBasket;
  readonly basketId: number;
  readonly choices: Choices;
  readonly offers: Offers;
  readonly chosen: Chosen;
  /** Of a gift box in this currency; null where the shop has none. */
  readonly giftBoxPrice: number | null;
  /** What the shopper can spend of their balance; 0 where nothing asks for it. */
  readonly balance: number;
  readonly amounts: OrderAmounts;
  /** What the payment option has to bring, interest included. */
  readonly toPay: number;
}
