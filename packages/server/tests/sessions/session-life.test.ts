import { describe, expect, it } from 'vitest';
import { disableCustomer } from '../../src/features/accounts/index.ts';
import { DAY, HOUR, SECOND } from '../../src/platform/clock/index.ts';
import { useShop } from '../support/app.ts';
import { linkIn, messagesTo } from '../support/worlds.ts';
import {
  aGuestWithEuros,
  aLoggedInCustomer,
  countRows,
  currencyOf,
  expectDead,
  expectDeadToken,
  GUEST_KEY,
  logInAgain,
  type LoggedIn,
  NOT_AUTHENTICATED,
  rowOf,
  valueSet,
  whoIs,
} from './support.ts';

const shop = useShop();
const PASSWORD = 'another horse battery';
const DISABLED = { detail: 'User inactive or deleted.' };

async function changePassword({ browser, password }: LoggedIn) {
  const body = { old_password: password, new_password1: PASSWORD, new_password2: PASSWORD };
  const answer = await browser.post('/users/password/change/', body);
  await shop().runJobs();
  return answer;
}

describe('the end of a session', () => {
  it('logout ends key and token and hands out a guest’s key', async () => {
    const { browser, key, token } = await aLoggedInCustomer(shop());
    const answer = await browser.post('/users/logout/');
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    expect((await browser.get('/current_user/')).json).toEqual(NOT_AUTHENTICATED);
    await expectDead(shop(), key);
    await expectDeadToken(shop(), token);
  });

  it('logout ends this session only', async () => {
    const ada = await aLoggedInCustomer(shop());
    const other = await logInAgain(shop(), ada);
    await ada.browser.post('/users/logout/');
    expect(await whoIs(other.browser)).toBe(ada.email);
    expect(
      (
        await shop()
          .visit({ authorization: `Token ${other.token}` })
          .get('/current_user/')
      ).status,
    ).toBe(200);
  });

  it('logout of a guest with euros ends the key and forgets them', async () => {
    const guest = await aGuestWithEuros(shop());
    const key = guest.sessionKey ?? '';
    expect((await guest.post('/users/logout/')).status).toBe(200);
    expect(await currencyOf(guest)).toBe('USD');
    await expectDead(shop(), key);
    expect((await rowOf(shop(), key))?.currency).toBeNull();
  });

  it('logout twice is as good as once', async () => {
    const { browser } = await aLoggedInCustomer(shop());
    expect((await browser.post('/users/logout/')).status).toBe(200);
    expect((await browser.post('/users/logout/')).status).toBe(200);
  });

  it('a password change ends the other sessions and their tokens and keeps this one under a new key', async () => {
    const ada = await aLoggedInCustomer(shop());
    const [second, third] = [await logInAgain(shop(), ada), await logInAgain(shop(), ada)];
    const secret = ada.browser.jar.get('csrftoken');
    expect((await changePassword(ada)).status).toBe(200);
    expect(ada.browser.sessionKey).not.toBe(ada.key);
    expect(ada.browser.jar.get('csrftoken')).not.toBe(secret);
    expect(await whoIs(ada.browser)).toBe(ada.email);
    expect(
      (
        await shop()
          .visit({ authorization: `Token ${ada.token}` })
          .get('/current_user/')
      ).status,
    ).toBe(200);
    await expectDead(shop(), ada.key);
    for (const { key, token } of [second, third]) {
      await expectDead(shop(), key);
      await expectDeadToken(shop(), token);
    }
  });

  it('a password change by token ends the others and keeps the token, its session and its cookie key', async () => {
    const ada = await aLoggedInCustomer(shop());
    const other = await logInAgain(shop(), ada);
    const app = shop().visit({ authorization: `Token ${ada.token}` });
    const answer = await changePassword({ ...ada, browser: app });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    expect(await whoIs(app)).toBe(ada.email);
    expect(await whoIs(ada.browser)).toBe(ada.email);
    await expectDead(shop(), other.key);
    await expectDeadToken(shop(), other.token);
  });

  it('a refused password change ends nothing', async () => {
    const ada = await aLoggedInCustomer(shop());
    const other = await logInAgain(shop(), ada);
    const answer = await changePassword({ ...ada, password: 'wrong' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([400, undefined]);
    expect(await whoIs(ada.browser)).toBe(ada.email);
    expect(await whoIs(other.browser)).toBe(ada.email);
  });

  it('a password reset ends all sessions and tokens', async () => {
    const ada = await aLoggedInCustomer(shop());
    const other = await logInAgain(shop(), ada);
    const guest = await shop().visit().withToken();
    await guest.post('/users/password/reset/', { email: ada.email });
    const [mail] = await messagesTo(shop(), ada.email);
    const passwords = { new_password1: PASSWORD, new_password2: PASSWORD };
    expect((await guest.post(linkIn(mail?.body ?? ''), passwords)).status).toBe(200);
    await shop().runJobs();
    for (const { key, token } of [ada, other]) {
      await expectDead(shop(), key);
      await expectDeadToken(shop(), token);
    }
  });

  it('a customer disabled at the desk is a guest at once, by cookie and by token', async () => {
    const ada = await aLoggedInCustomer(shop());
    expect(await disableCustomer(shop().deps, ada.email)).toBe(1);
    await expectDead(shop(), ada.key);
    await expectDeadToken(shop(), ada.token);
  });

  it('a customer disabled behind the server’s back is told so, and is a guest elsewhere', async () => {
    const { browser, token, id, key } = await aLoggedInCustomer(shop());
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', id).execute();
    const refused = await browser.get('/current_user/');
    expect([refused.status, refused.json]).toEqual([401, DISABLED]);
    expect(refused.headers['www-authenticate']).toBe('Token');
    const app = shop().visit({ authorization: `Token ${token}` });
    for (const url of ['/current_user/', '/config/']) expect((await app.get(url)).json).toEqual(DISABLED);
    const welcomed = await browser.get('/config/');
    expect(welcomed.status).toBe(200);
    expect(valueSet(welcomed)).not.toBe(key);
  });
});

/** What a session’s next request finds after so much time. */
const IDLE = [
  { name: 'a second', wait: SECOND, alive: true, written: false },
  { name: 'just under an hour', wait: HOUR - 1, alive: true, written: false },
  { name: 'an hour', wait: HOUR, alive: true, written: true },
  { name: 'a day', wait: DAY, alive: true, written: true },
  { name: 'just under two weeks', wait: 14 * DAY - 1, alive: true, written: true },
  { name: 'two weeks', wait: 14 * DAY, alive: false, written: false },
  { name: 'a year', wait: 365 * DAY, alive: false, written: false },
];

describe('expiry', () => {
  it.each(IDLE)(
    'a customer’s session after $name: alive $alive, written $written',
    async ({ wait, alive, written }) => {
      const { browser, key, token } = await aLoggedInCustomer(shop());
      const before = await rowOf(shop(), key);
      shop().clock.advance(wait);
      const now = shop().clock.now();
      const answer = await browser.get('/current_user/');
      expect(answer.status).toBe(alive ? 200 : 401);
      expect(valueSet(answer) === key).toBe(written);
      expect(answer.cookies.has('osessionid')).toBe(written || !alive);
      const row = await rowOf(shop(), key);
      expect(row?.last_seen_at).toEqual(written ? now : before?.last_seen_at);
      expect(row?.expires_at).toEqual(written ? new Date(now.getTime() + 14 * DAY) : before?.expires_at);
      const byToken = await shop()
        .visit({ authorization: `Token ${token}` })
        .get('/current_user/');
      expect(byToken.status).toBe(alive ? 200 : 401);
    },
  );

  it.each(IDLE)('a guest’s euros after $name: alive $alive, written $written', async ({ wait, alive, written }) => {
    const guest = await aGuestWithEuros(shop());
    const key = guest.sessionKey;
    const rows = await countRows(shop());
    shop().clock.advance(wait);
    const answer = await guest.get('/config/');
    expect(answer.json).toMatchObject({ active_currency: alive ? 'EUR' : 'USD' });
    expect(valueSet(answer) === key).toBe(written);
    expect(guest.sessionKey === key).toBe(alive);
    expect(await countRows(shop())).toBe(rows);
  });

  it('slides as long as the session is used', async () => {
    const { browser, email } = await aLoggedInCustomer(shop());
    for (let week = 0; week < 5; week++) {
      shop().clock.advance(13 * DAY);
      expect(await whoIs(browser)).toBe(email);
    }
  });

  it('slides by token too, without a cookie', async () => {
    const { token, key, email } = await aLoggedInCustomer(shop());
    const app = shop().visit({ authorization: `Token ${token}` });
    shop().clock.advance(13 * DAY);
    const answer = await app.get('/current_user/');
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    expect((await rowOf(shop(), key))?.last_seen_at).toEqual(shop().clock.now());
    shop().clock.advance(13 * DAY);
    expect(await whoIs(app)).toBe(email);
  });

  it('an expired session is not brought back by a login elsewhere or by choosing a currency', async () => {
    const { browser, key } = await aLoggedInCustomer(shop());
    shop().clock.advance(14 * DAY);
    const before = await rowOf(shop(), key);
    const headers = { cookie: `osessionid=${key}; csrftoken=${browser.jar.get('csrftoken') ?? ''}` };
    const answer = await browser.post('/users/activate-currency/', { currency_code: 'eur' }, { headers });
    expect(answer.status).toBe(204);
    expect(valueSet(answer)).not.toBe(key);
    expect(await rowOf(shop(), key)).toEqual(before);
  });

  it('an ended key stays dead as long as it could have lived', async () => {
    const { browser, key } = await aLoggedInCustomer(shop());
    await browser.post('/users/logout/');
    shop().clock.advance(14 * DAY - 1);
    await expectDead(shop(), key);
  });
});
