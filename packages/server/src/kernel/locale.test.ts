import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negotiateLanguage, primaryTag } from './locale.ts';

const SHOP = ['en', 'tr'];

describe('primaryTag', () => {
  it.each([
    ['tr', 'tr'],
    ['tr-TR', 'tr'],
    ['TR_tr', 'tr'],
    [' en-us ', 'en'],
    ['zh-Hant-TW', 'zh'],
    ['', ''],
    ['-', ''],
  ])('of %j is %j', (code, tag) => {
    expect(primaryTag(code)).toBe(tag);
  });
});

describe('negotiateLanguage', () => {
  it.each<[string | undefined, string | null]>([
    [undefined, null],
    ['', null],
    ['tr', 'tr'],
    ['tr-tr', 'tr'],
    ['en-us', 'en'],
    ['TR-TR,tr;q=0.9,en-US;q=0.8,en;q=0.7', 'tr'],
    ['en;q=0.5, tr;q=0.8', 'tr'],
    ['en;q=0.8;x=1, tr;q=0.8', 'en'],
    ['de, fr;q=0.9', null],
    ['de, tr;q=0.1', 'tr'],
    ['*', null],
    ['*, tr;q=0.5', 'tr'],
    ['tr;q=0', null],
    ['tr;q=0.0, en;q=0.001', 'en'],
    ['tr;q=, en;q=0.1', 'en'],
    ['tr; q=0.2 , en ;q=0.9', 'en'],
    ['tr;q=abc', 'tr'],
    ['undefined', null],
    ['null', null],
    [',,;;=', null],
    ['trk', null],
    ['t', null],
    [`tr${' '.repeat(600)}`, null],
  ])('reads %j as %j', (header, language) => {
    expect(negotiateLanguage(header, SHOP)).toBe(language);
  });

  it('answers a language of the shop or none, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect([null, ...SHOP]).toContain(negotiateLanguage(header, SHOP));
      }),
    );
  });
});
