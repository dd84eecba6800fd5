import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFrom, isNumbered, normalisePath, numbered } from './paths.rules.ts';

const ADDRESS = /^\/([a-z0-9]+(-[a-z0-9]+)*\/)+$/;

describe('normalisePath', () => {
  it.each([
    ['/Men/Shirts', '/men/shirts/'],
    ['men//shirts///', '/men/shirts/'],
    [' /men/?page=2#top ', '/men/'],
    ['/%C3%A7ocuk/', '/çocuk/'],
    ['/a%2Fb%3Fc', '/a/b/'],
    ['/%zz/', '/%zz/'],
    ['/a%00b/', '/a\u{fffd}b/'],
    ['', '/'],
    ['///', '/'],
    ['/?a=1', '/'],
  ])('reads %j as %j', (given, path) => {
    expect(normalisePath(given)).toBe(path);
  });

  it('always makes what fits the columns, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webPath()), (given) => {
        const path = normalisePath(given);
        expect(path).toMatch(/^\/([^]*\/)?$/);
        expect(path).not.toContain('\0');
        expect(path.length).toBeLessThanOrEqual(1000);
      }),
    );
    expect(normalisePath(`/${'a/'.repeat(5000)}`).length).toBeLessThanOrEqual(1000);
  });
});

describe('addressFrom', () => {
  it.each([
    ['/men/shirts/', '/men/shirts/'],
    ['Erkek/Keten Gömlek', '/erkek/keten-gomlek/'],
    ['linen shirt', '/linen-shirt/'],
    ['//', null],
    ['!?/ - ', null],
  ])('writes %j as %j', (text, address) => {
    expect(addressFrom(text)).toBe(address);
  });

  it('always fits the column, a number behind it included', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 100 }), { maxLength: 12 }), (parts) => {
        const address = addressFrom(parts.join('/'));
        if (address === null) return;
        expect(address).toMatch(ADDRESS);
        expect(numbered(address, 1_000_000)).toMatch(ADDRESS);
        expect(numbered(address, 1_000_000).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

it('knows its own numbers', () => {
  expect([numbered('/shirt/', 1), numbered('/shirt/', 2)]).toEqual(['/shirt/', '/shirt-2/']);
  const paths = ['/shirt-2/', '/shirt-10/', '/shirt-1/', '/shirt-02/', '/shirt/', '/shirt-2/x/', '/shirts-2/'];
  expect(paths.filter((path) => isNumbered(path, '/shirt/'))).toEqual(['/shirt-2/', '/shirt-10/']);
});
