/** Amounts are whole numbers of minor units; every currency served has two decimals (kernel/currency.ts). */

/** `7450` → `"74.50"`. Only wire files write amounts. */
export function formatAmount(minor: number | bigint): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(minor < 0 ? -minor : minor).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * `"-74.5"` → `-7450`.
 * @param mostDigits before the point
 * @returns null for what is no amount
 */
export function parseAmount(text: string, mostDigits = 10): number | null {
  const [, sign, units, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (units === undefined || units.length > mostDigits) return null;
  const minor = Number(units) * 100 + Number(decimals.padEnd(2, '0'));
  return sign === '-' ? 0 - minor : minor;
}
