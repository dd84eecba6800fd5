import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config/index.ts';
import { isSecure, serialiseCookie, setCookie, singleCookie } from '../../../platform/http/index.ts';

/** Cookies of the desk: for its pages only, apart from those of the shop. */

const SESSION = { name: 'arasta_desk', path: '/desk/' } as const;
const LOGIN = { name: 'arasta_desk_login', path: '/desk/login/' } as const;
const LOGIN_SECONDS = 3600;

interface Sending {
  readonly config: Config;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Cookie {
  readonly name: string;
  readonly path: string;
  readonly value: string;
  /** Seconds. */
  readonly maxAge: number;
}

function send({ config, request, reply }: Sending, { name, path, value, maxAge }: Cookie): void {
  const attributes = { path, maxAge, httpOnly: true, sameSite: 'Lax', domain: null } as const;
  setCookie(reply, name, serialiseCookie(name, value, { ...attributes, secure: isSecure(config, request) }));
}

/** The key of a staff session; null where none, or more than one, was sent. */
export function staffKeyOf({ headers }: FastifyRequest): string | null {
  return singleCookie(headers.cookie, SESSION.name) || null;
}

export function sendStaffKey(sending: Sending, key: string): void {
  send(sending, { ...SESSION, value: key, maxAge: sending.config.staffSessionSeconds });
  send(sending, { ...LOGIN, value: '', maxAge: 0 });
}

export function clearStaffKey(sending: Sending): void {
  send(sending, { ...SESSION, value: '', maxAge: 0 });
}

/** What ties a login form to the browser that asked for it. */
export function loginSecretOf({ headers }: FastifyRequest): string | null {
  const value = singleCookie(headers.cookie, LOGIN.name);
  return value !== null && /^[a-z0-9]{32}$/.test(value) ? value : null;
}

export function sendLoginSecret(sending: Sending, secret: string): void {
  send(sending, { ...LOGIN, value: secret, maxAge: LOGIN_SECONDS });
}

export { LOGIN_SECONDS };
