import type { Good } from '../../storefront/index.ts';

/** A product in a basket for one division. */
export interface StoredLine {
  readonly productId: number;
  /** The product that is shown in lists for it; null once the product is deleted. */
  readonly listedId: number | null;
  readonly quantity: number;
  readonly division: LineDivision;
}

export interface LineDivision {
  readonly id: number;
  readonly name: string;
  readonly erpCode: string;
}

export interface StoredBasket {
  readonly id: number;
  /** What it was called when it was put by; null for one that never was. */
  readonly name: string | null;
  /** Of divisions that its owner orders for, in the order of adding. */
  readonly lines: readonly StoredLine[];
}

/** A product in a basket, for all divisions together. */
export interface PricedItem {
  readonly productId: number;
  readonly good: Good;
  /** Minor units. */
  readonly price: number;
  readonly quantity: number;
  /** Minor units, exact whatever prices have become. */
  readonly amount: bigint;
  readonly divisions: readonly { readonly division: LineDivision; readonly quantity: number }[];
}

export interface PricedBasket {
  readonly items: readonly PricedItem[];
  readonly quantity: number;
  readonly amount: bigint;
}
