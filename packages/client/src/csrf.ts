import { cookieOf } from './cookies.ts';
import { pageCookies, pageOrigin } from './environment.ts';
import { toldOf } from './failures.ts';
import type { Call, Csrf, Session } from './session.ts';
import { inStorage } from './storage.ts';

const COOKIE = 'csrftoken';

/** Fetches a token, which sets the cookie as well; until the signal says that nobody waits for it any more. */
export type Ask = (session: Session, signal: AbortSignal) => Promise<string>;

interface Asking {
  readonly token: Promise<string>;
  readonly controller: AbortController;
  waiters: number;
}

/** For one customer: clients with one jar share it. */
export function createCsrf(ask: Ask): Csrf {
  // Where cookies cannot be read (another origin, React Native) the token is kept from the answer.
  let remembered: string | null = null;
  let asking: Asking | null = null;
  const asked = async (call: Call) => {
    const shared = (asking ??= begin(ask, call.session));
    shared.waiters += 1;
    try {
      return (remembered = await call.deadline.guard(shared.token));
    } catch (error) {
      throw toldOf(call.operation, error);
    } finally {
      shared.waiters -= 1;
      if (shared.waiters === 0) {
        shared.controller.abort();
        asking = null;
      }
    }
  };
  const known = async (call: Call) => (await tokenInCookies(call)) ?? remembered;
  return {
    asked,
    token: async (call) => (await known(call)) ?? asked(call),
    renewed: async (call, refused) => {
      const now = await known(call);
      return now === null || now === refused ? asked(call) : now;
    },
    forget: () => {
      remembered = null;
    },
  };
}

function begin(ask: Ask, session: Session): Asking {
  const controller = new AbortController();
  return { token: ask(session, controller.signal), controller, waiters: 0 };
}

async function tokenInCookies(call: Call): Promise<string | null> {
  const { baseUrl, jar } = call.session.settings;
  if (jar !== undefined) return cookieOf(await inStorage(call, () => jar.header(`${baseUrl}/`)), COOKIE);
  const cookies = pageCookies();
  return cookies !== null && isOwnOrigin(baseUrl) ? cookieOf(cookies, COOKIE) : null;
}

/** Of another origin the page has no cookies, and what it has by that name is somebody else's. */
function isOwnOrigin(baseUrl: string): boolean {
  const origin = pageOrigin();
  return !/^https?:/.test(baseUrl) || baseUrl === origin || baseUrl.startsWith(`${String(origin)}/`);
}
