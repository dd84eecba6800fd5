import { describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { type Answer, type Customer, field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';

const shop = useShop();

const NOT_FOUND = { detail: 'Not found.' };
const JSON_TYPE = { 'content-type': 'application/json' };
const RESET = '/users/password/reset/';
const PROFILE = '/users/profile/';
const LOGIN_FAMILY = ['/users/login/', '/users/registration/', '/users/otp-login/'] as const;

function expectError(answer: Answer, status: number, body: unknown): void {
  expect([answer.status, answer.json]).toEqual([status, body]);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['x-request-id']).toMatch(/^[\w-]{8,64}$/);
}

const withToken = () => shop().visit().withToken();

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

const sendRaw = async (url: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
  (await withToken()).send('POST', url, { body, headers });

describe('bodies that cannot be read', () => {
  it.each([
    '{',
    '{"email": "secret@example.org", "password": "hunter2"',
    '{"password": "hunter2",}',
    "{'password': 'hunter2'}",
    'email=secret@example.org&password=hunter2',
    '{"a": 1}{"password": "hunter2"}',
    '{"a": NaN}',
    'undefined',
    '{"a": "hunter2\n"}',
  ])('refuses the JSON %j without repeating it', async (body) => {
    const answer = await sendRaw(RESET, body);
    const detail: unknown = expect.stringMatching(/^JSON parse error - Expecting valid JSON(: char \d+)?$/);
    expectError(answer, 400, { detail });
    expect(answer.text).not.toMatch(/hunter2|secret/);
    for (const path of LOGIN_FAMILY) {
      expectError(await sendRaw(path, body), 400, { non_field_errors: [detail] });
    }
  });

  it.each([
    'text/plain',
    'text/xml',
    'application/vnd.api+json',
    'application/octet-stream',
    'image/png',
    'nonsense',
    'undefined',
  ])('refuses the media type %s', async (type) => {
    const text = `Unsupported media type "${type}" in request.`;
    expectError(await sendRaw(RESET, '{}', { 'content-type': type }), 415, { detail: text });
    for (const path of LOGIN_FAMILY) {
      expectError(await sendRaw(path, '{}', { 'content-type': type }), 415, { non_field_errors: [text] });
    }
  });

  it('repeats no more than a hundred characters of a media type', async () => {
    const answer = await sendRaw(RESET, '{}', { 'content-type': `text/${'x'.repeat(500)}` });
    expectError(answer, 415, { detail: `Unsupported media type "text/${'x'.repeat(95)}" in request.` });
  });

  it('refuses a body without a media type', async () => {
    expectError(await sendRaw(RESET, '{}', {}), 415, { detail: 'Unsupported media type "" in request.' });
  });

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
    'refuses a %s of more than a megabyte',
    async (type) => {
      const body = Buffer.alloc(1_048_577, ' ');
      const text = 'The request body is too large.';
      expectError(await sendRaw(RESET, body, { 'content-type': type }), 413, { detail: text });
      for (const path of LOGIN_FAMILY) {
        expectError(await sendRaw(path, body, { 'content-type': type }), 413, { non_field_errors: [text] });
      }
    },
  );

  it('reads one megabyte', async () => {
    const answer = await sendRaw(RESET, `{"a": "${'x'.repeat(1_048_576 - 9)}"}`);
    expectError(answer, 400, { email: ['This field is required.'] });
  });

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset=ISO-8859-9'])(
    'reads %s',
    async (type) => {
      const answer = await sendRaw(RESET, '{"email": "x"}', { 'content-type': type });
      expectError(answer, 400, { email: ['Enter a valid email address.'] });
    },
  );

  it('reads an empty body, and one with a byte order mark', async () => {
    const required = { email: ['This field is required.'] };
    for (const body of ['', ' \r\n', '{}', '\uFEFF{}', '\uFEFF', 'null']) {
      expectError(await sendRaw(RESET, body), 400, required);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectError(await sendRaw(RESET, '', form), 400, required);
    expectError(await (await withToken()).post(RESET), 400, required);
  });

  it.each([
    ['[]', 'list'],
    ['[{"email": "a@b.co"}]', 'list'],
    ['"text"', 'string'],
    ['7', 'number'],
    ['true', 'boolean'],
  ])('refuses the body %s', async (body, type) => {
    const text = `Invalid data. Expected a dictionary, but got ${type}.`;
    expectError(await sendRaw(RESET, body), 400, { non_field_errors: [text] });
  });

  it('survives invalid UTF-8', async () => {
    const invalid = Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]);
    const json = Buffer.concat([Buffer.from('{"email": "'), invalid, Buffer.from('"}')]);
    expectError(await sendRaw(RESET, json), 400, { email: ['Enter a valid email address.'] });
    const form = Buffer.concat([Buffer.from('email='), invalid, Buffer.from('%ff%c0%80%')]);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expectError(await sendRaw(RESET, form, type), 400, { email: ['Enter a valid email address.'] });
    const browser = await loggedIn();
    const body = Buffer.concat([Buffer.from('{"first_name": "'), invalid, Buffer.from('"}')]);
    const answer = await browser.send('PATCH', PROFILE, { body, headers: JSON_TYPE });
    expect([answer.status, String(field(answer.json, 'first_name'))]).toEqual([
      200,
      expect.stringMatching(/^\ufffd+$/),
    ]);
  });

  it('survives NUL wherever it stands', async () => {
    const nul = 'Null characters are not allowed.';
    expectError(await sendRaw(RESET, '{"email": "a\\u0000@b.co"}'), 400, { email: [nul] });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectError(await sendRaw(RESET, 'email=a%00@b.co', form), 400, { email: [nul] });
    expectError(await sendRaw(RESET, '%00=%00&email=a@b', form), 400, { email: ['Enter a valid email address.'] });
    expect((await sendRaw(RESET, '{"email": "\0"}')).status).toBe(400);
    for (const path of ['/users/reset/%00/%00/', '/media/avatars/%00', '/%00/', '/config/?a=%00&%00=b']) {
      expect([path, (await shop().visit().get(path)).status]).toEqual([path, path.startsWith('/config') ? 200 : 404]);
    }
  });

  it('survives JSON that is deep, huge or about prototypes', async () => {
    const required = { email: ['This field is required.'] };
    const deep = 100_000;
    expectError(await sendRaw(RESET, `{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`), 400, required);
    expectError(await sendRaw(RESET, `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`), 400, required);
    const proto = `${'{"__proto__":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect((await sendRaw(RESET, proto)).status).toBe(400);
    expect((await sendRaw(RESET, '['.repeat(500_000))).status).toBe(400);
    expectError(await sendRaw(RESET, '{"email": 1e999}'), 400, { email: ['Not a valid string.'] });
    expectError(await sendRaw(RESET, `{"email": ${'9'.repeat(400)}}`), 400, { email: ['Not a valid string.'] });
    expectError(await sendRaw(RESET, '{"__proto__": {"email": "a@b.co"}}'), 400, required);
    expectError(await sendRaw(RESET, '{"constructor": {"prototype": {"email": "a@b.co"}}}'), 400, required);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectError(await sendRaw(RESET, '__proto__[email]=a@b.co&__proto__=x', form), 400, required);
    expectError(await sendRaw(RESET, 'a&'.repeat(200_000), form), 400, required);
    expect(Object.prototype).not.toHaveProperty('email');
  });

  it('lets the last of a repeated form field count', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const answer = await sendRaw(RESET, 'email=nobody@example.org&email=x', form);
    expectError(answer, 400, { email: ['Enter a valid email address.'] });
  });
});

describe('unknown paths', () => {
  it.each([
    ...['/nowhere/', '/nowhere', '/', '/users/', '/users/nothing/', '/women/', '/product/38/', '/users/login/extra/'],
    ...['/nowhere/?a=1&b=%20', '/USERS/LOGIN/', '/users//login/', '/.env', '/users/%6cogin%2f/', '/media/avatars/'],
    ...['/users/reset/only-one/', '/favicon.ico', '/constructor', '/__proto__/', '/*', '/users/:id/'],
  ])('GET %s is a plain 404', async (path) => {
    for (const accept of ['*/*', 'application/json', 'text/html,application/xhtml+xml,*/*;q=0.8']) {
      const answer = await shop().visit({ accept }).get(path);
      expectError(answer, 404, NOT_FOUND);
      expect([answer.headers['location'], answer.cookies.size]).toEqual([undefined, 0]);
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const)(
    '%s is one too, without a CSRF token',
    async (method) => {
      const answer = await shop()
        .visit()
        .send(method, '/nowhere/', { body: method === 'HEAD' ? '' : '{}' });
      expect([answer.status, answer.text]).toEqual([404, method === 'HEAD' ? '' : '{"detail":"Not found."}']);
    },
  );

  it('reads no body there, however large or broken', async () => {
    const browser = shop().visit();
    for (const body of ['{broken', Buffer.alloc(2_000_000)]) {
      const answer = await browser.send('POST', '/nowhere/', { body, headers: JSON_TYPE });
      expect([404, 413]).toContain(answer.status);
    }
    expectError(await browser.send('POST', '/nowhere/', { body: '{broken', headers: JSON_TYPE }), 404, NOT_FOUND);
  });

  it.each(['/%', '/%zz/', '/users/%E0%A4%A/', '/users/reset/%c0/%80/', '/users/reset/%/x/', '/config/%ff'])(
    '%s, whose percent signs are broken, is a 404',
    async (path) => {
      const answer = await shop().visit().get(path);
      expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  it.each([100, 1000, 1001, 10_000])('a path part of %i characters is a 404', async (length) => {
    const part = 'a'.repeat(length);
    for (const path of [
      `/users/reset/${part}/x/`,
      `/users/email-verify/${part}/1/`,
      `/media/avatars/${part}`,
      `/${part}/`,
    ]) {
      const answer = await shop().visit().get(path);
      expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
    }
    expect((await (await loggedIn()).delete(`/users/sessions/${part}/`)).status).toBe(404);
  });

  it.each(['x', '0', '-1', '1.5', '99999999999999999999', '%31%20x', "1'--"])(
    'a session called %s is a 404',
    async (id) => {
      expectError(await (await loggedIn()).delete(`/users/sessions/${id}/`), 404, NOT_FOUND);
    },
  );
});

describe('the language of errors', () => {
  it('is the caller’s', async () => {
    const turkish = { 'accept-language': 'tr-TR,tr;q=0.9,en;q=0.5' };
    const browser = await shop().visit(turkish).withToken();
    expectError(await browser.get('/nowhere/'), 404, { detail: 'Bulunamadı.' });
    expectError(await browser.get('/current_user/'), 401, { detail: 'Giriş bilgileri verilmedi.' });
    expectError(await browser.put(RESET, {}), 405, { detail: '"PUT" metoduna izin verilmiyor.' });
    expectError(await browser.post(RESET, {}), 400, { email: ['Bu alan zorunlu.'] });
    expectError(await browser.post(RESET, {}, { noToken: true }), 403, {
      detail: 'CSRF Başarısız: CSRF anahtarı eksik ya da yanlış.',
    });
    const broken = await browser.send('POST', RESET, { body: '{', headers: JSON_TYPE });
    expect(String(field(broken.json, 'detail'))).toMatch(/^JSON ayrıştırma hatası - /);
    const large = await browser.send('POST', RESET, { body: Buffer.alloc(1_048_577), headers: JSON_TYPE });
    expectError(large, 413, { detail: 'İstek gövdesi çok büyük.' });
    const plain = await browser.send('POST', RESET, { body: 'x', headers: { 'content-type': 'text/plain' } });
    expectError(plain, 415, { detail: 'İstekte desteklenmeyen medya türü: "text/plain".' });
  });

  it('is what session and cookie keep, where the header says nothing', async () => {
    const browser = await withToken();
    await browser.post('/i18n/setlang/', { language: 'tr' });
    expectError(await browser.get('/nowhere/'), 404, { detail: 'Bulunamadı.' });
    expectError(await browser.get('/current_user/', { headers: { 'accept-language': 'en' } }), 401, {
      detail: 'Authentication credentials were not provided.',
    });
  });
});
