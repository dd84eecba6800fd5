import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHANUMERIC, type Random, systemRandom } from '../random/index.ts';
import { csrfTokensMatch, isCsrfToken, newCsrfToken, remaskCsrfToken } from './csrf-tokens.ts';

const random = systemRandom();
const LETTERS = Array.from(ALPHANUMERIC);
const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: length, maxLength: length });
const secrets = letters(32);
const masks = letters(32);

/** Draws the given text instead of a random one. */
const drawing = (text: string): Random => ({ ...random, text: () => text });

/** Django's masking, written down a second time. */
function masked(secret: string, mask: string): string {
  const place = (text: string, index: number) => ALPHANUMERIC.indexOf(text.charAt(index));
  const shifted = Array.from({ length: 32 }, (_, index) =>
    ALPHANUMERIC.charAt((place(secret, index) + place(mask, index)) % ALPHANUMERIC.length),
  );
  return mask + shifted.join('');
}

describe('CSRF tokens', () => {
  it('are masked as Django masks them', () => {
    // By hand: the first letter of the alphabet shifts nothing, and behind the last comes the first again.
    expect(masked('b'.repeat(32), 'a'.repeat(32))).toBe('a'.repeat(32) + 'b'.repeat(32));
    expect(masked('9'.repeat(32), 'b'.repeat(32))).toBe('b'.repeat(32) + 'a'.repeat(32));
    fc.assert(
      fc.property(secrets, masks, (secret, mask) => {
        expect(remaskCsrfToken(secret, drawing(mask))).toBe(masked(secret, mask));
      }),
    );
  });

  it('keep their secret over any number of masks', () => {
    fc.assert(
      fc.property(secrets, fc.array(masks, { minLength: 1, maxLength: 5 }), (secret, drawn) => {
        const token = drawn.reduce((one, mask) => remaskCsrfToken(one, drawing(mask)), secret);
        expect(token).toBe(masked(secret, drawn.at(-1) ?? ''));
        expect(isCsrfToken(token)).toBe(true);
      }),
    );
  });

  it('match under any two masks, and bare, whichever comes first', () => {
    fc.assert(
      fc.property(secrets, masks, masks, (secret, one, other) => {
        const forms = [secret, masked(secret, one), masked(secret, other)];
        for (const left of forms) for (const right of forms) expect(csrfTokensMatch(left, right)).toBe(true);
      }),
    );
  });

  it('of different secrets never match, under no masks', () => {
    fc.assert(
      fc.property(secrets, secrets, masks, masks, (secret, other, one, two) => {
        fc.pre(secret !== other);
        for (const left of [secret, masked(secret, one)]) {
          for (const right of [other, masked(other, two)]) expect(csrfTokensMatch(left, right)).toBe(false);
        }
      }),
    );
  });

  it('never match once a single letter is another', () => {
    const place = fc.nat({ max: 63 });
    fc.assert(
      fc.property(letters(64), place, fc.constantFrom(...LETTERS), (token, index, letter) => {
        fc.pre(token.charAt(index) !== letter);
        const changed = token.slice(0, index) + letter + token.slice(index + 1);
        expect(csrfTokensMatch(token, changed)).toBe(false);
      }),
    );
  });

  it('are 32 or 64 letters and digits, and nothing else is one or matches itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 70 })), (text) => {
        const wellFormed = /^[a-zA-Z0-9]+$/.test(text) && (text.length === 32 || text.length === 64);
        expect(isCsrfToken(text)).toBe(wellFormed);
        expect(csrfTokensMatch(text, text)).toBe(wellFormed);
      }),
    );
    for (const ending of ['\n', '\r', ' ', '\0']) expect(isCsrfToken('a'.repeat(64) + ending)).toBe(false);
  });

  it('are new each time', () => {
    const tokens = Array.from({ length: 500 }, () => newCsrfToken(random));
    expect(tokens.every(isCsrfToken)).toBe(true);
    expect(new Set(tokens).size).toBe(500);
    expect(tokens.filter((token) => tokens.some((one) => one !== token && csrfTokensMatch(one, token)))).toEqual([]);
  });
});
