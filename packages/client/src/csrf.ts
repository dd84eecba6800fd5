import { cookieOf } from './cookies.ts';
import { pageCookies, pageOrigin } from './environment.ts';
import type { Settings } from './settings.ts';

const COOKIE = 'csrftoken';

/** The CSRF token of one customer: clients with one jar share it. */
export interface Csrf {
  /** The token to send; asked for only where there is none yet, once for all who wait. */
  token(): Promise<string>;
  /** Another token than the one that was refused. */
  renewed(refused: string): Promise<string>;
  /** What was asked for counts no more. */
  forget(): void;
}

/** `ask` fetches a token, which sets the cookie as well. */
export function createCsrf(settings: Settings, ask: () => Promise<string>): Csrf {
  // Where cookies cannot be read (another origin, React Native) the token is kept from the answer.
  let remembered: string | null = null;
  let asking: Promise<string> | null = null;
  const fetchOnce = () =>
    (asking ??= ask()
      .then((token) => (remembered = token))
      .finally(() => {
        asking = null;
      }));
  const known = async () => (await tokenInCookies(settings)) ?? remembered;
  return {
    token: async () => (await known()) ?? fetchOnce(),
    renewed: async (refused) => {
      const now = await known();
      return now === null || now === refused ? fetchOnce() : now;
    },
    forget: () => {
      remembered = null;
    },
  };
}

async function tokenInCookies({ baseUrl, jar }: Settings): Promise<string | null> {
  if (jar !== undefined) return cookieOf(await jar.header(`${baseUrl}/`), COOKIE);
  const cookies = pageCookies();
  return cookies !== null && isOwnOrigin(baseUrl) ? cookieOf(cookies, COOKIE) : null;
}

/** Of another origin the page has no cookies, and what it has by that name is somebody else's. */
function isOwnOrigin(baseUrl: string): boolean {
  const origin = pageOrigin();
  return !/^https?:/.test(baseUrl) || baseUrl === origin || baseUrl.startsWith(`${String(origin)}/`);
}
