import type { Offering, StoredLine } from '../basket.ts';
import { mostOf } from '../reading/availability.rules.ts';
import { attributesKey } from './attributes.rules.ts';
import type { Limits, Present, Wish } from './lines.rules.ts';

/** Why less is put in than was wished for. */
export type Shortfall = 'unavailable' | 'out_of_stock' | 'quantity_limit' | 'basket_full';

/** How many pieces of a wish can be put in besides what is there, and why not more. */
export interface Possible {
  readonly quantity: number;
  readonly shortfall: Shortfall | null;
}

/** The most that `addition` takes of a wish. */
export function possibleOf(present: Present, wish: Wish, limits: Limits): Possible {
  const offering = present.candidate?.offering ?? null;
  if (offering?.isSold !== true || offering.price === null || isTooLong(wish, limits)) return none('unavailable');
  const own = present.lines.filter(({ productId }) => productId === wish.productId);
  if (present.lines.length >= limits.lines && !hasLine(own, wish)) return none('basket_full');
  const there = own.reduce((sum, { quantity }) => sum + quantity, 0);
  return withinRoom(offering, { there, wanted: wish.quantity }, limits);
}

function withinRoom(
  offering: Offering,
  { there, wanted }: { there: number; wanted: number },
  limits: Limits,
): Possible {
  const room = Math.max(Math.min(mostOf(offering), limits.quantity) - there, 0);
  if (room >= wanted) return { quantity: wanted, shortfall: null };
  const isShort = !offering.sellWithoutStock && offering.available - there <= room;
  return { quantity: room, shortfall: isShort ? 'out_of_stock' : 'quantity_limit' };
}

function isTooLong({ attributes }: Wish, limits: Limits): boolean {
  return JSON.stringify(attributes).length > limits.attributes;
}

function hasLine(lines: readonly StoredLine[], { attributes }: Wish): boolean {
  const key = attributesKey(attributes);
  return lines.some((line) => line.attributesKey === key);
}

function none(shortfall: Shortfall): Possible {
  return { quantity: 0, shortfall };
}
