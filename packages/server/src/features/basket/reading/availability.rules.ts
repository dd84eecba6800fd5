import type { Loss, Offering, StoredLine } from '../basket.ts';

/** A line that keeps less than it had. */
export interface Cut {
  readonly line: StoredLine;
  /** 0 where it goes. */
  readonly quantity: number;
}

export interface Settled {
  readonly lines: readonly StoredLine[];
  readonly cuts: readonly Cut[];
}

/**
 * What of the lines can be had. Lines of one product share its stock and its limit; the older ones come first. A line
 * whose product is not sold goes.
 */
export function settleLines(lines: readonly StoredLine[]): Settled {
  const taken = new Map<number, number>();
  const kept: StoredLine[] = [];
  const cuts: Cut[] = [];
  for (const line of lines) {
    const before = taken.get(line.productId) ?? 0;
    const quantity = Math.min(line.quantity, Math.max(mostOf(line.offering) - before, 0));
    taken.set(line.productId, before + quantity);
    if (quantity > 0) kept.push(quantity === line.quantity ? line : { ...line, quantity });
    if (quantity < line.quantity) cuts.push({ line, quantity });
  }
  return { lines: kept, cuts };
}

/** Lines whose pieces are reserved for the basket's own order: none is cut, and their pieces count as there. */
export function reserved(lines: readonly StoredLine[]): Settled {
  const pieces = new Map<number, number>();
  for (const { productId, quantity } of lines) pieces.set(productId, (pieces.get(productId) ?? 0) + quantity);
  return {
    cuts: [],
    lines: lines.map((line) => {
      if (line.offering === null) return line;
      const available = line.offering.available + (pieces.get(line.productId) ?? 0);
      return { ...line, offering: { ...line.offering, available } };
    }),
  };
}

/** Pieces of a product that one basket can hold now. */
export function mostOf(offering: Offering | null): number {
  if (offering?.isSold !== true) return 0;
  const inStock = offering.sellWithoutStock ? Infinity : offering.available;
  return Math.min(inStock, offering.maxQuantity ?? Infinity);
}

export function lossesOf(cuts: readonly Cut[]): Loss[] {
  return cuts.map(({ line, quantity }) => {
    return { productId: line.productId, name: line.name, quantity: line.quantity - quantity };
  });
}
