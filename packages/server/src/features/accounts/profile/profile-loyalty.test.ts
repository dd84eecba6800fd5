import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();
const path = '/users/profile-with-loyalty/';
const plain = '/users/profile/';
const NUMBER: unknown = expect.stringMatching(/^[1-9]\d{15}$/);
const NOT_AUTHENTICATED = { detail: 'Authentication credentials were not provided.' };

async function loggedIn(): Promise<{ ada: KnownCustomer; browser: Customer }> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return { ada, browser };
}

const numberOf = async (browser: Customer) =>
  field((await browser.get('/loyalty-card/loyalty_card/')).json, 'card', 'number');

describe(path, () => {
  it('is the profile', async () => {
    const { ada, browser } = await loggedIn();
    const answer = await browser.get(path);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual((await browser.get(plain)).json);
    expect(field(answer.json, 'email')).toBe(ada.email);
  });

  it('lets a customer join by PATCH and by PUT, once, and changes what else is given', async () => {
    const { browser } = await loggedIn();
    const answer = await browser.patch(path, { add_loyalty: true, first_name: 'Augusta' });
    expect([answer.status, field(answer.json, 'first_name')]).toEqual([200, 'Augusta']);
    expect(answer.json).toEqual((await browser.get(plain)).json);
    const number = await numberOf(browser);
    expect(number).toEqual(NUMBER);
    const again = await browser.put(path, { add_loyalty: 'true', first_name: 'Ada', last_name: 'King', phone: null });
    expect([again.status, field(again.json, 'last_name'), await numberOf(browser)]).toEqual([200, 'King', number]);
    const other = await loggedIn();
    await other.browser.put(path, { add_loyalty: 'on', first_name: 'Ada', last_name: 'King', phone: other.ada.phone });
    expect(await numberOf(other.browser)).toEqual(NUMBER);
  });

  it('joins nobody who does not say so, and lets nobody leave', async () => {
    const { browser } = await loggedIn();
    for (const body of [{}, { add_loyalty: false }, { add_loyalty: null }, { first_name: 'Ada' }]) {
      expect((await browser.patch(path, body)).status).toBe(200);
    }
    expect((await browser.patch(plain, { add_loyalty: true })).status).toBe(200);
    expect(await numberOf(browser)).toBeUndefined();
    await browser.patch(path, { add_loyalty: true });
    await browser.patch(path, { add_loyalty: false });
    expect(await numberOf(browser)).toEqual(NUMBER);
  });

  it('has a new phone proved first, and joins nobody before', async () => {
    const { ada, browser } = await loggedIn();
    const change = { phone: '05591234567', add_loyalty: true };
    const asked = await browser.patch(path, change);
    expect([asked.status, asked.json]).toEqual([202, {}]);
    const [sms] = await messagesTo(shop(), change.phone);
    const code = /^(\d{6}) /.exec(sms?.body ?? '')?.[1] ?? 'no code';
    const wrong = await browser.patch(path, { ...change, code: code === '111111' ? '222222' : '111111' });
    expect([wrong.status, field(wrong.json, 'error_code')]).toEqual([406, 'profile_100']);
    expect([field((await browser.get(path)).json, 'phone'), await numberOf(browser)]).toEqual([ada.phone, undefined]);
    const done = await browser.patch(path, { ...change, code });
    expect([done.status, field(done.json, 'phone'), await numberOf(browser)]).toEqual([200, change.phone, NUMBER]);
  });

  it('refuses what the profile refuses, and joins nobody then', async () => {
    const { browser } = await loggedIn();
    const wrong = await browser.patch(path, { date_of_birth: '2999-01-01', add_loyalty: true });
    expect([wrong.status, wrong.json]).toEqual([400, { date_of_birth: ['The date may not be in the future.'] }]);
    expect((await browser.patch(path, { add_loyalty: 'perhaps' })).json).toEqual({
      add_loyalty: ['Must be a valid boolean.'],
    });
    const missing = await browser.put(path, { add_loyalty: true });
    expect(missing.status).toBe(400);
    expect(await numberOf(browser)).toBeUndefined();
  });

  it('is for customers', async () => {
    const guest = await shop().visit().withToken();
    for (const answer of [await guest.get(path), await guest.patch(path, {}), await guest.put(path, {})]) {
      expect([answer.status, answer.json]).toEqual([401, NOT_AUTHENTICATED]);
    }
  });
});
