import type { DetailedAddress } from './address.ts';

// What the server calls the places that stand for all others of their kind (docs/protocol/places.md).
const NONE = new Set(['Other', 'Diğer', '']);

/** The places of an address from the smallest to the city, those left out that say nothing. */
export function placeNames({
  district,
  township,
  city,
}: Pick<DetailedAddress, 'district' | 'township' | 'city'>): string[] {
  return [district?.name ?? '', township.name, city.name].filter((name) => !NONE.has(name));
}
