/** Amounts are whole numbers of minor units; every currency served has two decimals (kernel/currency.ts). */

/** `7450` → `"74.50"`. Only wire files write amounts. */
export function formatAmount(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `"74.5"` → `7450`; null for anything but a plain decimal number of at most two decimals that is not negative. */
export function parseAmount(text: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
