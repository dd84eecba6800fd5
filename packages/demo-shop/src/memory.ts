// What a browser keeps of the shop. Without storage (private windows, a full disk) nothing is kept, and nothing breaks.
const PREFIX = 'arasta.';

/** What was remembered under the name, or null. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remembers a text under the name. */
export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The next visit starts anew.
  }
}

/** Calls when another tab remembers something under the name. */
export function whenRemembered(name: string, act: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === PREFIX + name) act();
  });
}
