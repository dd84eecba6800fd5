import { language } from './language.ts';

/** An amount for people: `"1290.00"` and `"try"` → ₺1.290,00. Whole amounts keep their cents: columns stay aligned. */
export function money(amount: string | number, currency: string): string {
  const format = new Intl.NumberFormat(language.value, {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(Number(amount));
}

/** An amount in round figures: 75 → $75. */
export function roundMoney(amount: string | number, currency: string): string {
  const format = new Intl.NumberFormat(language.value, {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  return format.format(Number(amount));
}

/** A day for people: 4 March 2030. */
export function day(time: string): string {
  return new Date(time).toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A moment for people: 4 March 2030, 18:05. */
export function moment(time: string): string {
  return new Date(time).toLocaleString(locale(), { dateStyle: 'long', timeStyle: 'short' });
}

// English as most of the world writes its dates.
function locale(): string {
  return language.value === 'en' ? 'en-GB' : language.value;
}
