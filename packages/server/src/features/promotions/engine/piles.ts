import type { PromotedLine } from './evaluation.ts';
import type { CompiledSelector } from './selectors.ts';
import { shareOut } from './shares.ts';

/** The lines of one product at one price: what a promotion gives does not hang on how they were put into the basket. */
export interface Pile {
  /** For what its lines have in common. */
  readonly good: PromotedLine;
  readonly lines: readonly PromotedLine[];
  readonly quantity: number;
  /** What each line still costs. */
  readonly lefts: number[];
  /** What they cost together. */
  left: number;
}

/** In an order that does not hang on that of the lines. */
export function pileUp(lines: readonly PromotedLine[]): Pile[] {
  const piles: Pile[] = [];
  let together: PromotedLine[] = [];
  for (const line of lines.length > 1 ? [...lines].sort(byProduct) : lines) {
    if (line.quantity <= 0) continue;
    const [first] = together;
    if (first !== undefined && !isAlike(first, line)) {
      piles.push(pileOf(first, together));
      together = [];
    }
    together.push(line);
  }
  const [first] = together;
  if (first !== undefined) piles.push(pileOf(first, together));
  return piles;
}

function pileOf(good: PromotedLine, lines: readonly PromotedLine[]): Pile {
  const lefts = lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  return { good, lines, quantity: total(lines.map(({ quantity }) => quantity)), lefts, left: total(lefts) };
}

function byProduct(a: PromotedLine, b: PromotedLine): number {
  if (a.sku !== b.sku) return a.sku < b.sku ? -1 : 1;
  return a.unitPrice - b.unitPrice || a.retailPrice - b.retailPrice || a.id - b.id;
}

function isAlike(a: PromotedLine, b: PromotedLine): boolean {
  return a.sku === b.sku && a.unitPrice === b.unitPrice && a.retailPrice === b.retailPrice;
}

/** What is taken off one line. */
export interface Part {
  readonly lineId: number;
  readonly amount: number;
}

/** Takes `amount` off the pile, and adds to `parts` off which lines. */
export function takeOff(pile: Pile, amount: number, parts: Part[]): void {
  const shares = pile.lines.length === 1 ? [amount] : shareOut(amount, pile.lefts);
  pile.left -= amount;
  for (const [index, share] of shares.entries()) {
    const line = pile.lines[index];
    if (share === 0 || line === undefined) continue;
    pile.lefts[index] = (pile.lefts[index] ?? 0) - share;
    parts.push({ lineId: line.id, amount: share });
  }
}

export function amountOf(piles: readonly Pile[], { fits }: CompiledSelector): number {
  let amount = 0;
  for (const pile of piles) if (fits(pile.good)) amount += pile.left;
  return amount;
}

export function piecesOf(piles: readonly Pile[], { fits }: CompiledSelector): number {
  let pieces = 0;
  for (const pile of piles) if (fits(pile.good)) pieces += pile.quantity;
  return pieces;
}
