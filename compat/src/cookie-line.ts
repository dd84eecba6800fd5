export interface CookieOptions {
  readonly expires?: Date;
  readonly secure?: boolean;
  readonly sameSite?: string;
}

/** One `Set-Cookie` line as Next writes it. */
export function cookieLine(name: string, value: string, options: CookieOptions = {}): string {
  const parts = [`${name}=${value}`, 'Path=/'];
  if (options.expires) parts.push(`Expires=${options.expires.toUTCString()}`);
  if (options.secure) parts.push('Secure');
  if (options.sameSite) parts.push(`SameSite=${options.sameSite}`);
  return parts.join('; ');
}

/**
 * Next takes a joined `Set-Cookie` header apart again before it answers the browser. The commas inside an `Expires`
 * date are followed by a day and a blank, never by a name and an equals sign.
 */
export function splitCookieHeader(joined: string): string[] {
  return joined.split(/,\s*(?=[^;=,\s]+=)/);
}
