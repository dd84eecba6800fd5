import { describe, expect, it } from 'vitest';
import { folded, searchText } from './names.rules.ts';

describe('folding', () => {
  it.each(['İstanbul', 'istanbul', 'ISTANBUL', 'ıstanbul', 'Istanbul', 'İSTANBUL', ' Ístanbul '])(
    'makes %j plain',
    (name) => {
      expect(folded(name)).toBe('istanbul');
    },
  );

  it.each([
    ['Şanlıurfa', 'sanliurfa'],
    ['ÇANKIRI', 'cankiri'],
    ['Iğdır', 'igdir'],
    ['Muğla', 'mugla'],
    ['Köln', 'koln'],
    ['São  Paulo', 'sao paulo'],
    ['S\u0327irnak', 'sirnak'],
    ['a\0b', 'ab'],
    ['\u0301', ''],
  ])('makes %j %j', (name, plain) => {
    expect(folded(name)).toBe(plain);
  });
});

it('searches all names of a place, each once', () => {
  expect(searchText('München', { en: 'Munich', tr: 'Münih', de: 'München' })).toBe('munchen\nmunich\nmunih');
  expect(searchText('İzmir', null)).toBe('izmir');
});
