import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

// The form is sent far more often than one person would; the budgets have a file of their own.
const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);
const HEX: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const ARGON2: unknown = expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
const PASSWORD = 'Korrekt-Pferd-7';

let count = 0;
function aForm(changes: Record<string, unknown> = {}) {
  count += 1;
  const email = `grace${count}@example.org`;
  return { first_name: 'Grace', last_name: 'Hopper', email, password: PASSWORD, confirm: true, ...changes };
}

const register = (browser: Customer, form: unknown) => browser.post('/users/registration/', form);

async function customerByEmail(email: string, where: TestShop = shop()) {
  const rows = await where.database.db.selectFrom('customers').selectAll().where('email', '=', email).execute();
  return rows.find(({ user_type }) => user_type === 'registered');
}

const customerCount = async (where: TestShop = shop()) =>
  (await where.database.db.selectFrom('customers').select('id').execute()).length;

/** Registers and expects it to work; the confirmation mail is sent. */
async function registered(changes: Record<string, unknown> = {}) {
  const form = aForm(changes);
  const browser = await shop().visit().withToken();
  const answer = await register(browser, form);
  expect([answer.status, answer.json]).toEqual([201, { key: TOKEN }]);
  await shop().runJobs();
  const row = await customerByEmail(form.email.trim().toLowerCase());
  if (row === undefined) throw new Error(`Nobody has ${form.email}`);
  return { browser, answer, form, row };
}

/** Registers, expects a refusal, and proves that nobody was registered, logged in or written to. */
async function refused(changes: Record<string, unknown>, where: TestShop = shop()) {
  const before = await customerCount(where);
  const browser = await where.visit().withToken();
  const answer = await register(browser, aForm(changes));
  expect(await customerCount(where)).toBe(before);
  expect((await browser.get('/current_user/')).status).toBe(401);
  return [answer.status, answer.json];
}

describe('POST /users/registration/', () => {
  it('registers, logs in and answers a key', async () => {
    const { browser, answer, row, form } = await registered();
    expect(answer.cookies.get('osessionid')).toMatch(/^osessionid=[a-z0-9]{32}; Path=\/; Max-Age=1209600; HttpOnly;/);
    expect([...answer.cookies.keys()].sort()).toEqual(['csrf_token', 'csrftoken', 'osessionid']);
    expect(answer.headers['cache-control']).toBe('no-store');
    const me = await browser.get('/current_user/');
    expect([field(me.json, 'pk'), field(me.json, 'email')]).toEqual([row.id, form.email]);
  });

  it('stores what was told, and defaults for the rest', async () => {
    const { row, form } = await registered();
    const now = shop().clock.now();
    expect(row).toEqual({
      ...{ id: row.id, username: HEX, user_type: 'registered' },
      ...{ email: form.email, email_verified_at: null, first_name: 'Grace', last_name: 'Hopper' },
      ...{ phone: null, unique_phone: null, gender: null, date_of_birth: null, avatar_key: null },
      ...{ password_hash: ARGON2, is_active: true },
      ...{ email_allowed: false, sms_allowed: false, whatsapp_allowed: false, call_allowed: null },
      ...{ client_type: 'default', language_code: 'en', date_joined: now, modified_date: now },
      ...{ last_login: now, anonymized_at: null, segment: null, order_count: 0 },
      attributes: { register_client_type: 'default', logged_ip: '127.0.0.1', confirm: true },
    });
  });

  it('stores everything a form can tell', async () => {
    const told = { phone: '0555 111-22 (33)', gender: 'female', date_of_birth: '1991-2-7', username: 'amazing.grace' };
    const consents = { email_allowed: 'true', sms_allowed: 1, whatsapp_allowed: 'on', call_allowed: false };
    const { row } = await registered({ ...told, ...consents, kvkk_confirm: true, user_type: 'registered' });
    expect(row).toMatchObject({
      ...{ phone: '05551112233', unique_phone: '05551112233', gender: 'female', date_of_birth: '1991-02-07' },
      ...{ username: 'amazing.grace', email_allowed: true, sms_allowed: true, whatsapp_allowed: true },
      call_allowed: false,
    });
    expect(row.attributes).toEqual({
      ...{ register_client_type: 'default', logged_ip: '127.0.0.1', confirm: true, kvkk_confirm: true },
    });
  });

  it('reads forms, and passes over fields it does not know', async () => {
    const extra = {
      formType: 'register',
      locale: 'tr',
      marriage_anniversary: '2010-01-01',
      id: '1',
      is_active: 'false',
    };
    const { first_name, last_name, email, password } = aForm();
    const form = { first_name, last_name, email, password, confirm: 'on', ...extra };
    const browser = await shop().visit().withToken();
    const answer = await browser.send('POST', '/users/registration/', { form });
    expect(answer.status).toBe(201);
    await shop().runJobs();
    expect(await customerByEmail(email)).toMatchObject({ is_active: true });
  });

  it.each(['undefined', 'null', '', null])('takes %j for unset in optional fields', async (unset) => {
    const nothing = { phone: unset, gender: unset, date_of_birth: unset, username: unset, code: unset, resend: unset };
    const flags = unset === null ? {} : { email_allowed: unset, sms_allowed: unset };
    const { row } = await registered({ ...nothing, ...flags, call_allowed: unset, kvkk_confirm: unset });
    expect(row).toMatchObject({ phone: null, gender: null, date_of_birth: null, call_allowed: null });
    expect(row.username).toMatch(/^[0-9a-f]{32}$/);
  });

  it('takes the gender none for no gender', async () => {
    expect((await registered({ gender: 'none' })).row.gender).toBeNull();
  });

  it('stores addresses in lower case', async () => {
    const { browser, row } = await registered({ email: ' Grace.Hopper@Example.ORG ' });
    expect(row.email).toBe('grace.hopper@example.org');
    expect(field((await browser.get('/current_user/')).json, 'email')).toBe('grace.hopper@example.org');
  });

  it('stores the language of the form for later mails', async () => {
    const form = aForm();
    const browser = await shop().visit({ 'accept-language': 'tr' }).withToken();
    await register(browser, form);
    const [mail] = await messagesTo(shop(), form.email);
    expect(mail?.subject).toBe('Lütfen e-posta adresinizi doğrulayın');
    expect((await customerByEmail(form.email))?.language_code).toBe('tr');
  });

  it('takes over the session of the guest', async () => {
    const browser = await shop().visit().withToken();
    await browser.post('/users/activate-currency/', { currency_code: 'eur' });
    const guestKey = browser.sessionKey;
    await register(browser, aForm());
    await shop().runJobs();
    expect(browser.sessionKey).not.toBe(guestKey);
    expect(field((await browser.get('/config/')).json, 'active_currency')).toBe('EUR');
  });

  it('takes today for a date of birth, and a password of eight characters however wide', async () => {
    const { row } = await registered({ date_of_birth: '2030-04-11', password: 'ğüşiöç🐎🐎' });
    expect(row.date_of_birth).toBe('2030-04-11');
  });

  it('refuses an address that is taken, in whatever case', async () => {
    const ada = await aCustomer(shop());
    const text = 'A user is already registered with this e-mail address.';
    expect(await refused({ email: ada.email })).toEqual([400, { email: [text] }]);
    expect(await refused({ email: ada.email.toUpperCase() })).toEqual([400, { email: [text] }]);
    await shop().visit().logIn(ada.email, ada.password);
  });

  it('refuses a phone or username that is taken', async () => {
    const ada = await aCustomer(shop());
    await registered({ username: 'ada.lovelace' });
    const phone = ada.phone.replace(/^05/, '0 (5)');
    const taken = 'A user is already registered with this phone number.';
    expect(await refused({ phone })).toEqual([400, { phone: [taken] }]);
    const username = ['A user with that username already exists.'];
    expect(await refused({ username: 'ada.lovelace' })).toEqual([400, { username }]);
  });

  it('registers one of two at once', async () => {
    const before = await customerCount();
    const { email } = aForm();
    const browsers = await Promise.all([1, 2, 3].map(() => shop().visit().withToken()));
    const answers = await Promise.all(browsers.map((browser) => register(browser, aForm({ email }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    const phone = '05559990011';
    const more = await Promise.all(browsers.map((browser) => register(browser, aForm({ phone }))));
    expect(more.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    const texts = more.filter(({ status }) => status === 400).map(({ json }) => json);
    const taken = { phone: ['A user is already registered with this phone number.'] };
    expect(texts).toEqual([taken, taken]);
    expect(await customerCount()).toBe(before + 2);
    await shop().runJobs();
  });

  it('answers 403, 415 and broken JSON in the shape its client can show', async () => {
    const before = await customerCount();
    const browser = await shop().visit().withToken();
    const path = '/users/registration/';
    const forbidden = await browser.post(path, aForm(), { noToken: true });
    expect(forbidden.status).toBe(403);
    expect(forbidden.json).toEqual({ non_field_errors: ['CSRF Failed: CSRF token missing or incorrect.'] });
    const headers = { 'content-type': 'text/plain' };
    const plain = await browser.send('POST', path, { body: JSON.stringify(aForm()), headers });
    expect(plain.status).toBe(415);
    expect(plain.json).toEqual({ non_field_errors: ['Unsupported media type "text/plain" in request.'] });
    const broken = { body: '{"email": ', headers: { 'content-type': 'application/json' } };
    const answer = await browser.send('POST', path, broken);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.json ?? {})).toEqual(['non_field_errors']);
    expect(await customerCount()).toBe(before);
  });
});
