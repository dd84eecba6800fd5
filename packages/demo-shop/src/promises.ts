/** What the shop promises to everybody: as the demo's data and settings have it, which a test compares. */

/** From what amount standard delivery within Turkey is free of charge, by currency. */
const FREE_DELIVERY: Readonly<Record<string, number>> = { usd: 75, eur: 69, try: 3150 };

/** How long after delivery goods can be sent back. */
export const RETURN_DAYS = 14;

/** From what amount delivery is free; null in a currency that has no such amount. */
export function freeDeliveryFrom(currency: string): number | null {
  return FREE_DELIVERY[currency] ?? null;
}
