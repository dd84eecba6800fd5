import type { Caller } from '../../platform/http/index.ts';

/** The basket that calls mean where they name none. */
export const MAIN = 'main';

/** Which of the caller's baskets is meant: the one named, else the one the session chose. */
export function namespaceOf(caller: Pick<Caller, 'session'>, named: string | null): string {
  return named ?? caller.session?.basketNamespace ?? MAIN;
}
