import { describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import type { Customer } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import {
  aGuestWithEuros,
  aLoggedInCustomer,
  currencyOf,
  everything,
  expectDead,
  expectDeadToken,
  GUEST_KEY,
  rowOf,
} from './support.ts';

const shop = useShop();

async function register(browser: Customer, email: string) {
  const person = { first_name: 'Grace', last_name: 'Example', password: 'korrekt pferd', confirm: 'true' };
  const answer = await browser.post('/users/registration/', { ...person, email });
  await shop().runJobs();
  return answer;
}

interface Rotation {
  readonly name: string;
  readonly rotate: () => Promise<{ browser: Customer; before: string | undefined; tokenBefore: string | undefined }>;
}

const rotation = (
  name: string,
  prepare: () => Promise<Customer>,
  act: (browser: Customer) => Promise<unknown>,
): Rotation => ({
  name,
  rotate: async () => {
    const browser = await prepare();
    const [before, tokenBefore] = [browser.sessionKey, browser.jar.get('csrftoken')];
    await act(browser);
    return { browser, before, tokenBefore };
  },
});

const logIn = async (browser: Customer) => {
  const { email, password } = await aCustomer(shop());
  await browser.logIn(email, password);
};
const aGuest = () => shop().visit().withToken();
let registrations = 0;
const registerNew = (browser: Customer) => register(browser, `grace${++registrations}@example.org`);

const ROTATIONS: readonly Rotation[] = [
  rotation('login of a guest without a row', aGuest, logIn),
  rotation('login of a guest with a row', () => aGuestWithEuros(shop()), logIn),
  rotation('registration of a guest without a row', aGuest, registerNew),
  rotation('registration of a guest with a row', () => aGuestWithEuros(shop()), registerNew),
  rotation('login as another customer', async () => (await aLoggedInCustomer(shop())).browser, logIn),
  rotation(
    'registration of somebody who is logged in',
    async () => (await aLoggedInCustomer(shop())).browser,
    registerNew,
  ),
];

describe('rotation', () => {
  it.each(ROTATIONS)('$name gives a new key and secret, and the old key is dead', async ({ rotate }) => {
    const { browser, before, tokenBefore } = await rotate();
    expect(browser.sessionKey).toMatch(GUEST_KEY);
    expect(browser.sessionKey).not.toBe(before);
    expect(browser.jar.get('csrftoken')).not.toBe(tokenBefore);
    expect((await browser.get('/current_user/')).status).toBe(200);
    await expectDead(shop(), before ?? '');
  });

  it('a login as the same customer keeps the row and its data, and replaces key and token', async () => {
    const ada = await aLoggedInCustomer(shop());
    await ada.browser.post('/users/activate-currency/', { currency_code: 'eur' });
    const id = (await rowOf(shop(), ada.key))?.id;
    await ada.browser.logIn(ada.email, ada.password);
    expect(ada.browser.sessionKey).not.toBe(ada.key);
    expect(await currencyOf(ada.browser)).toBe('EUR');
    expect((await rowOf(shop(), ada.browser.sessionKey ?? ''))?.id).toBe(id);
    await expectDead(shop(), ada.key);
    await expectDeadToken(shop(), ada.token);
  });

  it.each(['login', 'registration'])('a guest’s currency and language stay over %s', async (way) => {
    const browser = await aGuestWithEuros(shop());
    await browser.post('/i18n/setlang/', { language: 'tr' });
    browser.jar.delete('django_language');
    await (way === 'login' ? logIn(browser) : registerNew(browser));
    expect(await currencyOf(browser)).toBe('EUR');
    expect(await rowOf(shop(), browser.sessionKey ?? '')).toMatchObject({ currency: 'eur', language: 'tr' });
  });

  it('nothing of one customer’s session reaches the next in the same browser', async () => {
    const ada = await aLoggedInCustomer(shop());
    await ada.browser.post('/users/activate-currency/', { currency_code: 'eur' });
    await logIn(ada.browser);
    expect(await currencyOf(ada.browser)).toBe('USD');
    await expectDead(shop(), ada.key);
    await expectDeadToken(shop(), ada.token);
  });

  it('a failed login changes neither key nor token nor any session row', async () => {
    const browser = await aGuestWithEuros(shop());
    const { email } = await aCustomer(shop());
    const [key, token] = [browser.sessionKey, browser.jar.get('csrftoken')];
    const { sessions, tokens, customers, ...others } = await publicTables();
    const answer = await browser.post('/users/login/', { email, password: 'wrong' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([400, undefined]);
    expect([browser.sessionKey, browser.jar.get('csrftoken')]).toEqual([key, token]);
    expect(await publicTables()).toMatchObject({ sessions, tokens, customers });
    expect(Object.keys(others)).toContain('rate_limits');
  });
});

async function publicTables() {
  const all = await everything(shop());
  return Object.fromEntries(Object.entries(all).map(([name, rows]) => [name.replace('public.', ''), rows]));
}
