import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config/index.ts';
import { hosts, isSecure, serialiseCookie, setCookie, singleCookie } from '../../../platform/http/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import { ATTEMPT_SECONDS, newBrowserSecret, readBrowserSecret } from './attempt.rules.ts';
import { baseOf } from './callbacks.rules.ts';

/** What the browser keeps of a sign-in, and where it is. */

interface BrowserDeps {
  readonly config: Config;
  readonly random: Random;
}

/** The address under which the browser sees a request. */
export function whereabouts({ config }: Pick<BrowserDeps, 'config'>, request: FastifyRequest): string {
  const { headers } = request;
  const asked = { forwardedHost: headers['x-forwarded-host']?.toString(), host: headers.host };
  return baseOf({ config, hosts: hosts(config) }, { ...asked, isSecure: isSecure(config, request) });
}

const SECRET_COOKIE = 'social_login';

// Host-only, whatever the session cookie's domain; `Lax`, because browsers come back from another site.
const ATTRIBUTES = { path: '/', sameSite: 'Lax', domain: null } as const;

export function browserSecret(request: FastifyRequest): string | null {
  return readBrowserSecret(singleCookie(request.headers.cookie, SECRET_COOKIE));
}

/** The browser's secret, for ten more minutes; all of its tabs have the same. */
export function keepBrowserSecret(deps: BrowserDeps, request: FastifyRequest, reply: FastifyReply): string {
  const secret = browserSecret(request) ?? newBrowserSecret(deps.random);
  const attributes = { ...ATTRIBUTES, maxAge: ATTEMPT_SECONDS, httpOnly: true };
  const cookie = serialiseCookie(SECRET_COOKIE, secret, { ...attributes, secure: isSecure(deps.config, request) });
  setCookie(reply, SECRET_COOKIE, cookie);
  return secret;
}

const MESSAGES_COOKIE = 'messages';
const MESSAGE_SECONDS = 300;
const LEVELS = { success: 25, error: 40 } as const;

/**
 * Leaves a message for the storefront's next page, as Django writes them. The published client reads the cookie's value
 * unescaped, and deletes it for its own host only.
 */
export function leaveMessage(
  { config }: Pick<BrowserDeps, 'config'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { level, text }: { level: keyof typeof LEVELS; text: string },
): void {
  const value = encodeURIComponent(JSON.stringify([['__json_message', 0, LEVELS[level], text]])).replaceAll("'", '%27');
  const attributes = { ...ATTRIBUTES, maxAge: MESSAGE_SECONDS, httpOnly: false };
  setCookie(
    reply,
    MESSAGES_COOKIE,
    serialiseCookie(MESSAGES_COOKIE, value, { ...attributes, secure: isSecure(config, request) }),
  );
}
