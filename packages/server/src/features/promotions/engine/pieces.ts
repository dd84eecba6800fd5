import type { Pile } from './piles.ts';
import type { CompiledSelector } from './selectors.ts';
import { proportion } from './shares.ts';

export interface BuyAndGet {
  readonly buy: number;
  readonly get: number;
  readonly bought: CompiledSelector;
  readonly got: CompiledSelector;
  readonly atMostTimes: number | null;
}

/** Pieces by what they may be counted as. */
interface Counts {
  readonly boughtOnly: number;
  readonly gotOnly: number;
  readonly either: number;
}

/** How many pieces are given, and how many of those that could also be bought. */
interface Given {
  readonly pieces: number;
  readonly ofEither: number;
}

/**
 * For each pile how many of its pieces are given: the cheapest that may be. A piece that counts as bought is not given,
 * and a set that is not full still gives what it has beyond what had to be bought.
 */
export function givenPieces(piles: readonly Pile[], terms: BuyAndGet): number[] {
  const { pieces, ofEither } = countGiven(countPieces(piles, terms), terms);
  const taken = piles.map(() => 0);
  let wanted = pieces;
  let eitherLeft = ofEither;
  for (const index of cheapestFirst(piles)) {
    const pile = piles[index];
    if (wanted === 0 || pile === undefined || !terms.got.fits(pile.good)) continue;
    const isEither = terms.bought.fits(pile.good);
    const some = Math.min(pile.quantity, wanted, isEither ? eitherLeft : pile.quantity);
    if (isEither) eitherLeft -= some;
    wanted -= some;
    taken[index] = some;
  }
  return taken;
}

/** What `pieces` of a pile cost, to `basisPoints` of ten thousand. */
export function costOf(pile: Pile, pieces: number, basisPoints: number): number {
  return pieces === 0 ? 0 : proportion(pile.left, pieces * basisPoints, pile.quantity * 10_000);
}

function countPieces(piles: readonly Pile[], { bought, got }: BuyAndGet): Counts {
  const counts = { boughtOnly: 0, gotOnly: 0, either: 0 };
  for (const { good, quantity } of piles) {
    const isBought = bought.fits(good);
    if (got.fits(good)) counts[isBought ? 'either' : 'gotOnly'] += quantity;
    else if (isBought) counts.boughtOnly += quantity;
  }
  return counts;
}

/** Full sets, or one more that is not full where that gives more. */
function countGiven(counts: Counts, { buy, get, atMostTimes }: BuyAndGet): Given {
  const { boughtOnly, gotOnly, either } = counts;
  const full = Math.min(
    Math.floor((boughtOnly + either) / buy),
    Math.floor((gotOnly + either) / get),
    Math.floor((boughtOnly + gotOnly + either) / (buy + get)),
    atMostTimes ?? Infinity,
  );
  const givenAt = (times: number): Given => {
    const ofEither = Math.min(either, boughtOnly + either - times * buy);
    if (ofEither < 0 || times > (atMostTimes ?? Infinity)) return { pieces: 0, ofEither: 0 };
    return { pieces: Math.min(times * get, gotOnly + ofEither), ofEither };
  };
  const [exact, partly] = [givenAt(full), givenAt(full + 1)];
  return partly.pieces > exact.pieces ? partly : exact;
}

/** By what a piece costs now; the piles' own order decides between equals. */
function cheapestFirst(piles: readonly Pile[]): number[] {
  const price = (index: number) => {
    const pile = piles[index];
    return pile === undefined ? 0 : pile.left / pile.quantity;
  };
  return piles.map((_, index) => index).sort((a, b) => price(a) - price(b) || a - b);
}
