import type { Texts } from '../../kernel/texts.ts';
import type { UserRecord } from '../accounts/index.ts';
import type { Address } from '../addresses/index.ts';
import type { PaymentMethod, PaymentType } from '../payments/index.ts';

/** What every status is called on the wire (docs/protocol/orders.md). */
export type OrderStatus = 50 | 100 | 200 | 300 | 350 | 400 | 450 | 500 | 510 | 520 | 540 | 544 | 545 | 550 | 600;

/** Minor units. What an order comes to, and what of it is paid how. */
export interface OrderAmounts {
  /** The pieces at their price, gifts included. */
  readonly products: number;
  readonly discount: number;
  readonly shipping: number;
  /** Of pay on delivery. */
  readonly fee: number;
  readonly giftBox: number;
  /** Of instalments; charged on what is left to pay. */
  readonly interest: number;
  readonly loyalty: number;
  readonly giftCard: number;
}

/** An address as it was when the order was placed; `id` is null for a store's. */
export type OrderAddress = Omit<Address, 'id' | 'customerId' | 'isPrimary'> & {
  readonly id: number | null;
  /** The store that it is. */
  readonly retailStoreId: number | null;
};

/** How it is sent. */
export interface OrderShipping {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly taxRate: string | null;
}

/** How it is paid. */
export interface OrderPayment {
  readonly option: { readonly id: number; readonly key: string; readonly names: Texts; readonly type: PaymentType };
  readonly method: PaymentMethod;
  readonly card: OrderCard | null;
  /** The saved card that was paid with, which may be gone; not there for other ways. */
  readonly savedCardId?: number;
  /** Where the money is transferred to. */
  readonly bankAccountId: number | null;
  readonly bank: OrderBank | null;
  /** Of pay on delivery. */
  readonly choice: { readonly value: string; readonly names: Texts } | null;
}

export interface OrderBank {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly logo: string | null;
}

export interface OrderCard {
  readonly id: number;
  readonly installmentPlanId: number;
  readonly installmentCount: number;
  /** Six digits; null of a saved card whose gateway does not tell them. */
  readonly bin: string | null;
}

export interface OrderGiftBox {
  readonly note: string;
  readonly video: boolean;
  readonly videoNotified: boolean;
}

/** A product as it was bought. */
export interface BoughtProduct {
  readonly sku: string;
  readonly baseCode: string;
  readonly names: Texts;
  /** The path of its picture below the media address, or a whole address. */
  readonly image: string | null;
  /** Of its page. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface OrderItem {
  readonly id: number;
  readonly productId: number;
  readonly product: BoughtProduct;
  readonly quantity: number;
  /** Minor units, of one piece. */
  readonly price: number;
  readonly retailPrice: number;
  /** Of the whole item. */
  readonly discount: number;
  readonly refunded: number;
  /** Per cent, with two decimals. */
  readonly taxRate: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isGift: boolean;
  readonly status: OrderStatus;
  readonly parcelId: number | null;
  readonly modifiedDate: Date;
}

export interface OrderParcel {
  readonly id: number;
  readonly company: { readonly key: string; readonly name: string } | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAt: Date;
  readonly deliveredAt: Date | null;
}

export interface OrderDiscount {
  readonly id: number;
  readonly promotionId: number;
  readonly names: Texts;
  readonly kind: string;
  readonly code: string | null;
  readonly amount: number;
  readonly cancelAmount: number;
}

/** An order as its buyer and the desk see it. */
export interface Order {
  readonly id: number;
  readonly number: string;
  readonly basketId: number | null;
  /** Null while it is being paid; then nobody sees it. */
  readonly placedAt: Date | null;
  readonly status: OrderStatus;
  /** The customer, or the customer that a guest was. */
  readonly customerId: number | null;
  /** As they are now; null where the account was erased. */
  readonly customer: UserRecord | null;
  readonly isGuest: boolean;
  readonly userEmail: string;
  readonly userPhone: string | null;
  readonly language: string;
  readonly currency: string;
  readonly segment: string | null;
  readonly remoteAddr: string | null;
  readonly amounts: OrderAmounts;
  readonly refunds: { readonly amount: number; readonly discount: number; readonly shipping: number };
  readonly shippingAddress: OrderAddress;
  readonly billingAddress: OrderAddress;
  readonly deliveryType: 'customer' | 'retail_store';
  readonly shipping: OrderShipping;
  readonly payment: OrderPayment;
  readonly giftBox: OrderGiftBox | null;
  readonly notes: string | null;
  readonly attemptReference: string | null;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
  /** By id. */
  readonly items: readonly OrderItem[];
  readonly parcels: readonly OrderParcel[];
  readonly discounts: readonly OrderDiscount[];
}
