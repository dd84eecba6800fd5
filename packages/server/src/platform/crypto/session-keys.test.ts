import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWER_ALPHANUMERIC, systemRandom } from '../random/index.ts';
import { keyHash, sessionKeys } from './session-keys.ts';

const random = systemRandom();
const secret = fc.string({ minLength: 32, maxLength: 64 });
const keys = sessionKeys(['a-secret-key-a-secret-key-a-secret'], random);

describe('session keys', () => {
  it('are known to whoever made them, whatever the secret', () => {
    fc.assert(
      fc.property(secret, (text) => {
        const own = sessionKeys([text], random);
        const key = own.create();
        expect(key).toMatch(/^[a-z0-9]{32}$/);
        expect(own.isOurs(key)).toBe(true);
      }),
    );
  });

  it('are known under a former secret, and strange under another', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(secret, { minLength: 4, maxLength: 4 }),
        ([present = '', former = '', older = '', foreign = '']) => {
          const own = sessionKeys([present, former, older], random);
          for (const text of [present, former, older])
            expect(own.isOurs(sessionKeys([text], random).create())).toBe(true);
          expect(own.isOurs(sessionKeys([foreign], random).create())).toBe(false);
        },
      ),
    );
  });

  it('are made under the present secret only', () => {
    const key = sessionKeys(['present-secret', 'former-secret'], random).create();
    expect(sessionKeys(['present-secret'], random).isOurs(key)).toBe(true);
    expect(sessionKeys(['former-secret'], random).isOurs(key)).toBe(false);
  });

  it('are strange once a single character is another', () => {
    fc.assert(
      fc.property(fc.nat({ max: 31 }), fc.constantFrom(...Array.from(LOWER_ALPHANUMERIC)), (index, letter) => {
        const key = keys.create();
        fc.pre(key.charAt(index) !== letter);
        expect(keys.isOurs(key.slice(0, index) + letter + key.slice(index + 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are strange in any other shape', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(keys.isOurs(text)).toBe(false);
        expect(keys.isOurs(keys.create() + text)).toBe(text === '');
        expect(keys.isOurs(text + keys.create())).toBe(text === '');
      }),
    );
    const key = keys.create();
    for (const ending of ['\n', '\r', ' ', '\0']) expect(keys.isOurs(key + ending)).toBe(false);
  });

  it('cannot be made up: of 20,000 well-formed guesses none is ours', () => {
    const guesses = Array.from({ length: 20_000 }, () => random.text(32, LOWER_ALPHANUMERIC));
    expect(guesses.filter((guess) => keys.isOurs(guess))).toEqual([]);
  });

  it('are new each time, in their random part', () => {
    const made = Array.from({ length: 1000 }, () => keys.create().slice(0, 25));
    expect(new Set(made).size).toBe(1000);
  });

  it('use every letter in every place, the tag included', () => {
    const made = Array.from({ length: 5000 }, () => keys.create());
    for (let index = 0; index < 32; index++) expect(new Set(made.map((key) => key.charAt(index))).size).toBe(36);
  });

  it('are stored as their SHA-256', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(keyHash(text).equals(createHash('sha256').update(text).digest())).toBe(true);
      }),
    );
  });
});
