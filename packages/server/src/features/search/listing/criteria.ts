/** What a list is asked for. */
export interface ListingCriteria {
  readonly language: string;
  /** Only products with a price in this list are found; `pricingFor` of catalogue tells it. */
  readonly priceListId: number;
  /** Its currency chooses the steps of the price facet. */
  readonly currency: string;
  /** As typed. Null or blank: no search. */
  readonly text: string | null;
  /** Products in it or below it. */
  readonly categoryId: number | null;
  readonly collectionId: number | null;
  /** Parameter to values as they came; unknown parameters are passed over. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
  /** Only these, in this order unless a sorter is asked for. */
  readonly pks: readonly number[] | null;
  readonly excludePks: readonly number[];
  /** A sorter's value; an unknown one is the default. */
  readonly sorter: string | null;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Prices in minor units: from `least` to below `below`; null is without end. */
export interface PriceRange {
  readonly value: string;
  readonly least: number;
  readonly below: number | null;
}
