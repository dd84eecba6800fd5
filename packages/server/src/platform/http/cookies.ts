import type { FastifyReply } from 'fastify';

/** Reading and writing cookies. Only the names asked for are looked at; the rest of the header may be junk. */

/** The values of a cookie in the order sent; more than one means that the header cannot be trusted on that name. */
export function cookieValues(header: string | undefined, name: string): string[] {
  if (header === undefined || !header.includes(name)) return [];
  const values: string[] = [];
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) values.push(unquoted(part.slice(equals + 1).trim()));
  }
  return values;
}

/** The value of a cookie that was sent exactly once. */
export function singleCookie(header: string | undefined, name: string): string | null {
  const values = cookieValues(header, name);
  return values.length === 1 ? (values[0] ?? null) : null;
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

export interface CookieAttributes {
  readonly path: string;
  /** Seconds; 0 removes the cookie. */
  readonly maxAge: number;
  readonly httpOnly: boolean;
  readonly sameSite: 'Lax' | 'Strict' | 'None';
  readonly secure: boolean;
  readonly domain: string | null;
}

/** A `Set-Cookie` value. `value` must be free of `;`, blanks and quotes, as ours are by construction. */
export function serialiseCookie(name: string, value: string, attributes: CookieAttributes): string {
  return `${name}=${value}${attributesText(attributes)}`;
}

/** Writes one cookie again and again: all but the value is put together once. */
export function cookieWriter(
  name: string,
  attributes: Omit<CookieAttributes, 'secure'>,
): (value: string, secure: boolean) => string {
  const plain = attributesText({ ...attributes, secure: false });
  const secured = attributesText({ ...attributes, secure: true });
  return (value, secure) => `${name}=${value}${secure ? secured : plain}`;
}

function attributesText(attributes: CookieAttributes): string {
  let text = `; Path=${attributes.path}; Max-Age=${attributes.maxAge}`;
  if (attributes.maxAge === 0) text += '; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
  if (attributes.domain !== null) text += `; Domain=${attributes.domain}`;
  if (attributes.httpOnly) text += '; HttpOnly';
  if (attributes.secure) text += '; Secure';
  return `${text}; SameSite=${attributes.sameSite}`;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Cookies of this answer by name; a later one of the same name replaces an earlier. */
    outgoingCookies: Map<string, string> | null;
  }
}

/**
 * Sets a cookie on the answer. Clients take the first `Set-Cookie` of a name, so that a guest's cookie and the
 * login's must never both go out: they are gathered and written once, by `writeCookies`.
 */
export function setCookie(reply: FastifyReply, name: string, cookie: string): void {
  reply.outgoingCookies ??= new Map();
  reply.outgoingCookies.set(name, cookie);
}

/** Sends no cookie with this answer: the client keeps those that it has. */
export function withholdCookies(reply: FastifyReply): void {
  reply.outgoingCookies = null;
}

export function writeCookies(reply: FastifyReply): void {
  if (reply.outgoingCookies === null || reply.outgoingCookies.size === 0) return;
  reply.header('set-cookie', [...reply.outgoingCookies.values()]);
}
