import type { Texts } from '../../kernel/texts.ts';
import type { DeliveryType } from './shipping.ts';

/** Currency → minor units. */
export type Amounts = Readonly<Record<string, number>>;

/** A way to ship, with what it costs where. */
export interface ShippingOption {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly descriptions: Texts;
  readonly logo: string | null;
  readonly deliveryTypes: readonly DeliveryType[];
  /** The first that matches gives the price. */
  readonly rules: readonly PriceRule[];
  /** Per cent, with two decimals. */
  readonly taxRate: string | null;
  readonly position: number;
}

/** A price, and when it is asked for: every condition that is there has to be met. */
export interface PriceRule {
  /** ISO 3166 alpha-2, capitals. */
  readonly countries?: readonly string[];
  readonly cities?: readonly number[];
  readonly townships?: readonly number[];
  /** What the postcode begins with: capitals, without blanks. */
  readonly postcodes?: readonly string[];
  /** Of the goods, discounts taken off; never met in a currency that it does not name. */
  readonly minAmount?: Amounts;
  readonly maxAmount?: Amounts;
  /** Grams. */
  readonly minWeight?: number;
  readonly maxWeight?: number;
  readonly minPieces?: number;
  readonly maxPieces?: number;
  readonly prices: Amounts;
  /** From this amount of goods on it costs nothing. */
  readonly freeAbove?: Amounts;
  /** On top, for each kilogram begun. */
  readonly perKilogram?: Amounts;
}
