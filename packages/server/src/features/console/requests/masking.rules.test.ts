import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isName, maskPath, maskQuery, maskText, mayBeSecret, originShown, shapeOf } from './masking.rules.ts';

const KEY = 'k3'.repeat(16);
const TOKEN = `aB3${'xY9'.repeat(20)}`;
const CARD = '4111111111111111';

test.each([
  ['/product/12/', '/product/:pk/', '/product/12/'],
  ['/ince-keten-gomlek-412/', '/*', '/ince-keten-gomlek-412/'],
  ['/users/reset/Mw/abc123-def4567890/', '/users/reset/:uid/:token/', '/users/reset/‹2 characters›/‹17 characters›/'],
  [`/orders/completed/${TOKEN}/`, '/orders/completed/:token/', '/orders/completed/‹63 characters›/'],
  [`/${KEY}/${CARD}/`, null, '/‹32 characters›/‹16 characters›/'],
  ['/nothing/here', null, '/nothing/here'],
  ['/i18n/setlang/', '/i18n/setlang/', '/i18n/setlang/'],
  ['/media/products/abc-12.jpg', null, '/media/products/abc-12.jpg'],
  ['/%zz', null, '/‹3 characters›'],
  ['/05551234567/', null, '/‹11 characters›/'],
])('the path %s of %s is shown as %s', (path, pattern, shown) => {
  expect(maskPath(path, pattern)).toBe(shown);
});

test.each([
  ['', ''],
  ['page=IndexPage&search_text=blue+linen', 'page=IndexPage&search_text=blue linen'],
  [
    `token=${KEY}&key=x&password=hunter2&code=123456`,
    'token=‹32 characters›&key=‹1 character›&password=‹7 characters›&code=‹6 characters›',
  ],
  ['email=ada%40example.org&q=ada%40example.org', 'email=‹15 characters›&q=‹15 characters›'],
  [`card_number=${CARD}&note=4111+1111-1111 1111`, 'card_number=‹16 characters›&note=‹19 characters›'],
  [`q=${KEY}`, 'q=‹32 characters›'],
  [`${KEY}=1`, '‹32 characters›=‹1 character›'],
  ['still&pin=1&shipping=2', 'still&pin=‹1 character›&shipping=2'],
])('the query %s is shown as %s', (query, shown) => {
  expect(maskQuery(query)).toBe(shown);
});

test('of many parameters the first twelve are shown', () => {
  const query = Array.from({ length: 40 }, (_, index) => `p${index}=1`).join('&');
  expect(maskQuery(query)).toBe(`${query.split('&').slice(0, 12).join('&')}&…`);
});

test.each([
  ['https://shop.example', 'https://shop.example'],
  ['http://127.0.0.1:8000/x?token=y', 'http://127.0.0.1:8000'],
  ['null', 'null'],
  ['javascript:alert(1)', 'no web address'],
  ['nonsense', 'no web address'],
  [`https://${KEY}.example/`, 'https://‹40 characters›'],
])('the origin %s is shown as %s', (address, shown) => {
  expect(originShown(address)).toBe(shown);
});

test.each([
  ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
  ['550 <ada@example.org> is unknown\nstack', '550 <‹15 characters›> is unknown'],
  [`no card ${CARD} and no ${KEY}`, 'no card ‹16 characters› and no ‹32 characters›'],
  ['code 123456 was wrong', 'code ‹6 characters› was wrong'],
])('the error %s is shown as %s', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test('no key, token or card survives, wherever it stands', () => {
  const textOf = (letters: string, minLength: number, maxLength = minLength) =>
    fc.string({ unit: fc.constantFrom(...letters.split(/(?=.)/)), minLength, maxLength });
  const secret = fc.oneof(
    textOf('abcdefghijklmnopqrstuvwxyz0123456789', 32),
    textOf('0123456789abcdef', 40),
    textOf('0123456789', 13, 19),
  );
  fc.assert(
    fc.property(
      secret.filter((text) => /\d/.test(text)),
      (text) => {
        const shown = [
          ...[maskPath(`/a/${text}/`, null), maskPath(`/a/${text}/`, '/a/:token/'), maskQuery(`q=${text}&${text}=1`)],
          ...[maskText(`Wrong: ${text}!`), originShown(`https://${text}.example`), isName(text) ? text : ''],
        ];
        expect(shown.filter((one) => one.includes(text))).toEqual([]);
        expect(mayBeSecret(text)).toBe(true);
      },
    ),
  );
});

test('a shape tells the length', () => {
  expect([shapeOf(''), shapeOf('a'), shapeOf('ab')]).toEqual(['‹0 characters›', '‹1 character›', '‹2 characters›']);
});
