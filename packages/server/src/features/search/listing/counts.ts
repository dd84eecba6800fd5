/** How many products there are, as the database counted them. */
export interface Counts {
  readonly total: number;
  readonly inStock: number;
  /**
   * Term to number of products. Under 0 those that pass every filter; under n those that fail only the n-th: what its
   * facet would find besides.
   */
  readonly byFailed: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** From before the last change; new ones are being counted. */
  readonly isOld: boolean;
}

// The lowest two bits of a term say what it is.
export const valueTerm = (id: number) => id * 4;
export const categoryTerm = (id: number) => id * 4 + 1;
export const collectionTerm = (id: number) => id * 4 + 2;
/** Not stored with products: worked out while counting. */
export const IN_STOCK_TERM = 3;
export const OUT_OF_STOCK_TERM = 7;
export const bucketTerm = (bucket: number) => (bucket + 2) * 4 + 3;
const FIRST_RANGE = 1000;
export const rangeTerm = (index: number) => (FIRST_RANGE + index) * 4 + 3;

const MARKS = ['value', 'category', 'collection', 'made'] as const;

export function readTerm(term: number): { kind: (typeof MARKS)[number]; id: number } {
  return { kind: MARKS[term % 4] ?? 'made', id: Math.floor(term / 4) };
}
