import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';

const PATHS = ['/users/captcha/', '/users/pz-captcha/'] as const;
const CAPTCHA = { redirect_url: '/users/captcha/?next=/' };
const FAILED = { 'g-recaptcha-response': ['The captcha was not solved. Please try again.'] };
const AJAX = { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' };
const PAGE = { accept: 'text/html,application/xhtml+xml' };

// As the published client reads the form.
function clientReads(html: string) {
  const siteKey = html.match(/sitekey=["|']\w+/gi)?.[0].replace(/sitekey=["|']/, '') ?? '';
  const token = html
    .match(/name=['|"]csrfmiddlewaretoken['|"] value=['|"]\w+/gi)?.[0]
    .replace(/name=['|"]csrfmiddlewaretoken['|"] value=['|"]/gi, '');
  return { siteKey, token };
}

const solve = (browser: Customer, solution: unknown = 'solved', path: string = PATHS[0]) =>
  browser.post(path, { 'g-recaptcha-response': solution });

const attempt = (browser: Customer, { email }: KnownCustomer, password = 'wrong') =>
  browser.post('/users/login/', { email, password });

/** A browser that was sent to the captcha over an account. */
async function throttled(shop: TestShop, ada: KnownCustomer): Promise<Customer> {
  const browser = await shop.visit().withToken();
  for (let time = 0; time < 3; time++) {
    if ((await attempt(browser, ada)).status === 429) return browser;
  }
  throw new Error('Nothing was throttled');
}

const LOW = { THROTTLE_ACCOUNT_ADDRESS: '2/900' };

describe('GET', () => {
  const shop = useShop();

  it.each(PATHS)('%s answers the form that the published client reads', async (path) => {
    const browser = shop().visit();
    const answer = await browser.get(path, { headers: AJAX });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json ?? {})).toEqual(['html']);
    expect(answer.headers['cache-control']).toBe('no-store');
    const html = String(field(answer.json, 'html'));
    expect(html).toMatch(/^<form method="post" action="\/users\/(pz-)?captcha\/">[\s\S]*<\/form>$/);
    expect(html).toContain('data-sitekey="development"');
    expect(clientReads(html)).toEqual({ siteKey: 'development', token: browser.jar.get('csrftoken') });
    expect(browser.sessionKey).toMatch(/^[a-z0-9]{32}$/);
  });

  it('answers browsers with a page, in their language', async () => {
    const page = await shop()
      .visit()
      .get('/users/captcha/?next=/', { headers: { ...PAGE, 'accept-language': 'tr' } });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('İnsan mısınız?');
    expect(page.text).toContain('name="csrfmiddlewaretoken" value="');
    const json = await shop().visit().get('/users/captcha/?format=json', { headers: PAGE });
    expect(Object.keys(json.json ?? {})).toEqual(['html']);
  });
});

describe('POST', () => {
  const shop = useShop();

  it.each(PATHS)('%s answers the location / to JSON, forms and AJAX', async (path) => {
    const browser = await shop().visit().withToken();
    const form = { 'g-recaptcha-response': 'solved' };
    const answers = [
      await browser.post(path, form),
      await browser.send('POST', path, { form }),
      await browser.send('POST', path, { form, headers: AJAX }),
      await browser.send('POST', path, { form, headers: { accept: '*/*' } }),
    ];
    for (const answer of answers) expect([answer.status, answer.json]).toEqual([200, { location: '/' }]);
  });

  it.each(PATHS)('%s leads a browser on, by the token of its own form', async (path) => {
    const browser = shop().visit();
    const page = await browser.get(path, { headers: PAGE });
    const csrfmiddlewaretoken = clientReads(page.text).token ?? '';
    const form = { csrfmiddlewaretoken, 'g-recaptcha-response': 'solved' };
    const answer = await browser.send('POST', path, { form, headers: PAGE, noToken: true });
    expect([answer.status, answer.headers['location']]).toEqual([302, '/']);
  });

  it.each(PATHS)('%s refuses what is not solved', async (path) => {
    const browser = await shop().visit().withToken();
    for (const headers of [{}, AJAX, PAGE]) {
      const answer = await browser.post(path, { 'g-recaptcha-response': 'guessed' }, { headers });
      expect([answer.status, answer.json]).toEqual([400, FAILED]);
    }
  });

  it.each<[string, unknown, string]>([
    ['missing', {}, 'This field is required.'],
    ['empty', { 'g-recaptcha-response': '' }, 'This field may not be blank.'],
    ['null', { 'g-recaptcha-response': null }, 'This field may not be null.'],
    ['a list', { 'g-recaptcha-response': ['solved'] }, 'Not a valid string.'],
    ['endless', { 'g-recaptcha-response': 'x'.repeat(8193) }, 'Ensure this field has no more than 8192 characters.'],
  ])('refuses a response that is %s', async (_what, body, text) => {
    const answer = await (await shop().visit().withToken()).post('/users/captcha/', body);
    expect([answer.status, answer.json]).toEqual([400, { 'g-recaptcha-response': [text] }]);
  });

  it('wants a CSRF token', async () => {
    const browser = await shop().visit().withToken();
    const call = { form: { 'g-recaptcha-response': 'solved' }, noToken: true };
    const answer = await browser.send('POST', '/users/captcha/', call);
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ detail: 'CSRF Failed: CSRF token missing or incorrect.' });
  });

  it('lets all customers behind one storefront solve theirs', async () => {
    for (let count = 0; count < 30; count++) {
      expect((await solve(await shop().visit().withToken())).status).toBe(200);
    }
  });

  it('bounds how often one session may try', async () => {
    const browser = await shop().visit().withToken();
    for (let count = 0; count < 60; count++) expect((await solve(browser, 'guessed')).status).toBe(400);
    const answer = await solve(browser);
    expect(answer.json).toEqual({ detail: 'Request was throttled. Expected available in 900 seconds.' });
    expect(answer.headers['retry-after']).toBe('900');
  });
});

describe('a solved captcha', () => {
  const shop = useShop({ env: LOW });

  it('lets a throttled customer log in', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    expect((await solve(browser)).status).toBe(200);
    expect((await attempt(browser, ada, ada.password)).status).toBe(200);
  });

  it('grants five further attempts, again and again', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    for (let round = 0; round < 2; round++) {
      await solve(browser);
      for (let time = 0; time < 5; time++) expect((await attempt(browser, ada)).status).toBe(400);
      const answer = await attempt(browser, ada, ada.password);
      expect([answer.status, answer.json]).toEqual([429, CAPTCHA]);
    }
  });

  it('grants no more to attempts at once', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    await solve(browser);
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(browser, ada)));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
  });

  it('releases no other session', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    const other = await throttled(shop(), ada);
    await solve(browser);
    expect((await attempt(other, ada)).json).toEqual(CAPTCHA);
    expect((await attempt(browser, ada)).status).toBe(400);
  });

  it('releases no other account', async () => {
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const browser = await throttled(shop(), ada);
    await throttled(shop(), grace);
    await solve(browser);
    expect((await attempt(browser, grace, grace.password)).json).toEqual(CAPTCHA);
  });

  it('releases nothing before there is something to release', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    expect((await solve(browser)).json).toEqual({ location: '/' });
    await attempt(browser, ada);
    await attempt(browser, ada);
    expect((await attempt(browser, ada)).json).toEqual(CAPTCHA);
  });

  it('releases nothing when it was not solved', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    expect((await solve(browser, 'guessed')).status).toBe(400);
    expect((await attempt(browser, ada, ada.password)).json).toEqual(CAPTCHA);
  });

  it('releases registration too', async () => {
    const form = { first_name: 'A', last_name: 'B', email: 'captcha@example.org', password: 'korrekt pferd' };
    const browser = await shop().visit().withToken();
    const register = (confirm: boolean) => browser.post('/users/registration/', { ...form, confirm });
    await register(false);
    await register(false);
    expect((await register(true)).json).toEqual(CAPTCHA);
    await solve(browser, 'solved', '/users/pz-captcha/');
    expect((await register(true)).status).toBe(201);
    await shop().runJobs();
  });

  it('is good for an hour', async () => {
    const ada = await aCustomer(shop());
    const late = { ...ada, email: 'late@example.org' };
    const browser = await throttled(shop(), ada);
    await solve(browser);
    shop().clock.advance(3_600_001);
    await throttled(shop(), late);
    const rows = await shop()
      .database.db.selectFrom('captcha_challenges')
      .select(['attempts_left', 'expires_at'])
      .execute();
    const granted = rows.filter(({ attempts_left }) => attempts_left > 0);
    expect(granted.every(({ expires_at }) => expires_at <= shop().clock.now())).toBe(true);
  });
});

describe('without a provider', () => {
  const shop = useShop({ env: { ...LOW, CAPTCHA_PROVIDER: 'none' } });

  it('shows no widget and solves nothing', async () => {
    const browser = shop().visit();
    const answer = await browser.get('/users/pz-captcha/', { headers: AJAX });
    const html = String(field(answer.json, 'html'));
    expect(html).toContain('data-sitekey=""');
    expect(clientReads(html)).toEqual({ siteKey: '', token: browser.jar.get('csrftoken') });
    for (const solution of ['solved', 'x']) {
      expect((await solve(browser, solution)).json).toEqual(FAILED);
    }
  });

  it('tells people to wait', async () => {
    const page = await shop().visit().get('/users/captcha/', { headers: PAGE });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('No captcha is configured. Please wait a little and try again.');
    expect(page.text).not.toContain('<form');
  });
});
