import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loginAddress, safeNext } from './next.rules.ts';

it.each([
  ['/desk/', '/desk/'],
  ['/desk/?state=all&search=ada%20b', '/desk/?state=all&search=ada%20b'],
  ['/desk/tickets/AB12CD34/', '/desk/tickets/AB12CD34/'],
  ['/desk/orders/5100/', '/desk/orders/5100/'],
  [null, '/desk/'],
  ['', '/desk/'],
  ['/', '/desk/'],
  ['/deskx/', '/desk/'],
  ['/desk', '/desk/'],
  ['/users/logout/', '/desk/'],
  ['/desk/login/', '/desk/'],
  ['/desk/login/?next=/desk/', '/desk/'],
  ['/desk/logout/', '/desk/'],
  ['/desk/logout', '/desk/'],
  ['//evil.test/desk/', '/desk/'],
  ['/desk//evil.test', '/desk/'],
  ['https://evil.test/desk/', '/desk/'],
  ['/desk/../users/logout/', '/desk/'],
  ['/desk/%2e%2e/users/', '/desk/'],
  ['/desk/\\evil.test', '/desk/'],
  ['/desk/\r\nset-cookie: a=b', '/desk/'],
  ['javascript:alert(1)', '/desk/'],
  [`/desk/${'x'.repeat(1000)}`, '/desk/'],
])('of %j', (asked, next) => {
  expect(safeNext(asked)).toBe(next);
});

it('leads nowhere but to the desk, whatever is asked', () => {
  const piece = fc.oneof(
    fc.constantFrom('/desk/', '/', '\\', '..', '//', '@', ':', '?', '#', '%2f', 'evil.test'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const url = new URL(safeNext(`/desk/${pieces.join('')}`), 'http://shop.test');
      expect([url.host, url.pathname.startsWith('/desk/')]).toEqual(['shop.test', true]);
    }),
  );
});

it('names the page to come back to only where there is one', () => {
  expect(loginAddress('/desk/')).toBe('/desk/login/');
  expect(loginAddress('/desk/?state=all')).toBe('/desk/login/?next=%2Fdesk%2F%3Fstate%3Dall');
  expect(loginAddress('https://evil.test/')).toBe('/desk/login/');
});
