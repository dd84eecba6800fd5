/** Amounts are whole numbers of minor units; every currency served has two decimals (kernel/currency.ts). */

/** `7450` → `"74.50"`. Only wire files write amounts. */
export function formatAmount(minor: number | bigint): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(minor < 0 ? -minor : minor).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
