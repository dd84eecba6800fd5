import type { Random } from '../../../platform/random/index.ts';

/** A new card's number: 16 digits, the last of which checks the others. */
export function newCardNumber(random: Random): string {
  const payload = random.text(1, '123456789') + random.text(14, '0123456789');
  return payload + checkDigit(payload);
}

/** By Luhn's rule (ISO/IEC 7812-1): one mistyped digit, and nearly every two that changed places, are found out. */
export function checkDigit(payload: string): string {
  const digits = Array.from(payload, Number).reverse();
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? doubled(digit) : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}
