import type { StoredLine } from '../basket.ts';
import { mostOf } from '../reading/availability.rules.ts';

/** What a login makes of two baskets: adds quantities, keeps the larger ones, or puts the guest's in place of the other. */
export type Strategy = 'sum' | 'larger' | 'guest';

/**
 * - `added`: a line that the customer did not have; `merged`: it went into one that they had.
 * - `capped`: fewer pieces than wanted; `dropped`: none of the guest's.
 * - `replaced`: the customer's own line that made room for the guest's basket.
 */
export type Outcome = 'added' | 'merged' | 'capped' | 'dropped' | 'replaced';

/** What became of one line. */
export interface MergedLine {
  readonly productId: number;
  readonly name: string;
  readonly guestQuantity: number;
  readonly ownQuantity: number;
  /** What the customer's basket holds now. */
  readonly quantity: number;
  readonly outcome: Outcome;
  readonly reason: 'unavailable' | 'stock' | 'limit' | 'basket_full' | null;
}

export interface MergeLimits {
  readonly lines: number;
  /** Pieces of one product. */
  readonly quantity: number;
}

export interface Merge {
  /** Own lines with the quantity they shall have; 0 takes them out. */
  readonly changed: readonly { readonly id: number; readonly quantity: number }[];
  /** Guest lines that move over, with the quantity they shall have. */
  readonly moved: readonly { readonly id: number; readonly quantity: number }[];
  readonly report: readonly MergedLine[];
}

/**
 * Merges a guest's lines into the customer's. A line of the customer's never loses pieces for a guest's, but where the
 * guest's basket takes its place. The guest's older lines come first where not all of them have room.
 */
export function mergeLines(
  strategy: Strategy,
  { own, guest }: { own: readonly StoredLine[]; guest: readonly StoredLine[] },
  limits: MergeLimits,
): Merge {
  const stays = strategy === 'guest' ? own.filter((line) => findEqual(guest, line) !== undefined) : own;
  const replaced = own.filter((line) => !stays.includes(line));
  const basket = new Pile(stays.map((line) => ({ ...line, quantity: strategy === 'guest' ? 0 : line.quantity })));
  const changed: { id: number; quantity: number }[] = replaced.map(({ id }) => ({ id, quantity: 0 }));
  const moved: { id: number; quantity: number }[] = [];
  const report: MergedLine[] = replaced.map((line) =>
    reportOf(line, { guest: 0, own: line.quantity, final: 0 }, ['replaced', null]),
  );
  for (const line of guest) {
    const equal = findEqual(stays, line);
    const { final, wanted, reason } = fit(basket, { strategy, line, equal }, limits);
    if (final > 0 && equal === undefined) moved.push({ id: line.id, quantity: final });
    if (equal !== undefined && final !== equal.quantity) changed.push({ id: equal.id, quantity: final });
    basket.put(equal ?? line, final);
    const quantities = { guest: line.quantity, own: equal?.quantity ?? 0, final };
    report.push(reportOf(line, quantities, outcomeOf({ ...quantities, wanted, reason, strategy })));
  }
  return { changed, moved, report };
}

/** What the customer's basket will hold, as it grows. */
class Pile {
  readonly #quantities: Map<number, StoredLine>;

  constructor(lines: readonly StoredLine[]) {
    this.#quantities = new Map(lines.map((line) => [line.id, line]));
  }

  get size(): number {
    return [...this.#quantities.values()].filter(({ quantity }) => quantity > 0).length;
  }

  put(line: StoredLine, quantity: number): void {
    this.#quantities.set(line.id, { ...line, quantity });
  }

  /** Pieces of a product, but for one line. */
  othersOf(productId: number, lineId: number): number {
    return [...this.#quantities.values()]
      .filter((line) => line.productId === productId && line.id !== lineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }
}

interface Fitting {
  readonly strategy: Strategy;
  readonly line: StoredLine;
  readonly equal: StoredLine | undefined;
}

interface Fit {
  readonly final: number;
  readonly wanted: number;
  /** Why it is less than wanted. */
  readonly reason: MergedLine['reason'];
}

function fit(basket: Pile, { strategy, line, equal }: Fitting, limits: MergeLimits): Fit {
  const kept = equal === undefined || strategy === 'guest' ? 0 : equal.quantity;
  const wanted = { sum: kept + line.quantity, larger: Math.max(kept, line.quantity), guest: line.quantity }[strategy];
  if (equal === undefined && basket.size >= limits.lines) return { final: 0, wanted, reason: 'basket_full' };
  const most = Math.min(mostOf(line.offering), limits.quantity) - basket.othersOf(line.productId, equal?.id ?? line.id);
  const final = Math.max(kept, Math.min(wanted, most), 0);
  return { final, wanted, reason: final < wanted ? shortageOf(line, limits) : null };
}

function shortageOf({ offering }: StoredLine, limits: MergeLimits): Fit['reason'] {
  if (offering?.isSold !== true) return 'unavailable';
  const most = Math.min(offering.maxQuantity ?? Infinity, limits.quantity);
  return !offering.sellWithoutStock && offering.available <= most ? 'stock' : 'limit';
}

interface Judged {
  readonly own: number;
  readonly final: number;
  readonly wanted: number;
  readonly reason: MergedLine['reason'];
  readonly strategy: Strategy;
}

function outcomeOf({ own, final, wanted, reason, strategy }: Judged): [Outcome, MergedLine['reason']] {
  if (final >= wanted) return [own > 0 ? 'merged' : 'added', null];
  const kept = strategy === 'guest' ? 0 : own;
  return [final === kept ? 'dropped' : 'capped', reason];
}

function reportOf(
  { productId, name }: StoredLine,
  quantities: { guest: number; own: number; final: number },
  [outcome, reason]: [Outcome, MergedLine['reason']],
): MergedLine {
  const { guest, own, final } = quantities;
  return { productId, name, guestQuantity: guest, ownQuantity: own, quantity: final, outcome, reason };
}

function findEqual(lines: readonly StoredLine[], line: StoredLine): StoredLine | undefined {
  return lines.find((other) => other.productId === line.productId && other.attributesKey === line.attributesKey);
}
