import type { SeenRequest } from '../requests/seen-request.ts';

/** What happens while a page is open. `changed`: jobs, messages or switches may be others than before. */
export type LiveEvent = { readonly kind: 'request'; readonly request: SeenRequest } | { readonly kind: 'changed' };

type Hear = (event: LiveEvent) => void;

/** Pages that are open and want to be told. */
export interface Listeners {
  /** Null where there are too many already, or the server is about to end. */
  join(listener: { readonly hear: Hear; readonly end: () => void }): (() => void) | null;
  tell(event: LiveEvent): void;
  count(): number;
  /** Ends all, and takes no more. */
  close(): void;
}

const MOST = 20;

export function listeners(): Listeners {
  const joined = new Set<{ readonly hear: Hear; readonly end: () => void }>();
  let isClosed = false;
  return {
    join: (listener) => {
      if (isClosed || joined.size >= MOST) return null;
      joined.add(listener);
      return () => joined.delete(listener);
    },
    tell: (event) => {
      for (const { hear } of joined) hear(event);
    },
    count: () => joined.size,
    close: () => {
      isClosed = true;
      for (const { end } of joined) end();
      joined.clear();
    },
  };
}
