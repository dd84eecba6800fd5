import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';

const shop = useShop();

const PAGE = { accept: 'text/html,application/xhtml+xml' };
const AJAX = { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' };
const FORBIDDEN = { detail: 'CSRF Failed: CSRF token missing or incorrect.' };

const currencyOf = async (browser: Customer, headers: Record<string, string> = {}) =>
  field((await browser.get('/config/', { headers })).json, 'active_currency');

const sessionRows = () => shop().database.db.selectFrom('sessions').select(['currency', 'language']).execute();

describe('GET /config/', () => {
  it('answers exactly the documented fields', async () => {
    const answer = await shop().visit().get('/config/');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      active_currency: 'USD',
      available_currencies: ['USD', 'EUR', 'TRY'],
      country: { pk: 792, name: 'Türkiye', code: 'TR' },
      user_phone_regex: '^(05)\\d{9}$',
      user_phone_format: '05999999999',
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('names the country in the language of the caller', async () => {
    const { json } = await shop()
      .visit()
      .get('/config', { headers: { 'accept-language': 'tr-TR,tr;q=0.9' } });
    expect(field(json, 'country', 'name')).toBe('Türkiye');
  });

  it('writes no row for a guest who only looks', async () => {
    const before = await sessionRows();
    await shop()
      .visit()
      .get('/config/', { headers: { 'x-currency': 'eur' } });
    expect(await sessionRows()).toEqual(before);
  });

  describe('the header x-currency', () => {
    it.each(['eur', 'EUR', ' eur '])('chooses by %j for one request', async (currency) => {
      const browser = shop().visit();
      expect(await currencyOf(browser, { 'x-currency': currency })).toBe('EUR');
      expect(await currencyOf(browser)).toBe('USD');
    });

    it.each(['undefined', 'null', '', ' ', 'gbp', 'euro', 'eur,usd', '<script>', 'éur'])(
      'counts as absent with %j',
      async (currency) => {
        const browser = await shop().visit().withToken();
        expect(await currencyOf(browser, { 'x-currency': currency })).toBe('USD');
        await browser.post('/users/activate-currency/', { currency_code: 'try' });
        expect(await currencyOf(browser, { 'x-currency': currency })).toBe('TRY');
      },
    );

    it('goes before the currency of the session', async () => {
      const browser = await shop().visit().withToken();
      await browser.post('/users/activate-currency/', { currency_code: 'try' });
      expect(await currencyOf(browser, { 'x-currency': 'eur' })).toBe('EUR');
      expect(await currencyOf(browser)).toBe('TRY');
    });
  });

  describe('of another shop', () => {
    const other = useShop({
      env: {
        ...{ DEFAULT_CURRENCY: 'EUR', AVAILABLE_CURRENCIES: 'eur,usd', READ_CURRENCY_FROM_HEADER: 'off' },
        ...{ DEFAULT_COUNTRY_CODE: 'DE', USER_PHONE_REGEX: '^\\+49\\d{6,11}$', USER_PHONE_FORMAT: '+4999999999' },
      },
    });

    it('answers what it is configured to, and may pass over the header', async () => {
      const answer = await other()
        .visit()
        .get('/config/', { headers: { 'x-currency': 'usd', 'accept-language': 'tr' } });
      expect(answer.json).toEqual({
        active_currency: 'EUR',
        available_currencies: ['EUR', 'USD'],
        country: { pk: 276, name: 'Almanya', code: 'DE' },
        user_phone_regex: '^\\+49\\d{6,11}$',
        user_phone_format: '+4999999999',
      });
    });
  });

  it('says null for a country nobody knows', async () => {
    const app = nowhere();
    expect(field((await app.visit().get('/config/')).json, 'country')).toBeNull();
  });

  const nowhere = useShop({ env: { DEFAULT_COUNTRY_CODE: 'XX' } });
});

describe('POST /users/activate-currency/', () => {
  const path = '/users/activate-currency/';

  it.each(['try', 'TRY', ' try '])('keeps %j for the session', async (currency_code) => {
    const browser = await shop().visit().withToken();
    const answer = await browser.post(path, { currency_code });
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined]);
    expect(await currencyOf(browser)).toBe('TRY');
  });

  it('reads forms, and the last choice counts', async () => {
    const browser = await shop().visit().withToken();
    expect((await browser.send('POST', path, { form: { currency_code: 'try' } })).status).toBe(204);
    expect((await browser.post(path, { currency_code: 'eur' })).status).toBe(204);
    expect(await currencyOf(browser)).toBe('EUR');
  });

  it('survives the login', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    await browser.post(path, { currency_code: 'eur' });
    const { json } = await browser.logIn(ada.email, ada.password);
    expect(await currencyOf(browser)).toBe('EUR');
    const byToken = shop().visit({ authorization: `Token ${String(field(json, 'key'))}` });
    expect(await currencyOf(byToken)).toBe('EUR');
    expect((await byToken.post(path, { currency_code: 'try' })).status).toBe(204);
    expect(await currencyOf(browser)).toBe('TRY');
  });

  it.each<[string, unknown, string]>([
    ['an unknown one', { currency_code: 'gbp' }, '"gbp" is not a valid choice.'],
    ['"undefined"', { currency_code: 'undefined' }, '"undefined" is not a valid choice.'],
    ['"null"', { currency_code: 'null' }, '"null" is not a valid choice.'],
    ['none', {}, 'This field is required.'],
    ['an empty one', { currency_code: '' }, 'This field may not be blank.'],
    ['null', { currency_code: null }, 'This field may not be null.'],
    ['a list', { currency_code: ['eur'] }, 'Not a valid string.'],
    ['a long one', { currency_code: 'x'.repeat(11) }, 'Ensure this field has no more than 10 characters.'],
    ['NUL', { currency_code: 'e\0r' }, 'Null characters are not allowed.'],
  ])('refuses %s and keeps what was', async (_what, body, text) => {
    const browser = await shop().visit().withToken();
    await browser.post(path, { currency_code: 'eur' });
    const answer = await browser.post(path, body);
    expect([answer.status, answer.json]).toEqual([400, { currency_code: [text] }]);
    expect(await currencyOf(browser)).toBe('EUR');
  });

  it('wants a CSRF token', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.post(path, { currency_code: 'eur' }, { noToken: true });
    expect([answer.status, answer.json]).toEqual([403, FORBIDDEN]);
    expect(await currencyOf(browser)).toBe('USD');
  });
});

describe('POST /i18n/setlang/', () => {
  const path = '/i18n/setlang/';

  const isTurkish = async (browser: Customer, headers: Record<string, string> = {}) =>
    (await browser.get('/users/logout/', { headers: { ...PAGE, ...headers } })).text.includes('Çıkış yap');

  it.each(['tr', 'TR', 'tr-tr', 'tr_TR', ' tr '])('keeps %j in session and cookie', async (language) => {
    const browser = await shop().visit().withToken();
    const answer = await browser.send('POST', path, { form: { language }, headers: AJAX });
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined]);
    expect(answer.cookies.get('django_language')).toBe('django_language=tr; Path=/; Max-Age=31536000; SameSite=Lax');
    expect(await isTurkish(browser)).toBe(true);
    browser.jar.delete('django_language');
    expect(await isTurkish(browser)).toBe(true);
    expect(await isTurkish(browser, { 'accept-language': 'en' })).toBe(false);
    expect(await isTurkish(browser, { 'accept-language': '*' })).toBe(true);
  });

  it.each(['de', 'xx', '', 'undefined', 'null', '../tr', 't', 'x'.repeat(20)])('passes over %j', async (language) => {
    const browser = await shop().visit().withToken();
    const before = await sessionRows();
    const answer = await browser.send('POST', path, { form: { language } });
    expect([answer.status, answer.cookies.has('django_language')]).toEqual([204, false]);
    expect(await isTurkish(browser)).toBe(false);
    expect(await sessionRows()).toEqual(before);
  });

  it('passes over no language at all, and refuses what is none', async () => {
    const browser = await shop().visit().withToken();
    expect((await browser.post(path, {})).status).toBe(204);
    const answer = await browser.post(path, { language: ['tr'] });
    expect([answer.status, answer.json]).toEqual([400, { language: ['Not a valid string.'] }]);
    expect(await isTurkish(browser)).toBe(false);
  });

  it.each<[string, string]>([
    ['/baskets/basket/?a=1', '/baskets/basket/?a=1'],
    ['/', '/'],
    ['relative/path', '/relative/path'],
    ['http://shop.test/women/', '/women/'],
    ['https://evil.test/', '/'],
    ['//evil.test/', '/'],
    ['///evil.test/', '/'],
    ['/\\evil.test/', '/'],
    ['\\\\evil.test', '/'],
    ['/.//evil.test/', '/'],
    ['http://shop.test//evil.test/', '/'],
    ['/%2F/evil.test/', '/%2F/evil.test/'],
    ['javascript:alert(1)', '/'],
    ['http://user@shop.test.evil.test/', '/'],
    ['http://shop.test:8080/', '/'],
    ['', '/'],
  ])('leads a browser that says next=%j to %j', async (next, location) => {
    const browser = await shop().visit().withToken();
    const answer = await browser.send('POST', path, { form: { language: 'tr', next }, headers: PAGE });
    expect([answer.status, answer.headers['location']]).toEqual([302, location]);
  });

  it('leads a browser without next to where it came from', async () => {
    const browser = await shop().visit().withToken();
    const headers = { ...PAGE, referer: 'http://shop.test/women/?page=2' };
    const answer = await browser.send('POST', path, { form: { language: 'tr' }, headers });
    expect([answer.status, answer.headers['location']]).toEqual([302, '/women/?page=2']);
    const nowhere = await browser.send('POST', path, { form: { language: 'tr' }, headers: PAGE });
    expect([nowhere.status, nowhere.headers['location']]).toEqual([302, '/']);
  });

  it('sets no cookie for token requests', async () => {
    const ada = await aCustomer(shop());
    const { json } = await shop().visit().logIn(ada.email, ada.password);
    const browser = shop().visit({ authorization: `Token ${String(field(json, 'key'))}` });
    const answer = await browser.post(path, { language: 'tr' });
    expect([answer.status, answer.cookies.size]).toEqual([204, 0]);
    const profile = await browser.get('/users/profile/');
    expect(field(profile.json, 'genders', 0, 'label')).toBe('kadın');
  });

  it('wants a CSRF token', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.send('POST', path, { form: { language: 'tr' }, noToken: true });
    expect([answer.status, answer.json]).toEqual([403, FORBIDDEN]);
    expect(answer.cookies.has('django_language')).toBe(false);
  });
});
