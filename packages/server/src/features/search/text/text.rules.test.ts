import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, cleanText, distance, meantWord, textQuery, type Token } from './text.rules.ts';

const token = (given: Partial<Token>): Token => {
  return { chunk: 1, place: 1, word: 'linen', stems: ['linen'], exact: ['linen'], similar: [], ...given };
};

describe('cleanText', () => {
  it('drops what no word has, and is bounded', () => {
    expect(cleanText(' li\u0000nen\n shirt \ud800')).toBe('li nen  shirt');
    for (const nothing of [null, undefined, '', ' \t ', '\u0000', '\ud800']) expect(cleanText(nothing)).toBeNull();
    expect(cleanText('x'.repeat(10_000))).toHaveLength(200);
  });

  it('leaves nothing that PostgreSQL refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const text = cleanText(typed) ?? '';
        expect(text.isWellFormed() && !text.includes('\u0000') && text.length <= 200).toBe(true);
        expect(chunksOf(text).length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('distance', () => {
  it.each([
    ['shirt', 'shirt', 0],
    ['shrit', 'shirt', 1],
    ['shirts', 'shirt', 1],
    ['shit', 'shirt', 1],
    ['short', 'shirt', 1],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ])('from %s to %s is %i', (from, to, expected) => {
    expect(distance(from, to)).toBe(expected);
    expect(distance(to, from)).toBe(expected);
  });
});

describe('meantWord', () => {
  const similar = (word: string, uses = 1) => ({ word, stem: word, uses });

  it('takes the nearest, then the commonest', () => {
    const near = [similar('liners'), similar('line'), similar('linen')];
    expect(meantWord(token({ word: 'linne', similar: near }))?.word).toBe('line');
    expect(meantWord(token({ word: 'linne', similar: [...near, similar('linnet', 9)] }))?.word).toBe('linnet');
  });

  it('allows one slip in a short word and two in a longer one', () => {
    expect(meantWord(token({ word: 'lxnxn', similar: [similar('linen')] }))).toBeNull();
    expect(meantWord(token({ word: 'troxsxrs', similar: [similar('trousers')] }))?.word).toBe('trousers');
  });
});

describe('textQuery', () => {
  it('wants every chunk, as words, together or as a code', () => {
    const tokens = [
      token({ word: 't', stems: ['t'], exact: ['t'] }),
      token({ place: 2, word: 'shirt', stems: ['shirt'], exact: ['shirt'] }),
      token({ place: 0, word: 'tshirt', stems: ['tshirt'], exact: ['tshirt'] }),
      token({ chunk: 2 }),
    ];
    expect(textQuery('en', 'T-Shirt linen', tokens).match).toBe(
      `(('en/t' & 'en/shirt' | 'en/tshirt' | '#t-shirt') & ('en/linen' | '#linen') | '#t-shirt linen')`,
    );
  });

  it('quotes whatever it is made of', () => {
    expect(textQuery('en', `a'b\\c`, []).match).toBe(`'#a''b\\\\c'`);
  });
});
