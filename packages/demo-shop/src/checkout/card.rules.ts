/** What is known of a card by its number alone, before anybody is asked. */

/** The digits of what was typed, as many as a number can have. */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 19);
}

/** As it stands on cards: in groups of four, of American Express four, six and five. */
export function grouped(digits: string): string {
  const parts = isAmex(digits)
    ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)]
    : (digits.match(/.{1,4}/g) ?? []);
  return parts.filter((part) => part !== '').join(' ');
}

/** What the shop asks the plans by; null until enough is typed. */
export function binOf(digits: string): string | null {
  return digits.length < 8 ? null : digits.slice(0, 8);
}

/** Whether the check digit is right: a hint against slips of the pen, no more. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length >= 12 && sum % 10 === 0;
}

/** The network, for the name beside the field; null where it is not told by the first digits. */
export function networkOf(digits: string): 'Visa' | 'Mastercard' | 'American Express' | 'Troy' | null {
  if (isAmex(digits)) return 'American Express';
  if (/^4/.test(digits)) return 'Visa';
  if (/^(5[1-5]|2[2-7])/.test(digits)) return 'Mastercard';
  return /^9792/.test(digits) ? 'Troy' : null;
}

/** `12 / 30` as one types it; the slash comes by itself, and goes when it is deleted. */
export function expiryTyped(typed: string, before: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 4);
  if (typed.length < before.length) return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
  const month = /^[2-9]/.test(digits) ? `0${digits}`.slice(0, 4) : digits;
  return month.length < 2 ? month : `${month.slice(0, 2)} / ${month.slice(2)}`;
}

/** What autofill or fingers have left, as month and four digits of a year; null where it is neither. */
export function expiryOf(typed: string): { readonly month: string; readonly year: string } | null {
  const match = /^\s*(0?[1-9]|1[0-2])\s*[/-]?\s*((?:20)?\d{2})\s*$/.exec(typed);
  const [, month, year] = match ?? [];
  if (month === undefined || year === undefined) return null;
  return { month: month.padStart(2, '0'), year: year.length === 2 ? `20${year}` : year };
}

function isAmex(digits: string): boolean {
  return /^3[47]/.test(digits);
}
