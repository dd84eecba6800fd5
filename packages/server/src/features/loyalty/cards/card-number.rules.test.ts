import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../platform/random/index.ts';
import { checkDigit, newCardNumber } from './card-number.rules.ts';

const isRight = (number: string) => checkDigit(number.slice(0, -1)) === number.at(-1);

describe('a card number', () => {
  // The example of ISO/IEC 7812-1, annex B, and a number known from handbooks.
  it.each([
    ['1789372997', '4'],
    ['7992739871', '3'],
    ['000000000000000', '0'],
  ])('%s has the check digit %s', (payload, digit) => {
    expect(checkDigit(payload)).toBe(digit);
  });

  it('has 16 digits that begin with no zero, and is another each time', () => {
    const random = systemRandom();
    const numbers = Array.from({ length: 500 }, () => newCardNumber(random));
    for (const number of numbers) {
      expect(number).toMatch(/^[1-9][0-9]{15}$/);
      expect(isRight(number)).toBe(true);
    }
    expect(new Set(numbers).size).toBe(500);
  });

  it('is wrong with any one digit mistyped', () => {
    const random = systemRandom();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (place, slip) => {
        const number = newCardNumber(random);
        const mistyped = String((Number(number[place]) + slip) % 10);
        expect(isRight(number.slice(0, place) + mistyped + number.slice(place + 1))).toBe(false);
      }),
    );
  });
});
