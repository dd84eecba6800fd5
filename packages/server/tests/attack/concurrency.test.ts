import { describe, expect, it } from 'vitest';
import { keyHash } from '../../src/platform/crypto/index.ts';
import { useShop } from '../support/app.ts';
import { type Answer, type Customer, field } from '../support/customer.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../support/worlds.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();
const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const visitors = (count: number) => times(count, () => shop().visit().withToken());
const whoIs = async (browser: Customer) => field((await browser.get('/current_user/')).json, 'email');
const currencyOf = async (browser: Customer) => field((await browser.get('/config/')).json, 'active_currency');

/** Another browser with the same cookies: its own jar, so that answers do not mix. */
function twin(browser: Customer): Customer {
  const copy = shop().visit();
  for (const [name, value] of browser.jar) copy.jar.set(name, value);
  return copy;
}

async function countSessions(customerId?: number): Promise<number> {
  const sessions = shop().database.db.selectFrom('sessions').select('id');
  const rows = await (customerId === undefined ? sessions : sessions.where('customer_id', '=', customerId)).execute();
  return rows.length;
}

async function countCustomers(): Promise<number> {
  return (await shop().database.db.selectFrom('customers').select('id').execute()).length;
}

let persons = 0;
function aPerson(given: { email?: string; phone?: string } = {}) {
  persons += 1;
  const names = { first_name: 'Grace', last_name: 'Example', password: 'korrekt pferd', confirm: true };
  return { ...names, email: `grace${persons}@example.org`, phone: `0561${String(1_000_000 + persons)}`, ...given };
}

describe('registering at once', () => {
  const EMAIL_TAKEN = { email: ['A user is already registered with this e-mail address.'] };
  const PHONE_TAKEN = { phone: ['A user is already registered with this phone number.'] };

  const RACES = [
    { name: 'one e-mail', same: [{ email: 'one@example.org' }], refusal: EMAIL_TAKEN },
    {
      name: 'one e-mail, spelled differently',
      same: [{ email: 'Two@Example.org' }, { email: 'two@example.org' }],
      refusal: EMAIL_TAKEN,
    },
    { name: 'one phone', same: [{ phone: '05320000001' }], refusal: PHONE_TAKEN },
  ];

  it.each(RACES)('with $name: exactly one customer', async ({ same, refusal }) => {
    const before = { customers: await countCustomers(), sessions: await countSessions() };
    const browsers = await visitors(4);
    const people = browsers.map((_browser, index) => aPerson(same[index % same.length]));
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.post('/users/registration/', people[index])),
    );
    await shop().runJobs();
    expect(statusesOf(answers)).toEqual([201, 400, 400, 400]);
    for (const answer of answers.filter(({ status }) => status === 400)) {
      expect(answer.json).toEqual(refusal);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await countCustomers()).toBe(before.customers + 1);
    // The new customer's session, and the tombstone of the guest's key.
    expect(await countSessions()).toBe(before.sessions + 2);
    const known = await Promise.all(browsers.map(async (browser) => (await browser.get('/current_user/')).status));
    expect(known.sort()).toEqual([200, 401, 401, 401]);
  });
});

describe('choosing a currency at once', () => {
  it('twenty times on a guest without a row: one row', async () => {
    const [guest = shop().visit()] = await visitors(1);
    const before = await countSessions();
    const codes = ['eur', 'try', 'usd'];
    const answers = await times(20, (index) =>
      guest.post('/users/activate-currency/', { currency_code: codes[index % 3] }),
    );
    expect(statusesOf(answers)).toEqual(Array(20).fill(204));
    expect(await countSessions()).toBe(before + 1);
    expect(codes.map((code) => code.toUpperCase())).toContain(await currencyOf(guest));
  });

  it('with a language: both are kept in one row', async () => {
    const [guest = shop().visit()] = await visitors(1);
    const before = await countSessions();
    await Promise.all([
      guest.post('/users/activate-currency/', { currency_code: 'eur' }),
      guest.post('/i18n/setlang/', { language: 'tr' }),
    ]);
    expect(await countSessions()).toBe(before + 1);
    const hash = keyHash(guest.sessionKey ?? '');
    const row = shop().database.db.selectFrom('sessions').select(['currency', 'language']).where('key_hash', '=', hash);
    expect(await row.executeTakeFirst()).toEqual({ currency: 'eur', language: 'tr' });
  });

  it('with a login: the old key is dead, whoever was faster', async () => {
    const ada = await aCustomer(shop());
    for (let round = 0; round < 10; round++) {
      const [guest = shop().visit()] = await visitors(1);
      const key = guest.sessionKey ?? '';
      const [other, another] = [twin(guest), twin(guest)];
      const answers = await Promise.all([
        guest.post('/users/login/', ada),
        times(10, () => other.post('/users/activate-currency/', { currency_code: 'eur' })),
        another.post('/i18n/setlang/', { language: 'tr' }),
      ]);
      expect(answers[0].status).toBe(200);
      expect(await whoIs(guest)).toBe(ada.email);
      const late = shop().visit();
      late.jar.set('osessionid', key);
      await late.get('/config/');
      expect(late.sessionKey).not.toBe(key);
    }
  });
});

describe('logging in at once', () => {
  const STARTS = [
    { name: 'a guest without a row', euros: false },
    { name: 'a guest with euros', euros: true },
  ];

  it.each(STARTS)('from $name, as two customers: both are let in, apart', async ({ euros }) => {
    const [guest = shop().visit()] = await visitors(1);
    if (euros) await guest.post('/users/activate-currency/', { currency_code: 'eur' });
    const customers = [await aCustomer(shop()), await aCustomer(shop())];
    const twins = customers.map((customer) => ({ customer, browser: twin(guest) }));
    const answers = await Promise.all(twins.map(({ customer, browser }) => browser.post('/users/login/', customer)));
    expect(statusesOf(answers)).toEqual([200, 200]);
    const keys = twins.map(({ browser }) => browser.sessionKey);
    expect(new Set([guest.sessionKey, ...keys]).size).toBe(3);
    expect(await Promise.all(twins.map(({ browser }) => whoIs(browser)))).toEqual(customers.map(({ email }) => email));
    const currencies = await Promise.all(twins.map(({ browser }) => currencyOf(browser)));
    expect(currencies.sort()).toEqual(euros ? ['EUR', 'USD'] : ['USD', 'USD']);
    const old = guest.sessionKey;
    await guest.get('/config/');
    expect(guest.sessionKey).not.toBe(old);
  });

  it.each(STARTS)('from $name, ten times as one customer: ten sessions', async ({ euros }) => {
    const [guest = shop().visit()] = await visitors(1);
    if (euros) await guest.post('/users/activate-currency/', { currency_code: 'eur' });
    const ada = await aCustomer(shop());
    const twins = Array.from({ length: 10 }, () => twin(guest));
    const answers = await Promise.all(twins.map((browser) => browser.post('/users/login/', ada)));
    expect(statusesOf(answers)).toEqual(Array(10).fill(200));
    expect(new Set(twins.map((browser) => browser.sessionKey)).size).toBe(10);
    expect(new Set(answers.map(({ json }) => field(json, 'key'))).size).toBe(10);
    expect(await countSessions(ada.id)).toBe(10);
  });

  it('again in one session of theirs: one of the keys lives on, none is anybody else’s', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const twins = Array.from({ length: 6 }, () => twin(browser));
    const answers = await Promise.all(twins.map((one) => one.post('/users/login/', ada)));
    expect(statusesOf(answers)).toEqual(Array(6).fill(200));
    const known = await Promise.all(twins.map((one) => whoIs(one)));
    expect(known.every((email) => email === ada.email || email === undefined)).toBe(true);
    expect(known).toContain(ada.email);
    expect((await browser.get('/current_user/')).status).toBe(401);
  });

  it('crosswise from each other’s sessions: nobody waits for ever, nobody gets the wrong account', async () => {
    const [ada, bob] = [await aCustomer(shop()), await aCustomer(shop())];
    for (let round = 0; round < 5; round++) {
      const [one, two] = [shop().visit(), shop().visit()];
      await one.logIn(ada.email, ada.password);
      await two.logIn(bob.email, bob.password);
      const answers = await Promise.all([one.post('/users/login/', bob), two.post('/users/login/', ada)]);
      expect(statusesOf(answers)).toEqual([200, 200]);
      expect([await whoIs(one), await whoIs(two)]).toEqual([bob.email, ada.email]);
    }
  });
});

describe('changing a password at once', () => {
  const change = (browser: Customer, ada: KnownCustomer, password: string) => {
    const passwords = { new_password1: password, new_password2: password };
    return browser.post('/users/password/change/', { old_password: ada.password, ...passwords });
  };

  it.each(['one session', 'four sessions'])('from %s: exactly one succeeds, and its password counts', async (from) => {
    const ada = await aCustomer(shop());
    const first = shop().visit();
    await first.logIn(ada.email, ada.password);
    const browsers = await times(4, async () => {
      if (from === 'one session') return twin(first);
      const browser = shop().visit();
      await browser.logIn(ada.email, ada.password);
      return browser;
    });
    const answers = await Promise.all(browsers.map((browser, index) => change(browser, ada, `new password ${index}`)));
    await shop().runJobs();
    expect(statusesOf(answers)).toEqual([200, 400, 400, 400]);
    const refusal = { old_password: ['Your old password was entered incorrectly. Please enter it again.'] };
    for (const { json } of answers.filter(({ status }) => status === 400)) expect(json).toEqual(refusal);
    const logins = await times(4, async (index) => {
      const browser = await shop().visit().withToken();
      return browser.post('/users/login/', { email: ada.email, password: `new password ${index}` });
    });
    expect(logins.map(({ status }) => status)).toEqual(answers.map(({ status }) => status));
    const alive = await Promise.all(browsers.map(async (browser) => (await browser.get('/current_user/')).status));
    expect(alive).toEqual(answers.map(({ status }) => (status === 200 ? 200 : 401)));
  });

  it('a reset link used twice: one of them', async () => {
    const ada = await aCustomer(shop());
    const [asking = shop().visit(), ...browsers] = await visitors(4);
    await asking.post('/users/password/reset/', { email: ada.email });
    const [mail] = await messagesTo(shop(), ada.email);
    const link = linkIn(mail?.body ?? '');
    const passwords = (index: number) => ({
      new_password1: `reset password ${index}`,
      new_password2: `reset password ${index}`,
    });
    const answers = await Promise.all(browsers.map((browser, index) => browser.post(link, passwords(index))));
    await shop().runJobs();
    expect(statusesOf(answers)).toEqual([200, 400, 400]);
    for (const { json } of answers.filter(({ status }) => status === 400))
      expect(json).toEqual({ token: ['Invalid value'] });
    const winner = answers.findIndex(({ status }) => status === 200);
    const login = await asking.post('/users/login/', { email: ada.email, password: `reset password ${winner}` });
    expect(login.status).toBe(200);
    const told = (await messagesTo(shop(), ada.email)).filter(({ subject }) => subject === 'Your password was changed');
    expect(told).toHaveLength(1);
  });

  it('a login with the old password does not outlive the change', async () => {
    const ada = await aCustomer(shop());
    const first = shop().visit();
    await first.logIn(ada.email, ada.password);
    const others = await visitors(6);
    const [changed, ...logins] = await Promise.all([
      change(first, ada, 'another horse battery'),
      ...others.map((browser) => browser.post('/users/login/', ada)),
    ]);
    await shop().runJobs();
    expect(changed.status).toBe(200);
    expect(logins.every(({ status }) => status === 200 || status === 400)).toBe(true);
    for (const browser of others) expect((await browser.get('/current_user/')).status).toBe(401);
    expect(await whoIs(first)).toBe(ada.email);
  });
});

describe('ending sessions at once', () => {
  it('a guest’s logout beside a choice of currency: the key is dead, whoever was faster', async () => {
    for (let round = 0; round < 10; round++) {
      const [guest = shop().visit()] = await visitors(1);
      const key = guest.sessionKey;
      const [late, chooser] = [twin(guest), twin(guest)];
      const [answer] = await Promise.all([
        guest.post('/users/logout/'),
        times(4, () => chooser.post('/users/activate-currency/', { currency_code: 'eur' })),
      ]);
      expect(answer.status).toBe(200);
      expect(await currencyOf(late)).toBe('USD');
      expect(late.sessionKey).not.toBe(key);
    }
  });

  it('one logout, five times: all are fine, and the key is dead', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const answers = await times(5, () => twin(browser).post('/users/logout/'));
    expect(statusesOf(answers)).toEqual(Array(5).fill(200));
    expect((await browser.get('/current_user/')).status).toBe(401);
    expect(await countSessions(ada.id)).toBe(0);
  });

  it('one session, by two others: one of them did it', async () => {
    const ada = await aCustomer(shop());
    const browsers = await visitors(3);
    for (const browser of browsers) await browser.logIn(ada.email, ada.password);
    const [one = shop().visit(), two = shop().visit(), third = shop().visit()] = browsers;
    const id = Number(field((await third.get('/users/sessions/')).json, 'results', 0, 'id'));
    const answers = await Promise.all([one, two].map((browser) => browser.delete(`/users/sessions/${id}/`)));
    expect(statusesOf(answers)).toEqual([204, 404]);
    expect((await third.get('/current_user/')).status).toBe(401);
  });

  it('all others, from each of six: nobody waits for ever', async () => {
    const ada = await aCustomer(shop());
    const browsers = await visitors(6);
    for (const browser of browsers) await browser.logIn(ada.email, ada.password);
    const answers = await Promise.all(browsers.map((browser) => browser.delete('/users/sessions/')));
    expect(answers.every(({ status }) => status === 204 || status === 401)).toBe(true);
    expect(await countSessions(ada.id)).toBeLessThan(2);
  });
});
