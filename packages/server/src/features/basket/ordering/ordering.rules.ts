import type { Basket, BasketState, Price } from '../basket.ts';

/**
 * Whether a basket is still what its shopper saw: the same content, sold at the same prices. Whether there are enough pieces
 * is for the reservation to say.
 */
export function isUnchanged(seen: Basket, { head, lines }: BasketState): boolean {
  if (seen.head?.id !== head.id || seen.head.version !== head.version || seen.lines.length !== lines.length)
    return false;
  const byId = new Map(lines.map((line) => [line.id, line]));
  return seen.lines.every(({ line, price }) => {
    const now = byId.get(line.id);
    return now?.quantity === line.quantity && now.offering?.isSold === true && isSame(price, now.offering.price);
  });
}

function isSame(seen: Price, now: Price | null): boolean {
  return now !== null && seen.now === now.now && seen.retail === now.retail;
}
