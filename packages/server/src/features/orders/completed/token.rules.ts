import type { Signer } from '../../../platform/crypto/index.ts';

/** An order as its token knows it. */
export interface CompletedOrder {
  readonly number: string;
  readonly placedAt: Date;
}

const PURPOSE = 'order-completed';
const SECOND_PURPOSE = 'order-completed-second';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The token in the path of an order's page: `<number as JSON in base64url>:<seconds in base 62>:<signature>`. The same for
 * every call: it is made of nothing but the order.
 */
export function completedToken(signer: Signer, { number, placedAt }: CompletedOrder): string {
  const value = `${Buffer.from(JSON.stringify(number)).toString('base64url')}:${toBase62(secondsOf(placedAt))}`;
  return `${value}:${signer.sign(PURPOSE, value)}`;
}

/** A second token, of 40 hex characters, which clients pass on and this server does not read. */
export function secondToken(signer: Signer, { number, placedAt }: CompletedOrder): string {
  return signer
    .digest(SECOND_PURPOSE, `${number}:${secondsOf(placedAt)}`)
    .toString('hex')
    .slice(0, 40);
}

/** The number of the order that a token was made for; null where it is not ours or too old. */
export function readCompletedToken(
  signer: Signer,
  token: string,
  { maxAgeSeconds, now }: { readonly maxAgeSeconds: number; readonly now: Date },
): string | null {
  const [, value = '', encoded = '', stamp = '', signature = ''] = FORM.exec(token) ?? [];
  if (value === '' || !signer.verify(PURPOSE, value, signature)) return null;
  if (secondsOf(now) - fromBase62(stamp) > maxAgeSeconds) return null;
  const number: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
  return typeof number === 'string' ? number : null;
}

const FORM = /^(([\w-]{1,60}):([0-9A-Za-z]{1,8})):([\w-]{43})$/;

function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function toBase62(value: number): string {
  const digit = DIGITS.charAt(value % 62);
  return value < 62 ? digit : toBase62(Math.floor(value / 62)) + digit;
}

function fromBase62(text: string): number {
  return Array.from(text).reduce((sum, digit) => sum * 62 + DIGITS.indexOf(digit), 0);
}
