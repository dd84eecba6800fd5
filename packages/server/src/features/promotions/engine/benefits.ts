import type { Benefit } from '../promotion.ts';
import {
  amountIn,
  basisPoints,
  type CompiledBenefit,
  nothingMore,
  offEach,
  offTogether,
  type Reach,
} from './discounts.ts';
import { type BuyAndGet, costOf, givenPieces } from './pieces.ts';
import { type Pile, piecesOf } from './piles.ts';
import { compileSelector } from './selectors.ts';
import { proportion } from './shares.ts';
import { compileTiers } from './tiers.ts';

type Of<Type extends Benefit['type']> = Extract<Benefit, { type: Type }>;

export function compileBenefit(benefit: Benefit): CompiledBenefit {
  switch (benefit.type) {
    case 'percentage':
      return percentage(benefit);
    case 'amount':
      return amount(benefit);
    case 'fixed_price':
      return fixedPrice(benefit);
    case 'buy_x_get_y':
      return buyAndGet(benefit);
    case 'cheapest_free':
      return cheapestFree(benefit);
    case 'tiered':
      return compileTiers(benefit);
    case 'free_shipping':
    case 'gift_product':
      return { on: [], discount: null, next: nothingMore };
  }
}

function percentage({ on, percent, atMost }: Of<'percentage'>): CompiledBenefit {
  const meant = compileSelector(on);
  const points = basisPoints(percent);
  const most = (currency: string) => (atMost === null ? Infinity : amountIn(atMost, currency));
  const discount = offTogether(meant, (total, currency) => Math.min(proportion(total, points, 10_000), most(currency)));
  return { on: [meant], discount, next: nothingMore };
}

function amount({ on, amount: amounts, each }: Of<'amount'>): CompiledBenefit {
  const meant = compileSelector(on);
  const discount = each
    ? offEach(meant, (pile, currency) => Math.min(pile.left, amountIn(amounts, currency) * pile.quantity))
    : offTogether(meant, (_, currency) => amountIn(amounts, currency));
  return { on: [meant], discount, next: nothingMore };
}

/** Never raises a price. */
function fixedPrice({ on, price }: Of<'fixed_price'>): CompiledBenefit {
  const meant = compileSelector(on);
  const discount = offEach(meant, (pile, currency) =>
    Math.max(0, pile.left - amountIn(price, currency) * pile.quantity),
  );
  return { on: [meant], discount, next: nothingMore };
}

/** Of every `of` pieces the cheapest is free: buy the others, get one. */
function cheapestFree({ of, on }: Of<'cheapest_free'>): CompiledBenefit {
  return buyAndGet({
    type: 'buy_x_get_y',
    buy: of - 1,
    get: 1,
    percent: 100,
    bought: on,
    got: null,
    atMostTimes: null,
  });
}

function buyAndGet(benefit: Of<'buy_x_get_y'>): CompiledBenefit {
  const bought = compileSelector(benefit.bought);
  const got = benefit.got === null ? bought : compileSelector(benefit.got);
  const terms: BuyAndGet = { buy: benefit.buy, get: benefit.get, bought, got, atMostTimes: benefit.atMostTimes };
  const points = basisPoints(benefit.percent);
  return {
    on: [bought, got],
    discount: (piles) => {
      const given = givenPieces(piles, terms);
      return piles.map((pile, index) => costOf(pile, given[index] ?? 0, points));
    },
    next: (piles) =>
      benefit.got === null ? missing(piecesOf(piles, bought), terms.buy + 1) : missingToBuy(piles, terms),
  };
}

/** What is got has to be there already: pieces to buy alone would not bring it. */
function missingToBuy(piles: readonly Pile[], { bought, got, buy }: BuyAndGet): Reach | null {
  const isThere = piles.some(({ good }) => got.fits(good) && !bought.fits(good));
  return isThere ? missing(piecesOf(piles, bought), buy) : null;
}

function missing(partial: number, required: number): Reach | null {
  return partial < required ? { by: 'quantity', required, partial } : null;
}
