import type { Texts } from '../../kernel/texts.ts';

export type DeliveryType = 'customer' | 'retail_store';

/** A way to get the goods: brought to an address, or fetched from a store. */
export interface DeliveryOption {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly type: DeliveryType;
  readonly position: number;
}

/** A way to ship, at the price it has for one basket and place. */
export interface ShippingQuote {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly descriptions: Texts;
  /** A path below the media address, or a whole address. */
  readonly logo: string | null;
  /** Minor units. */
  readonly amount: number;
  /** Per cent, with two decimals; null where the shop does not say. */
  readonly taxRate: string | null;
}

/** What the price of shipping goes by. */
export interface Consignment {
  readonly deliveryType: DeliveryType;
  /** Where it goes: the address, or the store's place. */
  readonly countryCode: string;
  readonly cityId: number;
  readonly townshipId: number;
  readonly postcode: string | null;
  readonly currency: string;
  /** Minor units: the goods, discounts taken off. */
  readonly goodsAmount: number;
  readonly pieces: readonly { readonly productId: number; readonly quantity: number }[];
  /** A promotion pays for it. */
  readonly freeShipping: boolean;
}

/** Who brings parcels. */
export interface ShippingCompany {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** With `{number}` where the parcel's number goes. */
  readonly trackingUrl: string | null;
  readonly takesReturns: boolean;
}
