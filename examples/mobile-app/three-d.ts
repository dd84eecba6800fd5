import { screenOf } from './links.ts';

/** What the app does about an address that the web view is about to open. */
export type BankStep =
  | { readonly kind: 'stay' }
  | { readonly kind: 'paid'; readonly token: string }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * For `onShouldStartLoadWithRequest` of the web view that shows the bank: it ends where the shop sends a browser that
 * comes back from the bank.
 */
export function bankStep(url: string, linkBase: string): BankStep {
  const screen = screenOf(url, linkBase);
  if (screen.name === 'order') return { kind: 'paid', token: screen.token };
  const failed = url.startsWith(`${linkBase.replace(/\/$/, '')}/orders/checkout/?`) ? errorIn(url) : null;
  return failed === null ? { kind: 'stay' } : { kind: 'failed', message: failed };
}

function errorIn(url: string): string | null {
  return new URLSearchParams(url.slice(url.indexOf('?'))).get('error');
}
