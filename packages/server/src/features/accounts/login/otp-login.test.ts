import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

// The codes' own limits are the subject here; those of the throttle have a file of their own.
const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);
const WRONG_CODE = {
  non_field_errors: 'The verification code is wrong or has expired.',
  error_code: 'otp_login_100',
};

const enter = (browser: Customer, body: unknown) => browser.post('/users/otp-login/', body);

/** A browser that asked for a code, and the code. */
async function asked(ada: KnownCustomer) {
  const browser = await shop().visit().withToken();
  expect((await enter(browser, { phone: ada.phone })).status).toBe(200);
  return { browser, code: await codeFor(ada.phone) };
}

async function codeFor(phone: string): Promise<string> {
  const [sms] = await messagesTo(shop(), phone);
  return /^(\d{6}) is your verification code\.$/.exec(sms?.body ?? '')?.[1] ?? `no code in ${sms?.body ?? 'nothing'}`;
}

const anotherCode = (code: string) => (code === '111111' ? '222222' : '111111');

async function isGuest(browser: Customer): Promise<boolean> {
  return (await browser.get('/current_user/')).status === 401;
}

async function loginOf(id: number) {
  const columns = ['last_login', 'attributes'] as const;
  return shop().database.db.selectFrom('customers').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

describe('POST /users/otp-login/ with a phone', () => {
  it('sends a code by text message and answers 200 without a body', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const answer = await enter(browser, { phone: ada.phone });
    expect([answer.status, answer.text]).toEqual([200, '']);
    const messages = await messagesTo(shop(), ada.phone);
    expect(messages.map(({ channel, body }) => [channel, body])).toEqual([
      ['sms', expect.stringMatching(/^\d{6} is your verification code\.$/)],
    ]);
    expect(await isGuest(browser)).toBe(true);
  });

  it('answers alike for a phone nobody has, and sends nothing', async () => {
    const ada = await aCustomer(shop());
    const known = await enter(await shop().visit().withToken(), { phone: ada.phone });
    const unknown = await enter(await shop().visit().withToken(), { phone: '05009999999' });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
    expect(await messagesTo(shop(), '05009999999')).toEqual([]);
  });

  it('sends nothing to a disabled customer', async () => {
    const ada = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    expect((await enter(await shop().visit().withToken(), { phone: ada.phone })).status).toBe(200);
    expect(await messagesTo(shop(), ada.phone)).toEqual([]);
  });

  it('writes in the language of the caller, and stores no code', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit({ 'accept-language': 'tr' }).withToken();
    await enter(browser, { phone: ada.phone });
    const [sms] = await messagesTo(shop(), ada.phone);
    expect(sms?.body).toMatch(/^Doğrulama kodunuz: \d{6}$/);
    const code = sms?.body.slice(-6) ?? '';
    const rows = await shop().database.db.selectFrom('phone_codes').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it.each<[string, unknown, Record<string, string[]>]>([
    ['no phone', {}, { phone: ['This field is required.'] }],
    ['an empty phone', { phone: '' }, { phone: ['This field may not be blank.'] }],
    ['null', { phone: null }, { phone: ['This field may not be null.'] }],
    ['a short phone', { phone: '0555' }, { phone: ['Enter a valid phone number.'] }],
    ['letters', { phone: '05abcdefghi' }, { phone: ['Enter a valid phone number.'] }],
    ['a foreign form', { phone: '+905551112233' }, { phone: ['Enter a valid phone number.'] }],
    ['only signs', { phone: '(--)' }, { phone: ['Enter a valid phone number.'] }],
    ['a long one', { phone: '0'.repeat(17) }, { phone: ['Ensure this field has no more than 16 characters.'] }],
    ['a bad phone with a code', { phone: '0555', code: '123456' }, { phone: ['Enter a valid phone number.'] }],
    ['a short code', { phone: '05550000000', code: '123' }, { code: ['Ensure this field has at least 4 characters.'] }],
    [
      'a long code',
      { phone: '05550000000', code: '1'.repeat(21) },
      { code: ['Ensure this field has no more than 20 characters.'] },
    ],
  ])('refuses %s', async (_what, body, errors) => {
    const browser = await shop().visit().withToken();
    const answer = await enter(browser, body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    const rows = await shop().database.db.selectFrom('phone_codes').select('phone').execute();
    expect(rows.filter(({ phone }) => !/^05\d{9}$/.test(phone))).toEqual([]);
  });

  it('reads a phone with blanks, brackets and hyphens', async () => {
    const ada = await aCustomer(shop());
    const [, a, b, c] = /^(\d{4})(\d{3})(\d{4})$/.exec(ada.phone) ?? [];
    const phone = `(${a ?? ''}) ${b ?? ''}-${c ?? ''}`;
    await enter(await shop().visit().withToken(), { phone });
    expect(await messagesTo(shop(), ada.phone)).toHaveLength(1);
  });

  it('takes an empty or unset code for a first call', async () => {
    const ada = await aCustomer(shop());
    for (const code of ['', null, 'undefined', 'null']) {
      const answer = await enter(await shop().visit().withToken(), { phone: ada.phone, code });
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
    expect(await messagesTo(shop(), ada.phone)).toHaveLength(4);
  });

  it('refuses calls without a CSRF token in the login shape', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const answer = await browser.post('/users/otp-login/', { phone: ada.phone }, { noToken: true });
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ non_field_errors: ['CSRF Failed: CSRF token missing or incorrect.'] });
    expect(await messagesTo(shop(), ada.phone)).toEqual([]);
  });
});

describe('POST /users/otp-login/ with phone and code', () => {
  it('logs in with the code that was sent', async () => {
    const ada = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    const guestKey = browser.sessionKey;
    const answer = await enter(browser, { phone: ada.phone, code });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ key: TOKEN, redirect_url: '/' });
    expect(browser.sessionKey).not.toBe(guestKey);
    expect([...answer.cookies.keys()].sort()).toEqual(['csrf_token', 'csrftoken', 'osessionid']);
    expect(field((await browser.get('/current_user/')).json, 'pk')).toBe(ada.id);
    const { last_login, attributes } = await loginOf(ada.id);
    expect([last_login, field(attributes, 'logged_ip')]).toEqual([shop().clock.now(), '127.0.0.1']);
  });

  it('refuses a wrong code with 406 and exactly two texts', async () => {
    const ada = await aCustomer(shop());
    const before = await loginOf(ada.id);
    const { browser, code } = await asked(ada);
    const answer = await enter(browser, { phone: ada.phone, code: anotherCode(code) });
    expect([answer.status, answer.json]).toEqual([406, WRONG_CODE]);
    expect(await isGuest(browser)).toBe(true);
    expect(await loginOf(ada.id)).toEqual(before);
    expect((await enter(browser, { phone: ada.phone, code })).status).toBe(200);
  });

  it('refuses a code that nobody asked for', async () => {
    const ada = await aCustomer(shop());
    const answer = await enter(await shop().visit().withToken(), { phone: ada.phone, code: '123456' });
    expect([answer.status, answer.json]).toEqual([406, WRONG_CODE]);
  });

  it('takes a code once', async () => {
    const ada = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    expect((await enter(browser, { phone: ada.phone, code })).status).toBe(200);
    expect((await enter(browser, { phone: ada.phone, code })).json).toEqual(WRONG_CODE);
  });

  it('lets one in of two with the right code at once', async () => {
    const ada = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    const answers = await Promise.all([1, 2, 3].map(() => enter(browser, { phone: ada.phone, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 406, 406]);
  });

  it('takes a code in the session that asked for it only', async () => {
    const ada = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    const other = await shop().visit().withToken();
    const stolen = await enter(other, { phone: ada.phone, code });
    expect([stolen.status, stolen.json]).toEqual([406, WRONG_CODE]);
    expect(await isGuest(other)).toBe(true);
    expect((await enter(browser, { phone: ada.phone, code })).status).toBe(200);
  });

  it('takes a code for the phone it was sent to only', async () => {
    const ada = await aCustomer(shop());
    const grace = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    expect((await enter(browser, { phone: grace.phone, code })).json).toEqual(WRONG_CODE);
  });

  it('voids an earlier code when another is asked for', async () => {
    const ada = await aCustomer(shop());
    const first = await asked(ada);
    await enter(first.browser, { phone: ada.phone });
    const second = await codeFor(ada.phone);
    expect(second).not.toBe(first.code);
    expect((await enter(first.browser, { phone: ada.phone, code: first.code })).json).toEqual(WRONG_CODE);
    expect((await enter(first.browser, { phone: ada.phone, code: second })).status).toBe(200);
  });

  it('takes a code until it expires', async () => {
    const ada = await aCustomer(shop());
    const early = await asked(ada);
    shop().clock.advance(179_999);
    expect((await enter(early.browser, { phone: ada.phone, code: early.code })).status).toBe(200);
    const late = await asked(ada);
    shop().clock.advance(180_000);
    const answer = await enter(late.browser, { phone: ada.phone, code: late.code });
    expect([answer.status, answer.json]).toEqual([406, WRONG_CODE]);
    expect(await isGuest(late.browser)).toBe(true);
  });

  it('allows twenty tries, then not even the right code', async () => {
    const ada = await aCustomer(shop());
    const lucky = await asked(ada);
    const wrong = (browser: Customer, code: string) => enter(browser, { phone: ada.phone, code: anotherCode(code) });
    for (let tries = 1; tries <= 19; tries++) expect((await wrong(lucky.browser, lucky.code)).status).toBe(406);
    expect((await enter(lucky.browser, { phone: ada.phone, code: lucky.code })).status).toBe(200);
    const late = await asked(ada);
    await Promise.all(Array.from({ length: 20 }, () => wrong(late.browser, late.code)));
    expect((await enter(late.browser, { phone: ada.phone, code: late.code })).json).toEqual(WRONG_CODE);
    const again = await enter(late.browser, { phone: ada.phone });
    expect(again.status).toBe(200);
    expect((await enter(late.browser, { phone: ada.phone, code: await codeFor(ada.phone) })).status).toBe(200);
  });

  it('refuses a customer who was disabled meanwhile', async () => {
    const ada = await aCustomer(shop());
    const { browser, code } = await asked(ada);
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    const answer = await enter(browser, { phone: ada.phone, code });
    expect([answer.status, answer.json]).toEqual([400, { non_field_errors: ['User account is disabled.'] }]);
    expect(await isGuest(browser)).toBe(true);
  });

  it('wants the address confirmed first where registration said so', async () => {
    const ada = await aCustomer(shop());
    const attributes = JSON.stringify({ verification_required: true });
    const { db } = shop().database;
    await db.updateTable('customers').set({ attributes, email_verified_at: null }).where('id', '=', ada.id).execute();
    const { browser, code } = await asked(ada);
    const answer = await enter(browser, { phone: ada.phone, code });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ non_field_errors: ['Please verify your email address before login.'] });
    expect(await isGuest(browser)).toBe(true);
  });
});

describe('where customers may share a phone', () => {
  const shared = useShop({ env: { PHONE_NUMBER_UNIQUE_VALIDATOR_ACTIVE: 'off', ARASTA_THROTTLE: 'off' } });

  it('sends no code, because it would be anybody’s', async () => {
    const ada = await aCustomer(shared());
    const browser = await shared().visit().withToken();
    const answer = await enter(browser, { phone: ada.phone });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await messagesTo(shared(), ada.phone)).toEqual([]);
  });
});
