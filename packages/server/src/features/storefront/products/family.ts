import type { Texts } from '../../../kernel/texts.ts';

/** A listed product with the variants that are sold under it, in one price list. */
export interface Family {
  readonly listed: ShelfProduct;
  /** Active ones within their sale window and with a price, in the order shown; empty for a product without variants. */
  readonly variants: readonly ShelfProduct[];
  /** Ids of what a group consists of, in the order shown; empty for anything else. */
  readonly members: readonly number[];
  /** Ids of the categories it lies in, the primary one first. */
  readonly categories: readonly number[];
}

export interface ShelfProduct {
  readonly id: number;
  readonly sku: string;
  readonly baseCode: string;
  readonly isGroup: boolean;
  readonly attributeSetId: number | null;
  readonly names: Texts;
  readonly descriptions: Texts;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attributeTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly extraAttributes: Readonly<Record<string, unknown>>;
  readonly variantKeys: readonly string[];
  readonly unitType: string;
  readonly maxQuantity: number | null;
  readonly sellWithoutStock: boolean;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
  readonly images: readonly ProductImage[];
  /** Null when it is not sold in this price list. */
  readonly offer: Offer | null;
  /** Pieces not reserved, over all locations that sell online; never below 0. */
  readonly available: number;
  /** Address by language; empty when it has none but /product/<id>/. */
  readonly urls: Texts;
}

export interface ProductImage {
  readonly id: number;
  readonly image: string;
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Minor units. */
export interface Offer {
  readonly price: number;
  readonly retailPrice: number;
  /** The lowest price of the 30 days before this one; null when there was none. */
  readonly lowestBefore: number | null;
}
