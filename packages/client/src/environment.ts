// The one file that touches what is around the client: scripts of a page, timers, chance.

/** The page's cookies as it may read them; null where there is no page. */
export function pageCookies(): string | null {
  const page: unknown = Reflect.get(globalThis, 'document');
  const text: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'cookie') : undefined;
  return typeof text === 'string' ? text : null;
}

/** The origin of the page; null where there is none. */
export function pageOrigin(): string | null {
  const place: unknown = Reflect.get(globalThis, 'location');
  const origin: unknown = typeof place === 'object' && place !== null ? Reflect.get(place, 'origin') : undefined;
  return typeof origin === 'string' ? origin : null;
}

/** @throws TypeError where there is no such address; a page completes one by its own */
export function assertAddress(url: string): void {
  if (pageOrigin() === null || /^https?:/.test(url)) new URL(url);
}

/** A key that nobody else has: of the platform, where it has any (pages without https and React Native have none). */
export function freshKey(): string {
  const platform: unknown = Reflect.get(globalThis, 'crypto');
  const own: unknown = typeof platform === 'object' && platform !== null ? Reflect.get(platform, 'randomUUID') : null;
  if (typeof own === 'function') return crypto.randomUUID();
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join('-');
}

/** A number from 0 to 1, so that clients that failed together do not come back together. */
export function chance(): number {
  return Math.random();
}

/** The platform's own fetch, looked up at each call. */
export const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
