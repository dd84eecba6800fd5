import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../support/app.ts';
import { type Answer, type Call, type Customer, field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import {
  aLoggedInCustomer,
  currencyOf,
  everything,
  expectDead,
  expectDeadToken,
  GUEST_KEY,
  unmask,
  valueSet,
  whoIs,
} from './support.ts';

const WRONG = 'a'.repeat(64);
const BAD_TOKEN = 'CSRF Failed: CSRF token missing or incorrect.';
const FORM = /name=["']csrfmiddlewaretoken["']\s+value=["'](\w{64})["']/;

const tokenOf = (answer: Answer) => String(field(answer.json, 'csrf_token'));

describe('GET /csrf_token/', () => {
  const shop = useShop();

  it('answers the cookie’s token in the body, and sets it twice', async () => {
    const answer = await shop().visit().get('/csrf_token/');
    expect(tokenOf(answer)).toMatch(/^[a-zA-Z0-9]{64}$/);
    expect(valueSet(answer, 'csrftoken')).toBe(tokenOf(answer));
    expect(valueSet(answer, 'csrf_token')).toBe(tokenOf(answer));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['vary']).toBe('Cookie');
  });

  const KEPT: readonly (readonly [string, (token: string) => string])[] = [
    ['a token', (token) => `csrftoken=${token}`],
    ['a bare secret', (token) => `csrftoken=${unmask(token)}`],
    ['a quoted token', (token) => `csrftoken="${token}"`],
  ];

  it.each(KEPT)('keeps the secret of %s under another mask', async (_name, cookie) => {
    const token = tokenOf(await shop().visit().get('/csrf_token/'));
    const answer = await shop()
      .visit()
      .get('/csrf_token/', { headers: { cookie: cookie(token) } });
    expect(tokenOf(answer)).not.toBe(token);
    expect(unmask(tokenOf(answer))).toBe(unmask(token));
  });

  const REPLACED: readonly (readonly [string, (token: string) => string])[] = [
    ['63 characters', (token) => `csrftoken=${token.slice(1)}`],
    ['65 characters', (token) => `csrftoken=${token}a`],
    ['a bad letter', (token) => `csrftoken=-${token.slice(1)}`],
    ['nothing', () => 'csrftoken='],
    ['two tokens', (token) => `csrftoken=${token}; csrftoken=${token}`],
    ['another name', (token) => `csrf_token=${token}`],
    ['undefined', () => 'csrftoken=undefined'],
  ];

  it.each(REPLACED)('makes a new secret in place of %s', async (_name, cookie) => {
    const token = tokenOf(await shop().visit().get('/csrf_token/'));
    const answer = await shop()
      .visit()
      .get('/csrf_token/', { headers: { cookie: cookie(token) } });
    expect(answer.status).toBe(200);
    expect(tokenOf(answer)).toMatch(/^[a-zA-Z0-9]{64}$/);
    expect(unmask(tokenOf(answer))).not.toBe(unmask(token));
  });

  it('gives a token that works when the client puts it into a cookie by itself', async () => {
    const token = tokenOf(await shop().visit().get('/csrf_token/'));
    const browser = shop().visit();
    browser.jar.set('csrftoken', token);
    expect((await browser.post('/users/activate-currency/', { currency_code: 'eur' })).status).toBe(204);
    expect(await currencyOf(browser)).toBe('EUR');
  });

  it('is not tied to a session: one customer’s token serves another’s session', async () => {
    const { browser } = await aLoggedInCustomer(shop());
    browser.jar.set('csrftoken', tokenOf(await shop().visit().get('/csrf_token/')));
    expect((await browser.post('/users/activate-currency/', { currency_code: 'eur' })).status).toBe(204);
    expect(await currencyOf(browser)).toBe('EUR');
  });

  it('a login gives a new secret, with which the old header no longer goes', async () => {
    const { email, password } = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const before = browser.jar.get('csrftoken') ?? '';
    const login = await browser.logIn(email, password);
    expect(unmask(valueSet(login, 'csrftoken') ?? '')).not.toBe(unmask(before));
    expect(valueSet(login, 'csrf_token')).toBe(valueSet(login, 'csrftoken'));
    const euros = { currency_code: 'eur' };
    const mixed = await browser.post('/users/activate-currency/', euros, { headers: { 'x-csrftoken': before } });
    expect([mixed.status, mixed.json]).toEqual([403, { detail: BAD_TOKEN }]);
    expect(await currencyOf(browser)).toBe('USD');
    // The published client drops the cookie of the login's answer and goes on with its own.
    browser.jar.set('csrftoken', before);
    expect((await browser.post('/users/activate-currency/', euros)).status).toBe(204);
    expect(await currencyOf(browser)).toBe('EUR');
  });
});

describe('CSRF_ENFORCEMENT=storefront', () => {
  const shop = useShop({ env: { CSRF_ENFORCEMENT: 'storefront' } });
  const server = { 'user-agent': 'node', 'sec-fetch-mode': 'cors' };
  let registered = 0;

  const bodyFor = async (url: string) => {
    const { email, password } = await aCustomer(shop());
    if (url === '/users/login/') return { email, password };
    registered += 1;
    const names = { first_name: 'Grace', last_name: 'Example', confirm: 'true' };
    return { ...names, email: `grace${registered}@example.org`, password: 'korrekt pferd' };
  };

  const DOORS = [
    ['/users/login/', 200],
    ['/users/registration/', 201],
  ] as const;

  it.each(DOORS)('lets a storefront’s server in without a token: %s', async (url, status) => {
    const browser = shop().visit(server);
    const json = await bodyFor(url);
    const answer = await browser.post(url, json, { headers: { cookie: 'undefined' } });
    await shop().runJobs();
    expect(answer.status).toBe(status);
    expect(field(answer.json, 'key')).toMatch(/^[0-9a-f]{40}$/);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    expect(await whoIs(browser)).toBe(json.email);
  });

  it.each(DOORS)('lets it in with the browser’s cookies, a form or a JSON field: %s', async (url, status) => {
    const browser = await shop().visit(server).withToken();
    const { email, ...rest } = await bodyFor(url);
    const json = { ...rest, email, csrfToken: WRONG, csrfmiddlewaretoken: WRONG };
    expect((await browser.post(url, json, { noToken: true })).status).toBe(status);
    const form = await bodyFor(url);
    expect((await browser.post(url, undefined, { form, noToken: true })).status).toBe(status);
    await shop().runJobs();
  });

  const BETRAYED: readonly (readonly [string, Record<string, string>])[] = [
    ['own Origin', { origin: 'http://shop.test' }],
    ['foreign Origin', { origin: 'https://evil.test' }],
    ['Origin null', { origin: 'null' }],
    ['own Referer', { referer: 'http://shop.test/' }],
    ['foreign Referer', { referer: 'https://evil.test/' }],
    ['Sec-Fetch-Site same-origin', { 'sec-fetch-site': 'same-origin' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site none', { 'sec-fetch-site': 'none' }],
    ['a wrong header', { 'x-csrftoken': WRONG }],
    ['an empty header', { 'x-csrftoken': '' }],
  ];

  it.each(BETRAYED)('refuses whoever may be a browser: %s', async (_name, headers) => {
    const browser = await shop().visit().withToken();
    const bodies = await Promise.all(DOORS.map(async ([url]) => [url, await bodyFor(url)] as const));
    const before = await everything(shop());
    for (const [url, json] of bodies) {
      for (const call of [{ json }, { form: json }]) {
        const answer = await browser.post(url, undefined, { ...call, headers, noToken: true });
        expect(answer.status).toBe(403);
        expect(answer.json).toEqual({ non_field_errors: [expect.stringMatching(/^CSRF Failed: /)] });
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    }
    expect(await everything(shop())).toEqual(before);
  });

  it.each(['', WRONG])('refuses a form with the wrong field "%s"', async (csrfmiddlewaretoken) => {
    const browser = await shop().visit().withToken();
    const form = { ...(await bodyFor('/users/login/')), csrfmiddlewaretoken };
    const before = await everything(shop());
    const answer = await browser.post('/users/login/', undefined, { form, noToken: true });
    expect([answer.status, answer.json]).toEqual([403, { non_field_errors: [BAD_TOKEN] }]);
    expect(await everything(shop())).toEqual(before);
  });

  const OTHERS = [
    ['POST', '/users/otp-login/'],
    ['POST', '/users/captcha/'],
    ['POST', '/users/password/reset/'],
    ['POST', '/users/password/change/'],
    ['POST', '/users/password/set/'],
    ['POST', '/users/reset/1/x/'],
    ['POST', '/users/email-change/'],
    ['POST', '/users/activate-currency/'],
    ['POST', '/i18n/setlang/'],
    ['PUT', '/users/profile/'],
    ['PATCH', '/users/profile/'],
    ['PATCH', '/users/anonymize/'],
    ['DELETE', '/users/sessions/'],
    ['DELETE', '/users/sessions/1/'],
    ['PUT', '/users/login/'],
  ] as const;

  it.each(OTHERS)('lets nothing else through: %s %s', async (method, url) => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const json = { currency_code: 'eur', language: 'tr', first_name: 'Eve', phone: '05550000000', email };
    expect((await browser.send(method, url, { json, noToken: true, headers: server })).status).toBe(403);
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });
});

describe.each(['all', 'storefront'])('logging out as the published client does, CSRF_ENFORCEMENT=%s', (mode) => {
  const shop = useShop({ env: { CSRF_ENFORCEMENT: mode } });

  /** The first call: no token, no body. */
  async function expectForm(shopOf: TestShop, browser: Customer, cookie: string): Promise<string> {
    const before = await everything(shopOf);
    const headers = { accept: '*/*', cookie };
    const answer = await browser.post('/users/logout', undefined, { headers, noToken: true });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const token = FORM.exec(answer.text)?.[1] ?? '';
    expect(valueSet(answer, 'csrftoken')).toBe(token);
    expect(await everything(shopOf)).toEqual(before);
    return token;
  }

  it('gives a stranger the form, and lets them log out with it', async () => {
    const browser = shop().visit({ 'user-agent': 'node' });
    const token = await expectForm(shop(), browser, 'undefined');
    const form = { csrfmiddlewaretoken: token };
    const headers = { cookie: `csrftoken=${token}` };
    const answer = await browser.post('/users/logout', undefined, { form, headers, noToken: true });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it('logs a customer out with the form’s field', async () => {
    const { browser, key, token: appToken } = await aLoggedInCustomer(shop());
    const token = await expectForm(shop(), browser, `osessionid=${key}`);
    const form = { csrfmiddlewaretoken: token };
    const answer = await browser.post('/users/logout', undefined, { form, noToken: true });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    await expectDead(shop(), key);
    await expectDeadToken(shop(), appToken);
  });

  const WITHOUT_HEADER: readonly (readonly [string, Call])[] = [
    ['no field', { form: {} }],
    ['a wrong field', { form: { csrfmiddlewaretoken: WRONG } }],
    ['an empty field', { form: { csrfmiddlewaretoken: '' } }],
    ['a wrong field in JSON', { json: { csrfmiddlewaretoken: WRONG } }],
    ['a foreign Origin', { form: {}, headers: { origin: 'https://evil.test' } }],
    ['a cross-site page', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }],
  ];

  it.each(WITHOUT_HEADER)('answers %s with the form again, and the session lives', async (_name, call) => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const answer = await browser.post('/users/logout/', undefined, { ...call, noToken: true });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(FORM);
    expect(answer.cookies.has('osessionid')).toBe(false);
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });

  it('does not count a good field in JSON', async () => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const json = { csrfmiddlewaretoken: browser.jar.get('csrftoken') };
    const answer = await browser.post('/users/logout/', json, { noToken: true });
    expect(answer.text).toMatch(FORM);
    expect(await whoIs(browser)).toBe(email);
  });

  const WITH_HEADER: readonly (readonly [string, Record<string, string>])[] = [
    ['a wrong header', { 'x-csrftoken': WRONG }],
    ['an empty header', { 'x-csrftoken': '' }],
    ['a good header from a foreign page', { origin: 'https://evil.test' }],
    ['a good header from a cross-site page', { 'sec-fetch-site': 'cross-site' }],
  ];

  it.each(WITH_HEADER)('refuses %s, and the session lives', async (_name, headers) => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const form = { csrfmiddlewaretoken: browser.jar.get('csrftoken') ?? '' };
    for (const call of [{ headers }, { headers, form }]) {
      const answer = await browser.post('/users/logout/', undefined, call);
      expect(answer.status).toBe(403);
      expect(field(answer.json, 'detail')).toMatch(/^CSRF Failed: /);
      expect(answer.cookies.has('osessionid')).toBe(false);
    }
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });
});
