import { afterAll, describe, expect, it } from 'vitest';
import { sessionKeys } from '../../src/platform/crypto/index.ts';
import { systemRandom } from '../../src/platform/random/index.ts';
import { openShop, type TestShop, useShop } from '../support/app.ts';
import { aCustomer } from '../support/worlds.ts';
import { aLoggedInCustomer, valueSet, whoIs } from './support.ts';

const HTTPS = { 'x-forwarded-proto': 'https' };
const KEY = '[a-z0-9]{32}';
const TOKEN = '[a-zA-Z0-9]{64}';

interface Case {
  readonly name: string;
  readonly env: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Behind the value of the session cookie. */
  readonly session: string;
  /** Behind the path and age of the CSRF cookies. */
  readonly csrf: string;
  readonly cookie?: string;
}

const LAX = { session: 'Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax', csrf: '; SameSite=Lax' };
const SECURE = { session: 'Path=/; Max-Age=1209600; HttpOnly; Secure; SameSite=Lax', csrf: '; Secure; SameSite=Lax' };

const CASES: readonly Case[] = [
  { name: 'by default', env: {}, ...LAX },
  { name: 'under another name', env: { SESSION_COOKIE_NAME: 'shop_key' }, ...LAX, cookie: 'shop_key' },
  { name: 'under the alias’s name', env: { SESSION_COOKIE_NAME: 'sessionid' }, ...LAX, cookie: 'sessionid' },
  {
    name: 'with another lifetime',
    env: { SESSION_COOKIE_AGE: '3600' },
    session: 'Path=/; Max-Age=3600; HttpOnly; SameSite=Lax',
    csrf: '; SameSite=Lax',
  },
  {
    name: 'for a domain',
    env: { SESSION_COOKIE_DOMAIN: '.shop.test' },
    session: 'Path=/; Max-Age=1209600; Domain=.shop.test; HttpOnly; SameSite=Lax',
    csrf: '; Domain=.shop.test; SameSite=Lax',
  },
  {
    name: 'with SameSite=Strict',
    env: { SESSION_COOKIE_SAMESITE: 'Strict' },
    session: 'Path=/; Max-Age=1209600; HttpOnly; SameSite=Strict',
    csrf: '; SameSite=Strict',
  },
  {
    name: 'with SameSite=None under https',
    env: { SESSION_COOKIE_SAMESITE: 'None', PUBLIC_URL: 'https://shop.test' },
    session: 'Path=/; Max-Age=1209600; HttpOnly; Secure; SameSite=None',
    csrf: '; Secure; SameSite=None',
  },
  { name: 'Secure where the public address is https', env: { PUBLIC_URL: 'https://shop.test' }, ...SECURE },
  { name: 'Secure behind a trusted https proxy', env: { TRUST_PROXY: 'loopback' }, headers: HTTPS, ...SECURE },
  { name: 'Secure behind a proxy trusted by address', env: { TRUST_PROXY: '127.0.0.0/8' }, headers: HTTPS, ...SECURE },
  {
    name: 'not Secure behind a trusted http proxy',
    env: { TRUST_PROXY: 'loopback' },
    headers: { 'x-forwarded-proto': 'http' },
    ...LAX,
  },
  { name: 'not Secure on the word of a stranger', env: { TRUST_PROXY: '10.0.0.0/8' }, headers: HTTPS, ...LAX },
  { name: 'not Secure on the word of anybody', env: {}, headers: HTTPS, ...LAX },
  {
    name: 'not Secure for another header',
    env: { TRUST_PROXY: 'loopback' },
    headers: { forwarded: 'proto=https' },
    ...LAX,
  },
];

describe('the cookies', () => {
  const opened: TestShop[] = [];
  afterAll(() => Promise.all(opened.map((shop) => shop.close())));

  it.each(CASES)('are sent $name', async ({ env, headers = {}, session, csrf, cookie = 'osessionid' }) => {
    const shop = await openShop({ env });
    opened.push(shop);
    const answer = await shop.visit(headers).get('/csrf_token/');
    const { cookies } = answer;
    expect([...cookies.keys()].sort()).toEqual(['csrf_token', 'csrftoken', cookie].sort());
    expect(cookies.get(cookie)).toMatch(new RegExp(`^${cookie}=${KEY}; ${session}$`));
    const token = valueSet(answer, 'csrftoken') ?? '';
    expect(token).toMatch(new RegExp(`^${TOKEN}$`));
    expect(cookies.get('csrftoken')).toBe(`csrftoken=${token}; Path=/; Max-Age=31449600${csrf}`);
    expect(cookies.get('csrf_token')).toBe(`csrf_token=${token}; Path=/csrf_token/; Max-Age=31449600${csrf}`);
  });

  it.each([
    ['https', SECURE],
    ['http', LAX],
  ])('of a login are like those of a guest behind an %s proxy', async (scheme, { session }) => {
    const shop = await openShop({ env: { TRUST_PROXY: 'loopback' } });
    opened.push(shop);
    const { email, password } = await aCustomer(shop);
    const answer = await shop.visit({ 'x-forwarded-proto': scheme }).logIn(email, password);
    expect(answer.cookies.get('osessionid')).toMatch(new RegExp(`^osessionid=${KEY}; ${session}$`));
  });
});

describe('with another cookie name', () => {
  const shop = useShop({ env: { SESSION_COOKIE_NAME: 'shop_key' } });

  const READ = [
    { name: 'its own', cookie: (key: string) => `shop_key=${key}`, status: 200 },
    { name: 'the alias', cookie: (key: string) => `sessionid=${key}`, status: 200 },
    { name: 'its own before the alias', cookie: (key: string) => `sessionid=junk; shop_key=${key}`, status: 200 },
    {
      name: 'its own, though junk, before the alias',
      cookie: (key: string) => `shop_key=junk; sessionid=${key}`,
      status: 401,
    },
    { name: 'not the default', cookie: (key: string) => `osessionid=${key}`, status: 401 },
  ];

  it.each(READ)('the server reads $name', async ({ cookie, status }) => {
    const { browser } = await aLoggedInCustomer(shop());
    const headers = { cookie: cookie(browser.jar.get('shop_key') ?? '') };
    expect((await shop().visit().get('/current_user/', { headers })).status).toBe(status);
  });
});

describe('after a change of the secret key', () => {
  const OLD = 'former-secret-key-former-secret-key';
  const OLDER = 'earlier-secret-key-earlier-secret-key';
  const shop = useShop({ env: { ARASTA_SECRET_KEY_FALLBACKS: `${OLD},${OLDER}` } });
  const keyUnder = (secret: string) => sessionKeys([secret], systemRandom()).create();

  const SECRETS = [
    { name: 'the present secret', secret: 'test-secret-key-test-secret-key-test', known: true },
    { name: 'the first former one', secret: OLD, known: true },
    { name: 'the second former one', secret: OLDER, known: true },
    { name: 'an unknown one', secret: 'unknown-secret-key-unknown-secret-key', known: false },
    { name: 'the list of former ones', secret: `${OLD},${OLDER}`, known: false },
    { name: 'an empty one', secret: '', known: false },
  ];

  it.each(SECRETS)('a guest’s key under $name: known $known', async ({ secret, known }) => {
    const browser = shop().visit();
    const key = keyUnder(secret);
    browser.jar.set('osessionid', key);
    const answer = await browser.get('/config/');
    expect(answer.status).toBe(200);
    expect(valueSet(answer) === undefined).toBe(known);
    expect(browser.sessionKey === key).toBe(known);
  });

  it('a login takes an old key over and makes a new one under the present secret', async () => {
    const { email, password } = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    browser.jar.set('osessionid', keyUnder(OLD));
    await browser.post('/users/activate-currency/', { currency_code: 'eur' });
    await browser.logIn(email, password);
    expect(await whoIs(browser)).toBe(email);
    const present = sessionKeys(['test-secret-key-test-secret-key-test'], systemRandom());
    expect(present.isOurs(browser.sessionKey ?? '')).toBe(true);
  });
});
