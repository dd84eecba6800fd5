import { describe, expect, it } from 'vitest';
import { sessionKeys } from '../../src/platform/crypto/index.ts';
import { systemRandom } from '../../src/platform/random/index.ts';
import { useShop } from '../support/app.ts';
import {
  aGuestWithEuros,
  aLoggedInCustomer,
  countRows,
  currencyOf,
  everything,
  GUEST_KEY,
  NOT_AUTHENTICATED,
  valueSet,
  whoIs,
} from './support.ts';

const shop = useShop();

interface Visit {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly url: string;
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  /** Gets a CSRF token first, and forgets the session key that came with it. */
  readonly withToken?: true;
}

const GREETED: readonly Visit[] = [
  { url: '/csrf_token/', status: 200 },
  { url: '/csrf_token', status: 200 },
  { method: 'HEAD', url: '/csrf_token/', status: 200 },
  { url: '/users/captcha/', status: 200 },
  { url: '/users/reset/1/x/', status: 404 },
  { url: '/users/registration/account-confirm-email/x/', status: 404 },
  { url: '/config/', status: 200 },
  { method: 'HEAD', url: '/config/', status: 200 },
  { url: '/users/logout/', status: 200 },
  { method: 'POST', url: '/users/logout', status: 200 },
  { method: 'POST', url: '/users/login/', status: 400, json: {}, withToken: true },
  { method: 'POST', url: '/users/registration/', status: 400, json: {}, withToken: true },
  { method: 'POST', url: '/users/activate-currency/', status: 400, json: {}, withToken: true },
  { url: '/current_user/', status: 401 },
  { method: 'HEAD', url: '/current_user/', status: 401 },
  { url: '/users/profile/', status: 401 },
  { url: '/users/sessions/', status: 401 },
  { url: '/users/email-change/', status: 401 },
  { method: 'POST', url: '/users/password/change/', status: 401, json: {}, withToken: true },
  { method: 'DELETE', url: '/users/sessions/', status: 401, withToken: true },
];

const NOT_GREETED: readonly Visit[] = [
  { url: '/health/live', status: 200 },
  { url: '/health/ready', status: 200 },
  { url: '/openapi.json', status: 200 },
  { url: '/media/avatars/0123456789abcdef0123456789abcdef.webp', status: 404 },
  { url: '/nowhere/', status: 404 },
  { url: '/', status: 404 },
  { method: 'POST', url: '/nowhere/', status: 404 },
  { method: 'OPTIONS', url: '/config/', status: 204 },
  { method: 'OPTIONS', url: '/users/login/', status: 204 },
  { url: '/users/login/', status: 405 },
  { method: 'PUT', url: '/config/', status: 405, withToken: true },
  { method: 'POST', url: '/users/activate-currency/', status: 403, json: { currency_code: 'eur' } },
  { method: 'POST', url: '/users/login/', status: 403, json: {} },
  { url: '/config/', status: 400, headers: { host: 'elsewhere.test' } },
];

async function goTo({ method = 'GET', url, json, headers = {}, withToken }: Visit) {
  const browser = shop().visit();
  if (withToken) await browser.withToken();
  browser.jar.delete('osessionid');
  return browser.send(method, url, { headers, ...(json === undefined ? {} : { json }) });
}

const named = ({ method = 'GET', url, status }: Visit) => `${method} ${url} → ${status}`;

describe('a visitor without a session key', () => {
  it.each(GREETED.map((visit) => [named(visit), visit] as const))('gets one from %s', async (_name, visit) => {
    const rows = await countRows(shop());
    const answer = await goTo(visit);
    expect(answer.status).toBe(visit.status);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['vary']).toBe('Cookie');
    expect(await countRows(shop())).toBe(rows);
  });

  it.each(NOT_GREETED.map((visit) => [named(visit), visit] as const))('gets none from %s', async (_name, visit) => {
    const before = await everything(shop());
    const answer = await goTo(visit);
    expect(answer.status).toBe(visit.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await everything(shop())).toEqual(before);
  });

  it('is told 401 with the scheme where only customers are let in', async () => {
    const answer = await shop().visit().get('/current_user/');
    expect(answer.json).toEqual(NOT_AUTHENTICATED);
    expect(answer.headers['www-authenticate']).toBe('Token');
  });

  it('gets another key each time', async () => {
    const keys = await Promise.all(Array.from({ length: 50 }, () => shop().visit().get('/csrf_token/')));
    expect(new Set(keys.map((answer) => valueSet(answer))).size).toBe(50);
  });

  it.each(['/csrf_token/', '/config/', '/users/logout/', '/users/captcha/'])(
    'keeps the key it has on %s',
    async (url) => {
      const browser = await shop().visit().withToken();
      const answer = await browser.get(url);
      expect(answer.status).toBe(200);
      expect(valueSet(answer)).toBeUndefined();
    },
  );

  it('has no row until there is something to keep, and one row from then on', async () => {
    const rows = await countRows(shop());
    const browser = await shop().visit().withToken();
    for (const url of ['/config/', '/current_user/', '/users/logout/', '/csrf_token/']) await browser.get(url);
    await browser.post('/users/login/', { email: 'nobody@example.org', password: 'wrong' });
    await browser.post('/users/activate-currency/', { currency_code: 'xxx' });
    await browser.post('/i18n/setlang/', { language: 'xx' });
    expect(await countRows(shop())).toBe(rows);
    for (const code of ['eur', 'try']) await browser.post('/users/activate-currency/', { currency_code: code });
    await browser.post('/i18n/setlang/', { language: 'tr' });
    expect(await countRows(shop())).toBe(rows + 1);
    expect(await currencyOf(browser)).toBe('TRY');
  });
});

const strangerKeys = sessionKeys(['somebody-elses-secret-somebody-elses'], systemRandom());

/** What arrives in place of `key`, which is a logged-in customer's. Each makes a guest with a new key. */
const FOREIGN: readonly (readonly [string, (key: string) => string])[] = [
  ['a key made up by a client', () => 'osessionid=abcdefghijklmnopqrstuvwxyz012345'],
  ['the published sample shape, all one letter', () => `osessionid=${'a'.repeat(32)}`],
  ['a key of another server', () => `osessionid=${strangerKeys.create()}`],
  ['a changed first character', (key) => `osessionid=${other(key.charAt(0))}${key.slice(1)}`],
  ['a changed 25th character, the last random one', (key) => `osessionid=${changedAt(key, 24)}`],
  ['a changed 26th character, the first of the tag', (key) => `osessionid=${changedAt(key, 25)}`],
  ['a changed last character', (key) => `osessionid=${changedAt(key, 31)}`],
  ['a tag of zeroes', (key) => `osessionid=${key.slice(0, 25)}0000000`],
  ['the tag before the random part', (key) => `osessionid=${key.slice(25)}${key.slice(0, 25)}`],
  ['31 characters', (key) => `osessionid=${key.slice(0, 31)}`],
  ['33 characters', (key) => `osessionid=${key}0`],
  ['upper case', (key) => `osessionid=${key.toUpperCase()}`],
  ['8 kB', () => `osessionid=${'a'.repeat(8192)}`],
  ['8 kB after the key', (key) => `osessionid=${key}${'a'.repeat(8192)}`],
  ['empty', () => 'osessionid='],
  ['empty quotes', () => 'osessionid=""'],
  ['one quote at the front', (key) => `osessionid="${key}`],
  ['one quote at the end', (key) => `osessionid=${key}"`],
  ['quotes in quotes', (key) => `osessionid=""${key}""`],
  ['percent encoding', (key) => `osessionid=%${key.charCodeAt(0).toString(16)}${key.slice(1)}`],
  ['a newline as %0a', (key) => `osessionid=${key}%0a`],
  ['a null character', (key) => `osessionid=${key}%00`],
  ['a list', (key) => `osessionid=${key},${key}`],
  ['letters outside ASCII', () => `osessionid=${'ş'.repeat(32)}`],
  ['SQL', () => `osessionid=' or 1=1 --`],
  ['the key twice', (key) => `osessionid=${key}; osessionid=${key}`],
  ['the key and another', (key) => `osessionid=${key}; osessionid=${strangerKeys.create()}`],
  ['another and the key', (key) => `osessionid=junk; osessionid=${key}`],
  ['the key and an empty one', (key) => `osessionid=${key}; osessionid=`],
  ['an empty one with the key as the alias', (key) => `osessionid=; sessionid=${key}`],
  ['junk with the key as the alias', (key) => `osessionid=junk; sessionid=${key}`],
  ['the alias twice', (key) => `sessionid=${key}; sessionid=${key}`],
  ['a tampered alias', (key) => `sessionid=${changedAt(key, 31)}`],
  ['the name in capitals', (key) => `OSESSIONID=${key}`],
  ['a longer name', (key) => `xosessionid=${key}`],
  ['the key as a name', (key) => `${key}=osessionid`],
  ['the key alone', (key) => key],
  ['no equals sign', (key) => `osessionid${key}`],
  ['undefined', () => 'undefined'],
  ['undefined and a token', () => `undefined; csrftoken=${'a'.repeat(64)}`],
  ['semicolons', () => ';;;'],
  ['an equals sign', () => '='],
  ['equals signs and semicolons', () => '=;=;='],
  ['commas for semicolons', (key) => `a=b, osessionid=${key}`],
];

function other(letter: string): string {
  return letter === 'q' ? 'r' : 'q';
}

function changedAt(key: string, index: number): string {
  return key.slice(0, index) + other(key.charAt(index)) + key.slice(index + 1);
}

describe('a session cookie that is not one of ours', () => {
  it.each(FOREIGN)('makes a guest and is never adopted: %s', async (_name, cookieOf) => {
    const { browser, key, email } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const headers = { cookie: cookieOf(key) };
    const refused = await shop().visit().get('/current_user/', { headers });
    expect(refused.status).toBe(401);
    expect(refused.json).toEqual(NOT_AUTHENTICATED);
    expect(refused.headers['www-authenticate']).toBe('Token');
    const welcomed = await shop().visit().get('/config/', { headers });
    expect(welcomed.status).toBe(200);
    for (const given of [valueSet(refused), valueSet(welcomed)]) {
      expect(given).toMatch(GUEST_KEY);
      expect(headers.cookie).not.toContain(given);
    }
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });
});

describe('a session cookie among others', () => {
  const READ: readonly (readonly [string, (key: string) => string])[] = [
    ['alone', (key) => `osessionid=${key}`],
    ['in quotes, which are not part of a value', (key) => `osessionid="${key}"`],
    ['with blanks around it', (key) => ` osessionid = ${key} `],
    ['without blanks between', (key) => `a=1;osessionid=${key};b=2`],
    [
      'among the storefront’s',
      (key) => `pz-locale=en; next-auth.session-token=x=y==; osessionid=${key}; pz-currency=try`,
    ],
    ['after "undefined"', (key) => `undefined; osessionid=${key}`],
    ['among junk', (key) => `;;=;"; osessionid=${key}; =x; ;`],
    ['as the alias', (key) => `sessionid=${key}`],
    ['under both names', (key) => `osessionid=${key}; sessionid=${key}`],
    ['with junk as the alias', (key) => `osessionid=${key}; sessionid=junk`],
    ['with the alias twice', (key) => `sessionid=a; osessionid=${key}; sessionid=b`],
  ];

  it.each(READ)('is read %s', async (_name, cookieOf) => {
    const { key, email } = await aLoggedInCustomer(shop());
    const answer = await shop()
      .visit()
      .get('/current_user/', { headers: { cookie: cookieOf(key) } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ email });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['vary']).toBe('Cookie');
  });

  it('is the guest’s own: another guest sees nothing of it', async () => {
    const guest = await aGuestWithEuros(shop());
    expect(await currencyOf(guest)).toBe('EUR');
    expect(await currencyOf(shop().visit())).toBe('USD');
  });
});
