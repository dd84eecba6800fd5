import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

const env = { PHONE_CHANGE_REQUIRES_CODE: 'on', THROTTLE_ACCOUNT_ADDRESS: '8/900' };
const shop = useShop({ env });

const path = '/users/profile/';
const WRONG_CODE = {
  non_field_errors: 'The verification code is wrong or has expired.',
  error_code: 'profile_100',
};

let count = 0;
const aPhone = () => `0557${String(1_000_000 + ++count)}`;

async function loggedIn(): Promise<{ ada: KnownCustomer; browser: Customer }> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return { ada, browser };
}

async function codeFor(phone: string): Promise<string> {
  const [sms] = await messagesTo(shop(), phone);
  return /^(\d{6}) /.exec(sms?.body ?? '')?.[1] ?? 'no code';
}

const profileOf = async (browser: Customer) => (await browser.get(path)).json;

describe('a phone that has to be proved', () => {
  it('changes with the code that was sent to it', async () => {
    const { ada, browser } = await loggedIn();
    const phone = aPhone();
    const before = await profileOf(browser);
    const answer = await browser.patch(path, { phone, first_name: 'Augusta' });
    expect([answer.status, answer.json]).toEqual([202, {}]);
    expect(await profileOf(browser)).toEqual(before);
    const code = await codeFor(phone);
    expect(await messagesTo(shop(), ada.phone)).toEqual([]);
    const done = await browser.patch(path, { phone, first_name: 'Augusta', code });
    expect(done.status).toBe(200);
    expect(done.json).toMatchObject({ phone, first_name: 'Augusta' });
  });

  it('works by PUT and by form too, and with a second code', async () => {
    const { browser } = await loggedIn();
    const phone = aPhone();
    const form = { first_name: 'Ada', last_name: 'King', phone };
    expect((await browser.send('PUT', path, { form })).status).toBe(202);
    const first = await codeFor(phone);
    expect((await browser.send('PUT', path, { form: { ...form, code: first, resend: 'true' } })).status).toBe(202);
    const second = await codeFor(phone);
    const stale = await browser.send('PUT', path, { form: { ...form, code: first } });
    expect([stale.status, stale.json]).toEqual([406, WRONG_CODE]);
    const done = await browser.send('PUT', path, { form: { ...form, code: second, resend: 'false' } });
    expect([done.status, field(done.json, 'phone')]).toEqual([200, phone]);
  });

  it('stays with a wrong, late or foreign code', async () => {
    const { browser } = await loggedIn();
    const [phone, other] = [aPhone(), aPhone()];
    const before = await profileOf(browser);
    await browser.patch(path, { phone });
    const code = await codeFor(phone);
    const wrong = code === '111111' ? '222222' : '111111';
    for (const body of [
      { phone, code: wrong },
      { phone: other, code },
    ]) {
      const answer = await browser.patch(path, body);
      expect([answer.status, answer.json]).toEqual([406, WRONG_CODE]);
    }
    shop().clock.advance(180_000);
    expect((await browser.patch(path, { phone, code })).json).toEqual(WRONG_CODE);
    expect(await profileOf(browser)).toEqual(before);
  });

  it('wants no code for the same phone, for none, or for other fields', async () => {
    const { ada, browser } = await loggedIn();
    const same = await browser.patch(path, { phone: ada.phone, first_name: 'Augusta' });
    expect([same.status, field(same.json, 'first_name')]).toEqual([200, 'Augusta']);
    expect((await browser.patch(path, { last_name: 'King' })).status).toBe(200);
    const none = await browser.patch(path, { phone: null });
    expect([none.status, field(none.json, 'phone')]).toEqual([200, null]);
    expect(await messagesTo(shop(), ada.phone)).toEqual([]);
  });

  it('is refused when it is somebody else’s, once it is proved', async () => {
    const grace = await aCustomer(shop());
    const { browser } = await loggedIn();
    await browser.patch(path, { phone: grace.phone });
    const answer = await browser.patch(path, { phone: grace.phone, code: await codeFor(grace.phone) });
    const text = 'A user is already registered with this phone number.';
    expect([answer.status, answer.json]).toEqual([400, { phone: [text] }]);
  });

  it('gets no code for a form that is refused anyway', async () => {
    const { browser } = await loggedIn();
    const phone = aPhone();
    expect((await browser.patch(path, { phone, date_of_birth: '2031-01-01' })).status).toBe(400);
    expect((await browser.patch(path, { phone: '123' })).json).toEqual({ phone: ['Enter a valid phone number.'] });
    expect(await messagesTo(shop(), phone)).toEqual([]);
  });

  it('is not flooded with codes, by one customer or by several', async () => {
    const phone = aPhone();
    const statuses: number[] = [];
    for (let time = 0; time < 10; time++) {
      const { browser } = await loggedIn();
      statuses.push((await browser.patch(path, { phone })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 202, 202, 429, 429]);
    expect(await messagesTo(shop(), phone)).toHaveLength(8);
    const { browser } = await loggedIn();
    for (let time = 0; time < 8; time++) expect((await browser.patch(path, { phone: aPhone() })).status).toBe(202);
    const answer = await browser.patch(path, { phone: aPhone() });
    expect(answer.status).toBe(429);
    expect(answer.json).toEqual({ detail: 'Request was throttled. Expected available in 900 seconds.' });
    await shop().runJobs();
  });
});
