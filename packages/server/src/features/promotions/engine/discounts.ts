import type { Amounts } from '../promotion.ts';
import type { Pile } from './piles.ts';
import type { CompiledSelector } from './selectors.ts';
import { shareOut, sum } from './shares.ts';

/** How far something is from being reached. */
export interface Reach {
  readonly by: 'amount' | 'quantity';
  readonly required: number;
  readonly partial: number;
}

/** What a benefit takes off, pile by pile. */
export type Discount = (piles: readonly Pile[], currency: string) => number[];

export interface CompiledBenefit {
  /** It gives nothing unless each of these means something in the basket. */
  readonly on: readonly CompiledSelector[];
  /** Null for what takes nothing off a line: free shipping and gifts. */
  readonly discount: Discount | null;
  /** What the basket lacks for it to give something, or more; null where nothing more is to be had. */
  readonly next: (piles: readonly Pile[], currency: string) => Reach | null;
}

export const nothingMore = () => null;

/** Takes `off` what the meant piles cost together, in proportion. */
export function offTogether(
  on: CompiledSelector,
  off: (total: number, currency: string, piles: readonly Pile[]) => number,
): Discount {
  return (piles, currency) => {
    const costs = piles.map((pile) => (on.fits(pile.good) ? pile.left : 0));
    const total = sum(costs);
    return shareOut(Math.min(total, off(total, currency, piles)), costs);
  };
}

export function offEach(on: CompiledSelector, off: (pile: Pile, currency: string) => number): Discount {
  return (piles, currency) => piles.map((pile) => (on.fits(pile.good) ? off(pile, currency) : 0));
}

/** Percent as ten-thousandths, which are whole. */
export function basisPoints(percent: number): number {
  return Math.round(percent * 100);
}

/** A rule is asked in currencies only that all its amounts have. */
export function amountIn(amounts: Amounts, currency: string): number {
  return amounts[currency] ?? 0;
}
