/** Currencies are ISO 4217 codes, lower case in data and upper case in labels. */

/** Whether `code` is a currency whose amounts carry two decimals; others are a configuration error for now. */
export function hasTwoDecimals(code: string): boolean {
  if (!/^[a-z]{3}$/.test(code)) return false;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code.toUpperCase() });
  return format.resolvedOptions().maximumFractionDigits === 2;
}
