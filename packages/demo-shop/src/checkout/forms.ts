import { InvalidInput } from '@arasta/client';
import { problem } from './checkout.state.ts';

/** Something wrong by field that nobody had to be asked about. */
export function wrong(fields: Readonly<Record<string, string>>): InvalidInput {
  const lists = Object.entries(fields).map(([field, text]) => [field, [text]] as const);
  const occurrence = { operation: 'submitCheckoutPage', status: null, code: null, body: undefined, retryAfter: null };
  return new InvalidInput('', occurrence, { fields: Object.fromEntries(lists), messages: [] });
}

/** What is wrong with a page of the checkout; undefined where nothing is. */
export function problemOf(...pages: readonly string[]): unknown {
  const { value } = problem;
  return value !== null && pages.includes(value.page) ? value.error : undefined;
}

/** Brings the shopper to the first field that is wrong; where none is, to what is said above the form. */
export function showWrong(form: HTMLElement | null): void {
  setTimeout(() => {
    const wrong = form?.querySelector('[aria-invalid="true"]') ?? form?.querySelector('[role="alert"] .note');
    if (!(wrong instanceof HTMLElement)) return;
    wrong.focus({ preventScroll: true });
    wrong.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, 50);
}
