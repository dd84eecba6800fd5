import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

// What the published client looks for, attribute order and all.
const FORM_TOKEN = /name=['"]csrfmiddlewaretoken['"] value=['"](\w+)['"]/;

const PAGE = { accept: 'text/html,application/xhtml+xml' };

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

const statusOfMe = async (browser: Customer) => (await browser.get('/current_user/')).status;

function expectForm(answer: Answer): string {
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const token = FORM_TOKEN.exec(answer.text)?.[1] ?? 'no token';
  expect(answer.cookies.get('csrftoken')).toContain(`csrftoken=${token};`);
  expect(answer.text).toContain('<form method="post" action="/users/logout/">');
  return token;
}

describe('POST /users/logout/', () => {
  it('ends session and token and answers 200 without a body', async () => {
    const browser = await loggedIn();
    const old = browser.sessionKey ?? '';
    const answer = await browser.post('/users/logout/');
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(browser.sessionKey).not.toBe(old);
    expect(await statusOfMe(browser)).toBe(401);
    const thief = shop().visit();
    thief.jar.set('osessionid', old);
    expect(await statusOfMe(thief)).toBe(401);
    const rows = await shop().database.db.selectFrom('tokens').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('is 200 for guests, over and over', async () => {
    const browser = await shop().visit().withToken();
    for (const path of ['/users/logout/', '/users/logout', '/users/logout/']) {
      const answer = await browser.post(path);
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
  });

  it('does not read the body', async () => {
    for (const [type, body] of [
      ['text/plain;charset=UTF-8', '{}'],
      ['application/json', '{broken'],
      ['application/json', ''],
      ['text/xml', '<x/>'],
    ] as const) {
      const browser = await loggedIn();
      const answer = await browser.send('POST', '/users/logout/', { body, headers: { 'content-type': type } });
      expect([answer.status, answer.text]).toEqual([200, '']);
      expect(await statusOfMe(browser)).toBe(401);
    }
  });

  it('answers a call without a token with the form, and ends nothing', async () => {
    const browser = await loggedIn();
    expectForm(await browser.post('/users/logout/', undefined, { noToken: true }));
    expect(await statusOfMe(browser)).toBe(200);
  });

  it('refuses a wrong header, and ends nothing', async () => {
    const browser = await loggedIn();
    for (const token of ['x'.repeat(64), '', 'a'.repeat(32)]) {
      const answer = await browser.post('/users/logout/', undefined, { headers: { 'x-csrftoken': token } });
      expect(answer.status).toBe(403);
      expect(answer.json).toEqual({ detail: 'CSRF Failed: CSRF token missing or incorrect.' });
    }
    expect(await statusOfMe(browser)).toBe(200);
  });

  it('serves the two calls of the published client', async () => {
    const client = shop().visit({ accept: '*/*', 'user-agent': 'node' });
    const first = await client.send('POST', '/users/logout', { headers: { cookie: 'undefined' } });
    const token = expectForm(first);
    const second = await shop()
      .visit({ accept: '*/*', 'user-agent': 'node' })
      .send('POST', '/users/logout', {
        form: { csrfmiddlewaretoken: token },
        headers: { cookie: `csrftoken=${token}` },
      });
    expect([second.status, second.text]).toEqual([200, '']);
  });

  it('ends the session of a token request and sets no cookie', async () => {
    const ada = await aCustomer(shop());
    const { json } = await shop().visit().logIn(ada.email, ada.password);
    const headers = { authorization: `Token ${String(field(json, 'key'))}` };
    const answer = await shop().visit(headers).post('/users/logout/');
    expect([answer.status, answer.text, answer.cookies.size]).toEqual([200, '', 0]);
    expect((await shop().visit(headers).get('/current_user/')).json).toEqual({ detail: 'Invalid token.' });
  });
});

describe('the logout page', () => {
  it('asks before it logs out', async () => {
    const browser = await loggedIn();
    const page = await browser.get('/users/logout/', { headers: PAGE });
    const token = expectForm(page);
    expect(page.text).toContain('Are you sure you want to sign out?');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(await statusOfMe(browser)).toBe(200);
    const form = { csrfmiddlewaretoken: token };
    const done = await browser.send('POST', '/users/logout/', { form, headers: PAGE, noToken: true });
    expect([done.status, done.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(done.text).toContain('You have signed out.');
    expect(await statusOfMe(browser)).toBe(401);
  });

  it('speaks Turkish', async () => {
    const page = await shop()
      .visit()
      .get('/users/logout/', { headers: { ...PAGE, 'accept-language': 'tr' } });
    expect(page.text).toContain('Çıkış yapmak istediğinize emin misiniz?');
    expect(page.text).toContain('<html lang="tr">');
  });

  it('refuses a form from another site', async () => {
    const browser = await loggedIn();
    const token = expectForm(await browser.get('/users/logout/', { headers: PAGE }));
    const call = { form: { csrfmiddlewaretoken: token }, noToken: true };
    const answer = await browser.send('POST', '/users/logout/', {
      ...call,
      headers: { ...PAGE, origin: 'https://evil.test' },
    });
    expectForm(answer);
    expect(await statusOfMe(browser)).toBe(200);
  });
});

describe('with a storefront', () => {
  const store = useShop({ env: { STOREFRONT_URL: 'https://store.test/tr' } });

  it('leads a browser there', async () => {
    const browser = store().visit();
    const page = await browser.get('/users/logout/', { headers: PAGE });
    expect(page.headers['content-security-policy']).toContain("form-action 'self' https://store.test");
    const form = { csrfmiddlewaretoken: FORM_TOKEN.exec(page.text)?.[1] ?? '' };
    const done = await browser.send('POST', '/users/logout/', { form, headers: PAGE, noToken: true });
    expect([done.status, done.headers['location']]).toEqual([302, 'https://store.test/tr/']);
  });
});
