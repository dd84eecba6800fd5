import { invalidField } from '../../kernel/errors.ts';

/**
 * The currency a visitor chose, in lower case.
 * @throws Refusal invalid invalid_choice under `currency_code` when the shop does not have it
 */
export function chosenCurrency(available: readonly string[], code: string): string {
  const currency = code.toLowerCase();
  if (!available.includes(currency)) throw invalidField('currency_code', 'invalid_choice', { value: code });
  return currency;
}

/** Where a browser goes back to: a path of ours, never another site. */
export function safeReturn(publicUrl: string, wanted: string | undefined): string {
  const url = wanted === undefined ? null : URL.parse(wanted, `${publicUrl}/`);
  if (url === null || url.origin !== new URL(publicUrl).origin) return '/';
  // A path that begins with two slashes is another site's address to a browser.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}
