import type { Basket, BasketState, Price } from '../basket.ts';

/**
 * Whether a basket is still what its shopper saw: the same content, sold at the same prices. Lines that have no price in the
 * shopper's price list, or are sold no more, were not shown and are not ordered. Whether there are enough pieces is for
 * the reservation to say.
 */
export function isUnchanged(seen: Basket, { head, lines }: BasketState): boolean {
  const sold = lines.filter(({ offering }) => offering?.isSold === true && offering.price !== null);
  if (seen.head?.id !== head.id || seen.head.version !== head.version) return false;
  if (seen.lines.length !== sold.length) return false;
  const byId = new Map(lines.map((line) => [line.id, line]));
  return seen.lines.every(({ line, price }) => {
    const now = byId.get(line.id);
    return now?.quantity === line.quantity && now.offering?.isSold === true && isSame(price, now.offering.price);
  });
}

function isSame(seen: Price, now: Price | null): boolean {
  return now !== null && seen.now === now.now && seen.retail === now.retail;
}
