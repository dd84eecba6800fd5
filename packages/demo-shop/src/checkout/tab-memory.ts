// What one tab keeps until it is closed; never anything of a card. Without storage nothing is kept, and nothing breaks.
const PREFIX = 'arasta.checkout.';

/** Keeps a text; null forgets it. */
export function keep(name: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // It is asked for again.
  }
}

/** What was kept, or null. */
export function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}
