import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from './slug.ts';

describe('slugify', () => {
  it.each([
    ['Linen Shirt, Navy', 'linen-shirt-navy'],
    ['IŞIL ışıl İğne Çörek Öğün Ünlü', 'isil-isil-igne-corek-ogun-unlu'],
    ['Straße & Größe', 'strasse-grosse'],
    ['Smørrebrød på Ærø, Åland', 'smorrebrod-pa-aero-aland'],
    ['Łódź – Kraków', 'lodz-krakow'],
    ['Рубашка', 'rubashka'],
    ['Πουκάμισο', 'poykamiso'],
    ["Men's 100% --- Cotton!", 'mens-100-cotton'],
    ['  a__b..c//d  ', 'a-b-c-d'],
    ['c\u0327a', 'ca'],
    ['!?', ''],
    ['', ''],
    ['\ud800', ''],
  ])('writes %j as %j', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('ends with a letter or digit where it is cut', () => {
    expect(slugify(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
    expect(slugify('b'.repeat(200))).toBe('b'.repeat(80));
  });

  it('always makes what storefronts look up, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});
