import { timingSafeEqual } from 'node:crypto';
import { ALPHANUMERIC, type Random } from '../random/index.ts';

/**
 * CSRF tokens as Django masks them: 64 characters of `a-zA-Z0-9`, the first half a random mask, the second half the
 * secret shifted by it. Any mask of the same secret matches; a bare 32-character secret is accepted too.
 * Wire: docs/protocol/csrf.md.
 */

const SECRET_LENGTH = 32;
const SHAPE = /^(?:[a-zA-Z0-9]{32}|[a-zA-Z0-9]{64})$/;
// By character code. It is read 64 times for each token, and a map takes twice as long.
const POSITIONS = new Uint8Array(128);
for (let index = 0; index < ALPHANUMERIC.length; index++) POSITIONS[ALPHANUMERIC.charCodeAt(index)] = index;

export function isCsrfToken(text: string): boolean {
  return SHAPE.test(text);
}

/** A token with a new secret. */
export function newCsrfToken(random: Random): string {
  return random.text(2 * SECRET_LENGTH, ALPHANUMERIC);
}

/** Another token of the same secret. */
export function remaskCsrfToken(token: string, random: Random): string {
  const secret = secretOf(token);
  const mask = random.text(SECRET_LENGTH, ALPHANUMERIC);
  return mask + shift(secret, mask, 1);
}

/** Whether both are well-formed tokens of one secret, compared in constant time. */
export function csrfTokensMatch(one: string, other: string): boolean {
  if (!isCsrfToken(one) || !isCsrfToken(other)) return false;
  return timingSafeEqual(Buffer.from(secretOf(one)), Buffer.from(secretOf(other)));
}

function secretOf(token: string): string {
  if (token.length === SECRET_LENGTH) return token;
  return shift(token.slice(SECRET_LENGTH), token.slice(0, SECRET_LENGTH), -1);
}

function shift(text: string, mask: string, direction: 1 | -1): string {
  const size = ALPHANUMERIC.length;
  const shifted = Buffer.allocUnsafe(SECRET_LENGTH);
  for (let index = 0; index < SECRET_LENGTH; index++) {
    const place = (position(text, index) + direction * position(mask, index) + size) % size;
    shifted[index] = ALPHANUMERIC.charCodeAt(place);
  }
  return shifted.toString('latin1');
}

function position(text: string, index: number): number {
  return POSITIONS[text.charCodeAt(index)] ?? 0;
}
