/** Cookies for servers: one jar for each customer (README.md, "On a server"). */
import { CookieJar } from 'tough-cookie';
import type { Jar } from './cookies.ts';

/** A customer's cookies, to be kept between requests. */
export interface CustomerJar extends Jar {
  /** All of it as a text, for a session of your own; give it to `createJar` again. */
  serialize(): string;
}

/** Makes an empty jar, or one with what another had. */
export function createJar(serialized?: string): CustomerJar {
  const jar = serialized === undefined ? new CookieJar() : CookieJar.deserializeSync(serialized);
  return {
    header: (url) => jar.getCookieString(trusted(url)),
    store: async (url, setCookie) => {
      for (const cookie of setCookie) {
        await jar.setCookie(ofHost(url, cookie), trusted(url), { ignoreError: true });
      }
    },
    serialize: () => JSON.stringify(jar.serializeSync()),
  };
}

/**
 * A shop behind https marks its cookies as secure. Servers reach it by plain http inside of their network: the address
 * is the one they were given, and no page leads this jar to another.
 */
function trusted(url: string): string {
  return url.replace(/^http:/, 'https:');
}

/** Likewise with a domain that is the shop's outside, and not here: the cookie is then this address's alone. */
function ofHost(url: string, setCookie: string): string {
  const { hostname } = new URL(url);
  return setCookie.replace(/;\s*domain\s*=\s*\.?([^;]*)/gi, (attribute, domain: string) => {
    const named = domain.trim().toLowerCase();
    return hostname === named || hostname.endsWith(`.${named}`) ? attribute : '';
  });
}
