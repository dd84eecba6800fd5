import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatAmount, parseAmount } from './money.ts';

it('reads what it writes', () => {
  const amounts = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
  fc.assert(fc.property(amounts, (minor) => parseAmount(formatAmount(minor)) === minor));
});

it('reads amounts with fewer decimals', () => {
  expect(['12', '12.5', '-0.05', '0012.50', '-0'].map((text) => parseAmount(text))).toEqual([1200, 1250, -5, 1250, 0]);
});

it.each(['', ' 1', '1 ', '+1', '--1', '1.', '.5', '1.234', '1,5', '1e3', '0x1', 'NaN', '١', '1\n', '12345678901'])(
  'takes %j for no amount',
  (text) => {
    expect(parseAmount(text)).toBeNull();
  },
);

it('takes as many digits as it is told to', () => {
  expect([parseAmount('123456789012.99', 12), parseAmount('1234567890123', 12)]).toEqual([12_345_678_901_299, null]);
});
