import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop({ env: { REST_REGISTER_VIEW: 'RegisterSMSOtpView', THROTTLE_ACCOUNT_ADDRESS: '8/900' } });

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);
const WRONG_CODE = { code: ['The verification code is wrong or has expired.'] };

let count = 0;
function aForm(changes: Record<string, unknown> = {}) {
  count += 1;
  const names = { first_name: 'Grace', last_name: 'Hopper', email: `grace${count}@example.org` };
  const phone = `0556${String(1_000_000 + count)}`;
  return { ...names, phone, password: 'korrekt pferd', confirm: true, ...changes };
}

const register = (browser: Customer, form: unknown) => browser.post('/users/registration/', form);

async function codesTo(phone: string): Promise<string[]> {
  const messages = await messagesTo(shop(), phone);
  return messages.map(({ body }) => /^(\d{6}) is your verification code\.$/.exec(body)?.[1] ?? body);
}

function customersWith(email: string) {
  return shop().database.db.selectFrom('customers').selectAll().where('email', '=', email).execute();
}

/** A browser that sent its form, and the code that came. */
async function asked(changes: Record<string, unknown> = {}) {
  const form = aForm(changes);
  const browser = await shop().visit().withToken();
  const answer = await register(browser, form);
  expect([answer.status, answer.json]).toEqual([202, {}]);
  const [code = ''] = await codesTo(form.phone);
  return { form, browser, code };
}

const anotherCode = (code: string) => (code === '111111' ? '222222' : '111111');

describe('RegisterSMSOtpView', () => {
  it('sends a code and registers nobody yet', async () => {
    const { form, browser, code } = await asked();
    expect(code).toMatch(/^\d{6}$/);
    expect(await customersWith(form.email)).toEqual([]);
    expect((await browser.get('/current_user/')).status).toBe(401);
  });

  it('registers with the same form and the code', async () => {
    const { form, browser, code } = await asked();
    const answer = await register(browser, { ...form, code });
    expect([answer.status, answer.json]).toEqual([201, { key: TOKEN }]);
    await shop().runJobs();
    expect(field((await browser.get('/current_user/')).json, 'phone')).toBe(form.phone);
    const [row] = await customersWith(form.email);
    expect(row).toMatchObject({ phone: form.phone, unique_phone: form.phone });
    expect(field(row?.attributes, 'verified_phone')).toBe(form.phone);
  });

  it('sends another code on request, which voids the first', async () => {
    const { form, browser, code } = await asked();
    const again = await register(browser, { ...form, code, resend: true });
    expect([again.status, again.json]).toEqual([202, {}]);
    const [second = '', first] = await codesTo(form.phone);
    expect(first).toBe(code);
    expect((await register(browser, { ...form, code, resend: false })).json).toEqual(WRONG_CODE);
    expect((await register(browser, { ...form, code: second, resend: 'false' })).status).toBe(201);
    await shop().runJobs();
  });

  it('refuses a wrong, late or foreign code, and registers nobody', async () => {
    const { form, browser, code } = await asked();
    const wrong = await register(browser, { ...form, code: anotherCode(code) });
    expect([wrong.status, wrong.json]).toEqual([400, WRONG_CODE]);
    const other = await shop().visit().withToken();
    expect((await register(other, { ...form, code })).json).toEqual(WRONG_CODE);
    const elsewhere = aForm();
    expect((await register(browser, { ...form, phone: elsewhere.phone, code })).json).toEqual(WRONG_CODE);
    shop().clock.advance(180_000);
    expect((await register(browser, { ...form, code })).json).toEqual(WRONG_CODE);
    expect(await customersWith(form.email)).toEqual([]);
  });

  it('does not take a code for logging in, nor one of these for that', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    await browser.post('/users/otp-login/', { phone: ada.phone });
    const [loginCode = ''] = await codesTo(ada.phone);
    expect((await register(browser, aForm({ phone: ada.phone, code: loginCode }))).json).toEqual(WRONG_CODE);
    await register(browser, aForm({ phone: ada.phone }));
    const [code = ''] = await codesTo(ada.phone);
    expect((await browser.post('/users/otp-login/', { phone: ada.phone, code })).status).toBe(406);
  });

  it('wants a phone, and sends nothing for a form that cannot be registered', async () => {
    const browser = await shop().visit().withToken();
    const none = await register(browser, aForm({ phone: undefined }));
    expect([none.status, none.json]).toEqual([400, { phone: ['This field is required.'] }]);
    expect((await register(browser, aForm({ phone: '' }))).json).toEqual({ phone: ['This field is required.'] });
    const ada = await aCustomer(shop());
    const form = aForm({ email: ada.email });
    const taken = { email: ['A user is already registered with this e-mail address.'] };
    expect((await register(browser, form)).json).toEqual(taken);
    expect(await codesTo(form.phone)).toEqual([]);
    const weak = aForm({ password: '12345' });
    expect((await register(browser, weak)).status).toBe(400);
    expect(await codesTo(weak.phone)).toEqual([]);
  });

  it('refuses a phone that is somebody’s, once it is proved', async () => {
    const ada = await aCustomer(shop());
    const { form, browser, code } = await asked({ phone: ada.phone });
    const answer = await register(browser, { ...form, code });
    const taken = { phone: ['A user is already registered with this phone number.'] };
    expect([answer.status, answer.json]).toEqual([400, taken]);
    expect(await customersWith(form.email)).toEqual([]);
  });

  it('registers one of two with one code at once', async () => {
    const { form, browser, code } = await asked();
    const answers = await Promise.all([1, 2].map(() => register(browser, { ...form, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect(await customersWith(form.email)).toHaveLength(1);
    await shop().runJobs();
  });

  it('does not flood a phone with codes for ever new addresses', async () => {
    const { phone } = aForm();
    const statuses: number[] = [];
    for (let time = 0; time < 10; time++) {
      statuses.push((await register(await shop().visit().withToken(), aForm({ phone }))).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 202, 202, 429, 429]);
    const answer = await register(await shop().visit().withToken(), aForm({ phone }));
    expect(answer.json).toEqual({ non_field_errors: ['Request was throttled. Expected available in 900 seconds.'] });
    expect(await codesTo(phone)).toHaveLength(8);
  });
});
