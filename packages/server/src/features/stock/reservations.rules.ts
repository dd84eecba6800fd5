import type { LevelChange, Reserved, Wish } from './levels.queries.ts';
import { levelKey } from './movements.rules.ts';

/** Pieces of one SKU reserved at one location. */
export type Allocation = LevelChange;

/** A SKU of which there is not enough. */
export interface Shortage {
  readonly productId: number;
  readonly wanted: number;
  /** How many could be had, never below zero. */
  readonly available: number;
}

/** Either has allocations or shortages. */
export interface Reservation {
  readonly allocations: readonly Allocation[];
  readonly shortages: readonly Shortage[];
}

/** The wishes, one for each SKU, by id. @throws RangeError for a quantity that is not a whole number above zero */
export function checkWishes(wishes: readonly Wish[]): Wish[] {
  const wanted = new Map<number, number>();
  for (const { productId, quantity } of wishes) {
    if (!isQuantity(quantity)) throw new RangeError(`${quantity} is no quantity`);
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  const all = [...wanted].map(([productId, quantity]) => ({ productId, quantity }));
  return all.sort((one, other) => one.productId - other.productId);
}

/** The allocations, one for each level. @throws RangeError for an amount that is not a whole number above zero */
export function addUp(allocations: readonly Allocation[]): Allocation[] {
  const levels = new Map<string, Allocation>();
  for (const allocation of allocations) {
    if (!isQuantity(allocation.amount)) throw new RangeError(`${allocation.amount} is no quantity`);
    const key = levelKey(allocation);
    levels.set(key, { ...allocation, amount: allocation.amount + (levels.get(key)?.amount ?? 0) });
  }
  return [...levels.values()];
}

function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity > 0;
}

export function shortages(reserved: readonly Reserved[]): Shortage[] {
  return reserved
    .filter(({ isShort }) => isShort)
    .map(({ productId, quantity, free }) => ({ productId, wanted: quantity, available: Math.max(free, 0) }));
}

/** @throws Error when the database reserved anything but what was wanted */
export function allocationsOf(reserved: readonly Reserved[]): Allocation[] {
  return reserved.flatMap(({ productId, quantity, parts }) => {
    const got = parts.reduce((sum, part) => sum + part.quantity, 0);
    if (got !== quantity) throw new Error(`${got} instead of ${quantity} of product ${productId} were reserved`);
    return parts.map((part) => ({ productId, locationId: part.locationId, amount: part.quantity }));
  });
}
