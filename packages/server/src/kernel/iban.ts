/** An IBAN as it is kept: capitals, no blanks. */
export function plainIban(given: string): string {
  return given.replaceAll(/\s/g, '').toUpperCase();
}

/** ISO 13616: with the country and check digits at the end and letters as numbers, the rest by 97 is 1. */
export function isIban(plain: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(plain)) return false;
  const digits = (plain.slice(4) + plain.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}
