import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../support/app.ts';
import { aGuestWithEuros, currencyOf, everything } from './support.ts';

const OWN = 'http://shop.test';
const BAD_ORIGIN = { detail: 'CSRF Failed: Origin checking failed.' };
const BAD_REFERER = { detail: 'CSRF Failed: Referer checking failed.' };
const CROSS_SITE = { detail: 'CSRF Failed: Cross-site request refused.' };

type Headers = Record<string, string>;

/** Asks for lira with a good token and these headers. */
async function expectLetThrough(shop: TestShop, headers: Headers): Promise<void> {
  const guest = await aGuestWithEuros(shop);
  const answer = await guest.post('/users/activate-currency/', { currency_code: 'try' }, { headers });
  expect([answer.status, answer.text]).toEqual([204, '']);
  expect(await currencyOf(guest)).toBe('TRY');
}

async function expectRefused(shop: TestShop, headers: Headers, body: unknown): Promise<void> {
  const guest = await aGuestWithEuros(shop);
  const before = await everything(shop);
  const asJson = await guest.post('/users/activate-currency/', { currency_code: 'try' }, { headers });
  const form = { currency_code: 'try', csrfmiddlewaretoken: guest.jar.get('csrftoken') ?? '' };
  const asForm = await guest.post('/users/activate-currency/', undefined, { form, headers, noToken: true });
  for (const answer of [asJson, asForm]) {
    expect([answer.status, answer.json]).toEqual([403, body]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  expect(await everything(shop)).toEqual(before);
  expect(await currencyOf(guest)).toBe('EUR');
}

const origin = (value: string): Headers => ({ origin: value });
const referer = (value: string): Headers => ({ referer: value });
const site = (value: string): Headers => ({ 'sec-fetch-site': value });

describe('where a request with a good token comes from', () => {
  const shop = useShop({ env: { ALLOWED_HOSTS: 'api.shop.test' } });

  const LET_THROUGH: readonly (readonly [string, Headers])[] = [
    ['nothing said', {}],
    ['own Origin', origin(OWN)],
    ['own Origin with the default port', origin(`${OWN}:80`)],
    ['own Origin in capitals', origin('HTTP://SHOP.TEST')],
    ['own base URL as Referer', referer(OWN)],
    ['own base URL with a slash', referer(`${OWN}/`)],
    ['own page as Referer', referer(`${OWN}/users/logout/?next=https://evil.test/`)],
    ['Sec-Fetch-Site same-origin', site('same-origin')],
    ['Sec-Fetch-Site same-site', site('same-site')],
    ['Sec-Fetch-Site none', site('none')],
    ['Sec-Fetch-Mode of a storefront’s server', { 'sec-fetch-mode': 'cors' }],
    ['own Origin, Referer and site', { ...origin(OWN), ...referer(`${OWN}/x`), ...site('same-origin') }],
    ['own Origin over a foreign Referer', { ...origin(OWN), ...referer('https://evil.test/') }],
    ['own Origin of a page that was redirected', { ...origin(OWN), ...site('cross-site') }],
    ['a storefront’s proxy', { ...referer(OWN), ...site('same-origin'), 'x-requested-with': 'XMLHttpRequest' }],
    ['a storefront’s proxy on another subdomain', { ...referer(OWN), ...site('same-site') }],
  ];

  it.each(LET_THROUGH)('let through: %s', (_name, headers) => expectLetThrough(shop(), headers));

  const REFUSED: readonly (readonly [string, Headers, unknown])[] = [
    ['Origin null', origin('null'), BAD_ORIGIN],
    ['foreign Origin', origin('https://evil.test'), BAD_ORIGIN],
    ['own host under https', origin('https://shop.test'), BAD_ORIGIN],
    ['own host on another port', origin(`${OWN}:8080`), BAD_ORIGIN],
    ['a subdomain of ours', origin('http://www.shop.test'), BAD_ORIGIN],
    ['our name as a subdomain', origin('http://shop.test.evil.test'), BAD_ORIGIN],
    ['our name as an ending', origin('http://evilshop.test'), BAD_ORIGIN],
    ['our name as user information', origin('http://shop.test@evil.test'), BAD_ORIGIN],
    ['our name in the path', origin('http://evil.test/http://shop.test'), BAD_ORIGIN],
    ['another allowed host', origin('http://api.shop.test'), BAD_ORIGIN],
    ['an empty Origin', origin(''), BAD_ORIGIN],
    ['a host without a scheme', origin('shop.test'), BAD_ORIGIN],
    ['two Origins', origin(`${OWN}, ${OWN}`), BAD_ORIGIN],
    ['a data address', origin('data:text/html,x'), BAD_ORIGIN],
    ['foreign Origin over own Referer', { ...origin('https://evil.test'), ...referer(OWN) }, BAD_ORIGIN],
    ['foreign Origin over same-origin', { ...origin('https://evil.test'), ...site('same-origin') }, BAD_ORIGIN],
    ['Origin null over own Referer', { ...origin('null'), ...referer(`${OWN}/`) }, BAD_ORIGIN],
    ['foreign Referer', referer('https://evil.test/'), BAD_REFERER],
    ['our address in a foreign Referer', referer(`https://evil.test/?next=${OWN}/`), BAD_REFERER],
    ['own host under https as Referer', referer('https://shop.test/'), BAD_REFERER],
    ['another port as Referer', referer(`${OWN}:8080/`), BAD_REFERER],
    ['malformed Referer', referer('no address'), BAD_REFERER],
    ['an empty Referer', referer(''), BAD_REFERER],
    ['a path as Referer', referer('/users/logout/'), BAD_REFERER],
    ['Referer about:blank', referer('about:blank'), BAD_REFERER],
    ['foreign Referer over same-origin', { ...referer('https://evil.test/'), ...site('same-origin') }, BAD_REFERER],
    ['Sec-Fetch-Site cross-site', site('cross-site'), CROSS_SITE],
    ['a foreign page through a storefront’s proxy', { ...referer(OWN), ...site('cross-site') }, CROSS_SITE],
  ];

  it.each(REFUSED)('refused: %s', (_name, headers, body) => expectRefused(shop(), headers, body));
});

describe('trusted origins', () => {
  const shop = useShop({
    env: {
      CSRF_TRUSTED_ORIGINS: 'https://www.shop.test,http://localhost:3000',
      CORS_ALLOWED_ORIGINS: 'https://app.shop.test',
      STOREFRONT_URL: 'https://storefront.test/en',
    },
  });

  const TRUSTED = [
    ['of CSRF_TRUSTED_ORIGINS', origin('https://www.shop.test')],
    ['of CSRF_TRUSTED_ORIGINS, with a port', origin('http://localhost:3000')],
    ['of CSRF_TRUSTED_ORIGINS, as Referer', referer('https://www.shop.test/login')],
    ['of CSRF_TRUSTED_ORIGINS, across sites', { ...origin('https://www.shop.test'), ...site('cross-site') }],
    ['of CORS_ALLOWED_ORIGINS', origin('https://app.shop.test')],
    ['of CORS_ALLOWED_ORIGINS, as Referer', referer('https://app.shop.test/')],
    ['of STOREFRONT_URL', origin('https://storefront.test')],
    ['of PUBLIC_URL still', origin(OWN)],
  ] as const;

  it.each(TRUSTED)('are let through: %s', (_name, headers) => expectLetThrough(shop(), headers));

  const UNTRUSTED = [
    ['under another scheme', origin('http://www.shop.test'), BAD_ORIGIN],
    ['on another port', origin('http://localhost:3001'), BAD_ORIGIN],
    ['of a subdomain', origin('https://a.www.shop.test'), BAD_ORIGIN],
    ['of the parent domain', referer('https://shop.test/'), BAD_REFERER],
  ] as const;

  it.each(UNTRUSTED)('are no others: %s', (_name, headers, body) => expectRefused(shop(), headers, body));
});

describe('in production', () => {
  const shop = useShop({
    env: {
      ARASTA_ENV: 'production',
      PUBLIC_URL: 'https://shop.test',
      ALLOWED_HOSTS: 'api.shop.test',
      CAPTCHA_PROVIDER: 'none',
      SMTP_URL: 'smtp://localhost:2525',
    },
  });

  it('our own origin is PUBLIC_URL', () => expectLetThrough(shop(), origin('https://shop.test')));

  it.each([OWN, 'https://api.shop.test', 'http://localhost'])('and not %s, whatever Host says', (address) =>
    expectRefused(shop(), { ...origin(address), host: 'api.shop.test' }, BAD_ORIGIN),
  );
});

describe('behind a trusted proxy', () => {
  const shop = useShop({ env: { TRUST_PROXY: 'loopback' } });

  it('the scheme the browser sees counts', () =>
    expectLetThrough(shop(), { ...origin('https://shop.test'), 'x-forwarded-proto': 'https' }));

  it('and the other one does not', () =>
    expectRefused(shop(), { ...origin('https://shop.test'), 'x-forwarded-proto': 'http' }, BAD_ORIGIN));
});
