import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import { isSecure } from './addresses.ts';
import { cookieWriter, setCookie } from './cookies.ts';
import type { CsrfCookieReason, SessionCookieReason } from './decisions.ts';

/** The session and CSRF cookies as the configuration shapes them (Wire: docs/protocol/sessions.md, "Cookies"). */
export interface SessionCookies {
  /** Name of the session cookie. */
  readonly name: string;
  send(request: FastifyRequest, reply: FastifyReply, key: string, why: SessionCookieReason): void;
  /** Sends the CSRF token, and the same value under the name that the published curl line looks for. */
  sendCsrf(request: FastifyRequest, reply: FastifyReply, token: string, why: CsrfCookieReason): void;
}

export const CSRF_COOKIE = 'csrftoken';
export const QUICK_START_COOKIE = 'csrf_token';
const CSRF_AGE = 31_449_600;

export function sessionCookies(config: Config): SessionCookies {
  const name = config.sessionCookieName;
  const shared = { sameSite: config.sessionCookieSameSite, domain: config.sessionCookieDomain };
  const csrf = { ...shared, maxAge: CSRF_AGE, httpOnly: false };
  const session = cookieWriter(name, { ...shared, path: '/', maxAge: config.sessionAge, httpOnly: true });
  const csrfToken = cookieWriter(CSRF_COOKIE, { ...csrf, path: '/' });
  const quickStart = cookieWriter(QUICK_START_COOKIE, { ...csrf, path: '/csrf_token/' });
  return {
    name,
    send: (request, reply, key, why) => {
      if (request.decisions !== null) request.decisions.sessionCookie = why;
      setCookie(reply, name, session(key, isSecure(config, request)));
    },
    sendCsrf: (request, reply, token, why) => {
      if (request.decisions !== null) request.decisions.csrfCookie = why;
      const secure = isSecure(config, request);
      setCookie(reply, CSRF_COOKIE, csrfToken(token, secure));
      setCookie(reply, QUICK_START_COOKIE, quickStart(token, secure));
    },
  };
}
