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
  const { lines, candidate } = present;
  const offering = candidate?.offering ?? null;
  const isTooLong = JSON.stringify(wish.attributes).length > limits.attributes;
  if (offering?.isSold !== true || offering.price === null || isTooLong) return none('unavailable');
  const own = lines.filter(({ productId }) => productId === wish.productId);
  const key = attributesKey(wish.attributes);
  const hasLine = own.some((line) => line.attributesKey === key);
  if (!hasLine && lines.length >= limits.lines) return none('basket_full');
  const there = own.reduce((sum, { quantity }) => sum + quantity, 0);
  const room = Math.max(Math.min(mostOf(offering), limits.quantity) - there, 0);
  if (room >= wish.quantity) return { quantity: wish.quantity, shortfall: null };
  const isShort = !offering.sellWithoutStock && offering.available - there <= room;
  return { quantity: room, shortfall: isShort ? 'out_of_stock' : 'quantity_limit' };
}

function none(shortfall: Shortfall): Possible {
  return { quantity: 0, shortfall };
}
