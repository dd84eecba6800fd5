import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import { isSecure } from './addresses.ts';
import { serialiseCookie, setCookie } from './cookies.ts';

/** The session and CSRF cookies as the configuration shapes them (Wire: docs/protocol/sessions.md, "Cookies"). */
export interface SessionCookies {
  /** Name of the session cookie. */
  readonly name: string;
  send(request: FastifyRequest, reply: FastifyReply, key: string): void;
  /** Sends the CSRF token, and the same value under the name that the published curl line looks for. */
  sendCsrf(request: FastifyRequest, reply: FastifyReply, token: string): void;
}

export const CSRF_COOKIE = 'csrftoken';
const QUICK_START_COOKIE = 'csrf_token';
const CSRF_AGE = 31_449_600;

export function sessionCookies(config: Config): SessionCookies {
  const name = config.sessionCookieName;
  const shared = { sameSite: config.sessionCookieSameSite, domain: config.sessionCookieDomain };
  return {
    name,
    send: (request, reply, key) => {
      const attributes = { ...shared, path: '/', maxAge: config.sessionAge, httpOnly: true };
      setCookie(reply, name, serialiseCookie(name, key, { ...attributes, secure: isSecure(config, request) }));
    },
    sendCsrf: (request, reply, token) => {
      const attributes = { ...shared, maxAge: CSRF_AGE, httpOnly: false, secure: isSecure(config, request) };
      setCookie(reply, CSRF_COOKIE, serialiseCookie(CSRF_COOKIE, token, { ...attributes, path: '/' }));
      const quickStart = serialiseCookie(QUICK_START_COOKIE, token, { ...attributes, path: '/csrf_token/' });
      setCookie(reply, QUICK_START_COOKIE, quickStart);
    },
  };
}
