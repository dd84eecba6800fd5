import type { PriceInput } from '../../features/catalogue/index.ts';

/** Customers of this segment pay a tenth less for what is in the club. */
const CLUB_SEGMENT = 'vip';
const CLUB_SHARE = 0.9;

/** From whole dollars to minor units of each currency, rounded as shop windows do. */
const LISTS = {
  usd: (dollars: number) => dollars * 100,
  eur: (dollars: number) => Math.round(dollars * 0.92) * 100,
  try: (dollars: number) => Math.max(1, Math.round((dollars * 42) / 50)) * 5000 - 10,
} as const;

/** Prices in all currencies; those of the club too, where it has its own. */
export function pricesOf(price: number, before: number, inClub: boolean): PriceInput[] {
  return Object.entries(LISTS).flatMap(([currency, from]) => {
    const everybody = { currency, segment: null, price: from(price), retailPrice: from(before) };
    const club = { ...everybody, segment: CLUB_SEGMENT, price: Math.round((from(price) * CLUB_SHARE) / 10) * 10 };
    return inClub ? [everybody, club] : [everybody];
  });
}
