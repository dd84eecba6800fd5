import type { Caller } from '../../platform/http/index.ts';

/** The basket that calls mean where they name none. */
export const MAIN = 'main';

/** Whether a text can be the name of a basket. */
export function isNamespace(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,39}$/.test(text);
}

/** Which of the caller's baskets is meant: the one named, else the one the session chose. */
export function namespaceOf(caller: Pick<Caller, 'session'>, named: string | null): string {
  return named ?? caller.session?.basketNamespace ?? MAIN;
}
