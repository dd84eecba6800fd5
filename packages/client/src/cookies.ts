/** Cookies of one customer, outside of browsers: `createJar` of `@arasta/client/node`, or one of your own. */
export interface Jar {
  /** The `Cookie` header for an address; empty for none. */
  header(url: string): string | Promise<string>;
  /** Keeps what an answer's `Set-Cookie` headers say. */
  store(url: string, setCookie: string[]): void | Promise<void>;
}

/** The value of a cookie in a `Cookie` header or in `document.cookie`. */
export function cookieOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** Whose value a `Set-Cookie` header sets. */
export function cookieNameOf(setCookie: string): string {
  return setCookie.slice(0, setCookie.search(/[=;]|$/)).trim();
}

/** The `Set-Cookie` headers of an answer, one by one. */
export function setCookiesOf(headers: Headers): string[] {
  const own: unknown = Reflect.get(headers, 'getSetCookie');
  if (typeof own === 'function') return headers.getSetCookie();
  // An older fetch joins them by commas, which dates hold too.
  return headers.get('set-cookie')?.split(/,\s*(?=[^;,=\s]+=)/) ?? [];
}
