import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtLinks, linksIn } from './links.rules.ts';

test.each([
  ['Open http://localhost:8000/users/reset/abc-123/.', ['http://localhost:8000/users/reset/abc-123/']],
  ['(see https://shop.example/a?b=c&d=e#f)', ['https://shop.example/a?b=c&d=e#f']],
  ['https://shop.example/a_(b) and HTTP://SHOP.EXAMPLE', ['https://shop.example/a_(b)', 'HTTP://SHOP.EXAMPLE']],
  ['<https://shop.example/x>, "https://shop.example/y"', ['https://shop.example/x', 'https://shop.example/y']],
  ['https://shop.example/ürün\nhttps://shop.example', ['https://shop.example/ürün', 'https://shop.example']],
  ['javascript:alert(1) ftp://shop.example mailto:a@b.c http:// https://', []],
  ['nothing', []],
])('the links in %j', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

test('the pieces make up the text again, and every link is http(s)', () => {
  const text = fc
    .array(fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('http://', '.', ')', '\n')))
    .map((p) => p.join(''));
  fc.assert(
    fc.property(text, (body) => {
      const pieces = cutAtLinks(body);
      expect(pieces.map((piece) => piece.text).join('')).toBe(body);
      for (const link of linksIn(body)) expect(new URL(link).protocol).toMatch(/^https?:$/);
    }),
  );
});
