import { problem } from './checkout.state.ts';

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
