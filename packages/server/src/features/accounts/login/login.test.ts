import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Call, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);
const BAD_CREDENTIALS = { non_field_errors: ['Unable to log in with provided credentials.'] };

function customerRow(id: number) {
  return shop().database.db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function storeHash(ada: KnownCustomer, hash: string | null): Promise<void> {
  await shop().database.db.updateTable('customers').set({ password_hash: hash }).where('id', '=', ada.id).execute();
}

async function sessionsOf(id: number): Promise<number> {
  const rows = await shop().database.db.selectFrom('sessions').select('id').where('customer_id', '=', id).execute();
  return rows.length;
}

/** Sends a login and proves that it was refused: nobody is logged in, and nothing about the customer changed. */
async function refused(ada: KnownCustomer, body: unknown, call: Call = {}) {
  const before = await customerRow(ada.id);
  const browser = await shop().visit().withToken();
  const key = browser.sessionKey;
  const answer = await browser.post('/users/login/', body, call);
  expect(await customerRow(ada.id)).toEqual(before);
  expect(await sessionsOf(ada.id)).toBe(0);
  expect(browser.sessionKey).toBe(key);
  expect((await browser.get('/current_user/')).status).toBe(401);
  return answer;
}

function djangoPbkdf2(password: string, digest: 'sha256' | 'sha1', rounds = 1000): string {
  const length = digest === 'sha256' ? 32 : 20;
  const hash = pbkdf2Sync(password, 'c2FsdHNhbHQ', rounds, length, digest).toString('base64');
  return `pbkdf2_${digest}$${rounds}$c2FsdHNhbHQ$${hash}`;
}

describe('POST /users/login/', () => {
  it('answers a key, sets session and CSRF cookies and notes when and from where', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const { email, password } = ada;
    const answer = await browser.post('/users/login/', { email, password });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ key: TOKEN });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.cookies.get('osessionid')).toMatch(
      /^osessionid=[a-z0-9]{32}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.cookies.get('csrftoken')).toMatch(
      /^csrftoken=[a-zA-Z0-9]{64}; Path=\/; Max-Age=31449600; SameSite=Lax$/,
    );
    const row = await customerRow(ada.id);
    expect(row.last_login).toEqual(shop().clock.now());
    expect(row.attributes).toEqual({ register_client_type: 'default', confirm: true, logged_ip: '127.0.0.1' });
    expect(field((await browser.get('/current_user/')).json, 'pk')).toBe(ada.id);
  });

  it('hands out a key that logs in without cookies', async () => {
    const ada = await aCustomer(shop());
    const { json } = await shop().visit().logIn(ada.email, ada.password);
    const headers = { authorization: `Token ${String(field(json, 'key'))}` };
    const me = await shop().visit().get('/current_user/', { headers });
    expect([me.status, field(me.json, 'email')]).toEqual([200, ada.email]);
  });

  it('compares addresses without regard to case and blanks around them', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const email = `  ${ada.email.toUpperCase()} `;
    const answer = await browser.post('/users/login/', { email, password: ada.password });
    expect(answer.status).toBe(200);
  });

  it('reads forms as it reads JSON, and passes over fields it does not know', async () => {
    const ada = await aCustomer(shop());
    const { email, password } = ada;
    const extra = { formType: 'login', locale: 'en', captchaValidated: 'false', csrfToken: 'x', callbackUrl: '/' };
    const browser = await shop().visit().withToken();
    expect((await browser.send('POST', '/users/login/', { form: { email, password, ...extra } })).status).toBe(200);
    const other = await shop().visit().withToken();
    expect((await other.post('/users/login', { email, password, ...extra, json: { deep: [1] } })).status).toBe(200);
  });

  it('takes a password of digits sent as a number', async () => {
    const ada = await aCustomer(shop(), { password: '83645211907' });
    const browser = await shop().visit().withToken();
    const answer = await browser.post('/users/login/', { email: ada.email, password: 83645211907 });
    expect(answer.status).toBe(200);
  });

  it('says the same about a wrong password and an unknown address', async () => {
    const ada = await aCustomer(shop());
    const wrong = await refused(ada, { email: ada.email, password: 'not her password' });
    const unknown = await refused(ada, { email: 'nobody@example.org', password: ada.password });
    expect([wrong.status, wrong.json]).toEqual([400, BAD_CREDENTIALS]);
    expect([unknown.status, unknown.text]).toEqual([400, wrong.text]);
    const names = (headers: object) => Object.keys(headers).sort();
    expect(names(unknown.headers)).toEqual(names(wrong.headers));
  });

  it('cares about case and blanks in passwords', async () => {
    const ada = await aCustomer(shop(), { password: ' Two  Blanks ' });
    for (const password of ['Two  Blanks', ' two  blanks ', ' Two Blanks ']) {
      expect((await refused(ada, { email: ada.email, password })).json).toEqual(BAD_CREDENTIALS);
    }
    await shop().visit().logIn(ada.email, ' Two  Blanks ');
  });

  it('refuses in Turkish where that is asked for', async () => {
    const ada = await aCustomer(shop());
    const headers = { 'accept-language': 'tr-tr,en;q=0.5' };
    const answer = await refused(ada, { email: ada.email, password: 'x' }, { headers });
    expect(answer.json).toEqual({ non_field_errors: ['Girilen bilgilerle giriş yapılamadı.'] });
  });

  it('tells a disabled customer only when the password is right', async () => {
    const ada = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    const { email, password } = ada;
    const right = await refused(ada, { email, password });
    expect([right.status, right.json]).toEqual([400, { non_field_errors: ['User account is disabled.'] }]);
    expect((await refused(ada, { email, password: 'wrong' })).json).toEqual(BAD_CREDENTIALS);
  });

  it('wants the address confirmed first where registration said so', async () => {
    const ada = await aCustomer(shop());
    const attributes = JSON.stringify({ verification_required: true });
    const { db } = shop().database;
    await db.updateTable('customers').set({ attributes, email_verified_at: null }).where('id', '=', ada.id).execute();
    const answer = await refused(ada, { email: ada.email, password: ada.password });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ non_field_errors: ['Please verify your email address before login.'] });
    await db.updateTable('customers').set({ email_verified_at: new Date() }).where('id', '=', ada.id).execute();
    await shop().visit().logIn(ada.email, ada.password);
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', {}, { email: ['This field is required.'], password: ['This field is required.'] }],
    ['nulls', { email: null, password: null }, both('This field may not be null.')],
    ['empty texts', { email: '', password: '' }, both('This field may not be blank.')],
    ['no address', { email: 'ada', password: 'x' }, { email: ['Enter a valid email address.'] }],
    ['"undefined"', { email: 'undefined', password: 'undefined' }, { email: ['Enter a valid email address.'] }],
    ['"null"', { email: 'null', password: 'null' }, { email: ['Enter a valid email address.'] }],
    ['lists', { email: ['a@b.co'], password: ['x'] }, both('Not a valid string.')],
    ['objects', { email: { a: 1 }, password: {} }, both('Not a valid string.')],
    ['truth values', { email: true, password: false }, both('Not a valid string.')],
    ['a long address', { email: `${'a'.repeat(250)}@b.co`, password: 'x' }, tooLong('email', 254)],
    ['a long password', { email: 'a@b.co', password: 'x'.repeat(1025) }, tooLong('password', 1024)],
    ['NUL in the password', { email: 'a@b.co', password: 'a\0b' }, { password: ['Null characters are not allowed.'] }],
    ['NUL in the address', { email: 'a\0@b.co', password: 'x' }, { email: ['Null characters are not allowed.'] }],
    ['a list', [], { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
    ['a text', 'x', { non_field_errors: ['Invalid data. Expected a dictionary, but got string.'] }],
    ['a number', 7, { non_field_errors: ['Invalid data. Expected a dictionary, but got number.'] }],
  ])('refuses %s by field, with arrays of texts only', async (_what, body, errors) => {
    const ada = await aCustomer(shop());
    const answer = await refused(ada, body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
  });

  it('refuses what is neither JSON nor a form in the shape its client can show', async () => {
    const ada = await aCustomer(shop());
    const { email, password } = ada;
    const body = `<login><email>${email}</email><password>${password}</password></login>`;
    const xml = await refused(ada, undefined, { body, headers: { 'content-type': 'text/xml' } });
    const text = 'Unsupported media type "text/xml" in request.';
    expect([xml.status, xml.json]).toEqual([415, { non_field_errors: [text] }]);
    const plain = await refused(ada, undefined, {
      body: '{}',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    });
    expect(plain.status).toBe(415);
    expect(plain.json).toEqual({
      non_field_errors: ['Unsupported media type "text/plain;charset=UTF-8" in request.'],
    });
  });

  it('refuses broken JSON without repeating it', async () => {
    const ada = await aCustomer(shop());
    const body = `{"email":"${ada.email}","password":"${ada.password}`;
    const answer = await refused(ada, undefined, { body, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      non_field_errors: [expect.stringMatching(/^JSON parse error - Expecting valid JSON/)],
    });
    expect(answer.text).not.toContain(ada.password);
  });

  it('refuses a call without a token in the shape its client can show', async () => {
    const ada = await aCustomer(shop());
    const answer = await refused(ada, { email: ada.email, password: ada.password }, { noToken: true });
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ non_field_errors: ['CSRF Failed: CSRF token missing or incorrect.'] });
  });
});

function both(text: string) {
  return { email: [text], password: [text] };
}

function tooLong(name: string, max: number) {
  return { [name]: [`Ensure this field has no more than ${max} characters.`] };
}

describe('hashes that customers bring along', () => {
  it.each([
    ['PBKDF2 with SHA-256', djangoPbkdf2('korrekt pferd', 'sha256')],
    ['PBKDF2 with SHA-1', djangoPbkdf2('korrekt pferd', 'sha1')],
  ])('accepts %s and replaces it at the first login', async (_name, hash) => {
    const ada = await aCustomer(shop());
    await storeHash(ada, hash);
    const wrong = await refused(ada, { email: ada.email, password: 'wrong' });
    expect(wrong.json).toEqual(BAD_CREDENTIALS);
    await shop().visit().logIn(ada.email, 'korrekt pferd');
    const upgraded = (await customerRow(ada.id)).password_hash;
    expect(upgraded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await shop().visit().logIn(ada.email, 'korrekt pferd');
    expect((await customerRow(ada.id)).password_hash).toBe(upgraded);
  });

  it('accepts argon2 as Django writes it, and replaces it', async () => {
    const ada = await aCustomer(shop());
    await storeHash(ada, `argon2${await shop().deps.passwords.hash('korrekt pferd')}`);
    expect((await refused(ada, { email: ada.email, password: 'wrong' })).json).toEqual(BAD_CREDENTIALS);
    await shop().visit().logIn(ada.email, 'korrekt pferd');
    expect((await customerRow(ada.id)).password_hash).toMatch(/^\$argon2id\$/);
  });

  it.each([
    ['marked as unusable', '!kZ0pJ1'],
    ['only the mark', '!'],
    ['absent', null],
    ['empty', ''],
    ['of an unknown kind', 'bcrypt_sha256$$2b$12$abcdefghijklmnopqrstuv'],
    ['broken argon2', '$argon2id$v=19$m=19456,t=2,p=1$broken'],
    ['broken PBKDF2', 'pbkdf2_sha256$1000$salt$'],
    ['PBKDF2 without an end', 'pbkdf2_sha256$999999999999$salt$aGFzaA=='],
  ])('lets nobody in by a hash that is %s', async (_what, hash) => {
    const ada = await aCustomer(shop());
    await storeHash(ada, hash);
    for (const password of [ada.password, hash ?? 'x', '!']) {
      const body = { email: ada.email, password: password === '' ? 'x' : password };
      const answer = await refused(ada, body);
      expect([answer.status, answer.json]).toEqual([400, BAD_CREDENTIALS]);
    }
  });
});
