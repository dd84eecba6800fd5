import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTwoDecimals } from './currency.ts';
import { offsetOf, pageCount } from './page.ts';
import { normalisePhone } from './phone.ts';

describe('normalisePhone', () => {
  it.each([
    ['05551112233', '05551112233'],
    ['0555 111 22 33', '05551112233'],
    ['(0555) 111-22-33', '05551112233'],
    [' 0555\t111\u00a022\u200933\n', '05551112233'],
    ['+90 555 111 22 33', '+905551112233'],
    ['1202 555 0177', '12025550177'],
    ['()- ', ''],
    ['0555.111', '0555.111'],
  ])('reads %j as %j', (text, number) => {
    expect(normalisePhone(text)).toBe(number);
  });
});

describe('hasTwoDecimals', () => {
  it.each(['usd', 'eur', 'try', 'gbp'])('is true of %s', (code) => {
    expect(hasTwoDecimals(code)).toBe(true);
  });

  it.each(['jpy', 'kwd', 'bhd', 'clp', 'USD', 'us', 'usdd', '', 'u$d', 'tl'])('is false of %j', (code) => {
    expect(hasTwoDecimals(code)).toBe(false);
  });
});

describe('pages', () => {
  it.each([
    [0, 10, 1],
    [1, 10, 1],
    [10, 10, 1],
    [11, 10, 2],
    [27, 1000, 1],
    [1000, 1, 1000],
  ])('%i items in pages of %i fill %i', (total, size, pages) => {
    expect(pageCount(total, size)).toBe(pages);
  });

  it('cover every item once', () => {
    const sizes = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), sizes, (total, size) => {
        const number = pageCount(total, size);
        const offset = offsetOf({ number, size });
        expect(offset).toBeLessThan(total);
        expect(offset + size).toBeGreaterThanOrEqual(total);
        expect(offsetOf({ number: 1, size })).toBe(0);
      }),
    );
  });
});
