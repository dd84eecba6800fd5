import type { StoredCard } from '../gateways/gateway.ts';
import type { CardExpiry } from './saved-card.ts';

/** How many cards a customer can have kept. */
export const MOST_SAVED_CARDS = 20;

/** A card is good until its month is over; one whose end the gateway does not tell is left to its bank. */
export function isExpired(expiry: CardExpiry | null, now: Date): boolean {
  if (expiry === null) return false;
  const year = now.getUTCFullYear();
  return expiry.year < year || (expiry.year === year && expiry.month < now.getUTCMonth() + 1);
}

/**
 * What a gateway tells of a card, as it may be written down; null for what is no card that could be kept. A gateway that
 * tells nonsense must not keep an order from being placed; and whatever it calls the first and last digits, no more than six
 * and four of them are taken.
 */
export function readStored({ token, fingerprint, bin, lastDigits, brand, expiry }: StoredCard): StoredCard | null {
  if (!isName(token) || !/^[0-9]{4}$/.test(lastDigits)) return null;
  return {
    ...{ token, lastDigits, bin: /^[0-9]{6}/.exec(bin ?? '')?.[0] ?? null },
    fingerprint: nullUnless(fingerprint, isName),
    brand: nullUnless(brand, isBrand),
    expiry: nullUnless(expiry, isExpiry),
  };
}

function nullUnless<Value>(value: Value | null, isFit: (value: Value) => boolean): Value | null {
  return value !== null && isFit(value) ? value : null;
}

function isName(text: string): boolean {
  return text.length >= 1 && text.length <= 255;
}

function isBrand(text: string): boolean {
  return /^[a-z][a-z _-]{0,39}$/i.test(text);
}

function isExpiry({ month, year }: CardExpiry): boolean {
  return isWithin(month, 1, 12) && isWithin(year, 2000, 2200);
}

function isWithin(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}
