import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Call, type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';

// Each budget is tested where the others are out of reach.
const WIDE = {
  THROTTLE_ACCOUNT_ADDRESS: '1000/900',
  THROTTLE_ACCOUNT: '1000/900',
  THROTTLE_SESSION: '1000/900',
  THROTTLE_ADDRESS: '1000/900',
  TRUST_PROXY: 'loopback',
};

const CAPTCHA = { redirect_url: '/users/captcha/?next=/' };
const BAD_CREDENTIALS = { non_field_errors: ['Unable to log in with provided credentials.'] };

/** A new visitor at an address. */
const visitorAt = (shop: TestShop, address = '203.0.113.1') => shop.visit({ 'x-forwarded-for': address }).withToken();

function attempt(browser: Customer, email: string, { password = 'wrong', ...call }: Call & { password?: string } = {}) {
  return browser.post('/users/login/', { email, password }, call);
}

/** Attempts with a wrong password, each by a visitor of its own. */
async function fail(shop: TestShop, ada: KnownCustomer, times: number, address = '203.0.113.1'): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) {
    statuses.push((await attempt(await visitorAt(shop, address), ada.email)).status);
  }
  return statuses;
}

function lastLogin(shop: TestShop, { id }: KnownCustomer) {
  const query = shop.database.db.selectFrom('customers').select('last_login').where('id', '=', id);
  return query.executeTakeFirstOrThrow();
}

describe('the budget of an account from one address', () => {
  const shop = useShop({ env: { ...WIDE, THROTTLE_ACCOUNT_ADDRESS: '4/900' } });

  it('sends those who used it up to the captcha, even with the right password', async () => {
    const ada = await aCustomer(shop());
    expect(await fail(shop(), ada, 4)).toEqual([400, 400, 400, 400]);
    const browser = await visitorAt(shop());
    const answer = await attempt(browser, ada.email, { password: ada.password });
    expect([answer.status, answer.json]).toEqual([429, CAPTCHA]);
    expect(answer.text).toBe('{"redirect_url":"/users/captcha/?next=/"}');
    expect(answer.headers['retry-after']).toBe('900');
    expect((await browser.get('/current_user/')).status).toBe(401);
    expect(await lastLogin(shop(), ada)).toEqual({ last_login: null });
  });

  it('leaves the account alone at other addresses, and other accounts at this one', async () => {
    const ada = await aCustomer(shop());
    const grace = await aCustomer(shop());
    await fail(shop(), ada, 5);
    const elsewhere = await attempt(await visitorAt(shop(), '203.0.113.2'), ada.email, { password: ada.password });
    expect(elsewhere.status).toBe(200);
    const other = await attempt(await visitorAt(shop()), grace.email, { password: grace.password });
    expect(other.status).toBe(200);
  });

  it('counts the address however it is written', async () => {
    const ada = await aCustomer(shop());
    const [name = '', domain = ''] = ada.email.split('@');
    const spellings = [ada.email, ada.email.toUpperCase(), ` ${ada.email} `, `${name.toUpperCase()}@${domain}`];
    for (const email of spellings) expect((await attempt(await visitorAt(shop()), email)).status).toBe(400);
    expect((await attempt(await visitorAt(shop()), ada.email)).json).toEqual(CAPTCHA);
  });

  it('treats addresses nobody registered the same', async () => {
    const ghost = { id: 0, email: 'ghost@example.org', password: '', phone: '' };
    expect(await fail(shop(), ghost, 5)).toEqual([400, 400, 400, 400, 429]);
  });

  it('is whole again when its time is over', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 1);
    shop().clock.advance(500_000);
    expect(await fail(shop(), ada, 4)).toEqual([400, 400, 400, 429]);
    shop().clock.advance(399_000);
    const answer = await attempt(await visitorAt(shop()), ada.email);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '1']);
    shop().clock.advance(1000);
    expect(await fail(shop(), ada, 5)).toEqual([400, 400, 400, 400, 429]);
  });

  it('is whole again after a success', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 3);
    expect((await attempt(await visitorAt(shop()), ada.email, { password: ada.password })).status).toBe(200);
    expect(await fail(shop(), ada, 5)).toEqual([400, 400, 400, 400, 429]);
  });

  it('counts attempts at once one by one', async () => {
    const ada = await aCustomer(shop());
    const browsers = await Promise.all(Array.from({ length: 12 }, () => visitorAt(shop())));
    const answers = await Promise.all(browsers.map((browser) => attempt(browser, ada.email)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([400, 400, 400, 400, 429, 429, 429, 429, 429, 429, 429, 429]);
  });

  it('spends nothing on calls that are no attempts', async () => {
    const ada = await aCustomer(shop());
    const browser = await visitorAt(shop());
    for (let time = 0; time < 5; time++) {
      expect((await browser.post('/users/login/', { email: ada.email })).status).toBe(400);
      expect((await attempt(browser, ada.email, { noToken: true })).status).toBe(403);
    }
    expect((await attempt(browser, ada.email, { password: ada.password })).status).toBe(200);
  });

  it('has a budget of its own for each thing that can be tried', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 5);
    const form = { first_name: 'Ada', last_name: 'E', email: ada.email, password: 'korrekt pferd', confirm: true };
    const register = async () => (await visitorAt(shop())).post('/users/registration/', form);
    for (let time = 0; time < 4; time++) {
      expect(field((await register()).json, 'email', 0)).toBe('A user is already registered with this e-mail address.');
    }
    const answer = await register();
    expect([answer.status, answer.json]).toEqual([429, CAPTCHA]);
  });

  it('answers 429 with the time to wait where no client knows a captcha', async () => {
    const ada = await aCustomer(shop());
    const reset = async () => (await visitorAt(shop())).post('/users/password/reset/', { email: ada.email });
    for (let time = 0; time < 4; time++) expect((await reset()).status).toBe(200);
    const answer = await reset();
    expect(answer.status).toBe(429);
    expect(answer.json).toEqual({ detail: 'Request was throttled. Expected available in 900 seconds.' });
    expect(answer.headers['retry-after']).toBe('900');
    await shop().runJobs();
  });

  it('holds for the present password of a customer who is logged in', async () => {
    const ada = await aCustomer(shop());
    const browser = await visitorAt(shop());
    await browser.logIn(ada.email, ada.password);
    const body = { old_password: 'wrong', new_password1: 'korrekt pferd', new_password2: 'korrekt pferd' };
    for (let time = 0; time < 2; time++) {
      expect((await browser.post('/users/password/change/', body)).status).toBe(400);
      const change = { email: 'new@example.org', password: 'wrong' };
      expect((await browser.post('/users/email-change/', change)).json).toEqual({
        password: ['The password is wrong.'],
      });
    }
    const answer = await browser.post('/users/password/change/', { ...body, old_password: ada.password });
    expect(answer.status).toBe(429);
    expect(answer.json).toEqual({ detail: 'Request was throttled. Expected available in 900 seconds.' });
    await shop().visit().logIn(ada.email, ada.password);
  });
});

describe('the budget of an account from anywhere', () => {
  const shop = useShop({ env: { ...WIDE, THROTTLE_ACCOUNT: '5/3600' } });

  it('holds over all addresses', async () => {
    const ada = await aCustomer(shop());
    for (let host = 1; host <= 5; host++) {
      expect(await fail(shop(), ada, 1, `198.51.100.${host}`)).toEqual([400]);
    }
    const answer = await attempt(await visitorAt(shop(), '198.51.100.99'), ada.email);
    expect([answer.status, answer.json, answer.headers['retry-after']]).toEqual([429, CAPTCHA, '3600']);
  });

  it('holds for one-time codes by phone', async () => {
    const ada = await aCustomer(shop());
    const browser = await visitorAt(shop());
    const enter = (code?: string) => browser.post('/users/otp-login/', { phone: ada.phone, code });
    expect((await enter()).status).toBe(200);
    for (let time = 0; time < 4; time++) expect((await enter('000000')).status).toBe(406);
    expect((await enter('000000')).json).toEqual(CAPTCHA);
    expect((await enter()).json).toEqual(CAPTCHA);
    await shop().runJobs();
  });
});

describe('the budget of a session', () => {
  const shop = useShop({ env: { ...WIDE, THROTTLE_SESSION: '5/900' } });

  it('holds over all accounts, and is not forgiven', async () => {
    const grace = await aCustomer(shop());
    const browser = await visitorAt(shop());
    for (let time = 0; time < 5; time++) {
      expect((await attempt(browser, `nobody${time}@example.org`)).json).toEqual(BAD_CREDENTIALS);
    }
    const answer = await attempt(browser, grace.email, { password: grace.password });
    expect([answer.status, answer.json]).toEqual([429, CAPTCHA]);
    expect((await attempt(await visitorAt(shop()), grace.email, { password: grace.password })).status).toBe(200);
  });
});

describe('the budget of an address', () => {
  const env = { ...WIDE, THROTTLE_ADDRESS: '5/60', TRUSTED_CALLERS: '10.1.0.0/16, 192.0.2.7, 2001:db8::/32' };
  const shop = useShop({ env });

  it('holds over all accounts and sessions', async () => {
    for (let time = 0; time < 5; time++) {
      expect((await attempt(await visitorAt(shop()), `some${time}@example.org`)).status).toBe(400);
    }
    const answer = await attempt(await visitorAt(shop()), 'another@example.org');
    expect([answer.status, answer.json, answer.headers['retry-after']]).toEqual([429, CAPTCHA, '60']);
    expect((await attempt(await visitorAt(shop(), '203.0.113.9'), 'another@example.org')).status).toBe(400);
  });

  it.each(['10.1.2.3', '192.0.2.7', '2001:db8::17', '::ffff:10.1.2.3'])(
    'does not bind the trusted %s',
    async (address) => {
      for (let time = 0; time < 8; time++) {
        expect((await attempt(await visitorAt(shop(), address), `t${time}@example.org`)).status).toBe(400);
      }
    },
  );

  it.each(['10.2.0.1', '192.0.2.8', '2001:db9::1'])('binds %s, which is not trusted', async (address) => {
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) {
      statuses.push((await attempt(await visitorAt(shop(), address), `u${time}@example.org`)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });

  it('believes an address that a proxy tells only where the proxy is trusted', async () => {
    const forged = { 'x-forwarded-for': '10.1.2.3, 203.0.113.77' };
    for (let time = 0; time < 5; time++) {
      expect((await attempt(await shop().visit(forged).withToken(), `v${time}@example.org`)).status).toBe(400);
    }
    expect((await attempt(await shop().visit(forged).withToken(), 'v6@example.org')).status).toBe(429);
  });
});

describe('without a captcha', () => {
  const shop = useShop({ env: { ...WIDE, THROTTLE_ACCOUNT_ADDRESS: '2/900', CAPTCHA_PROVIDER: 'none' } });

  it('says how long to wait, in the login shape', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 2);
    shop().clock.advance(100_500);
    const answer = await attempt(await visitorAt(shop()), ada.email, { password: ada.password });
    expect(answer.status).toBe(429);
    expect(answer.json).toEqual({ non_field_errors: ['Request was throttled. Expected available in 800 seconds.'] });
    expect(answer.headers['retry-after']).toBe('800');
    const turkish = await attempt(await visitorAt(shop()), ada.email, { headers: { 'accept-language': 'tr' } });
    expect(turkish.json).toEqual({
      non_field_errors: ['Çok fazla istek gönderildi. 800 saniye sonra tekrar deneyin.'],
    });
  });

  it('says so at registration, which registers nobody', async () => {
    const form = {
      first_name: 'A',
      last_name: 'B',
      email: 'new@example.org',
      password: 'korrekt pferd',
      confirm: false,
    };
    const register = async (confirm: boolean) =>
      (await visitorAt(shop())).post('/users/registration/', { ...form, confirm });
    await register(false);
    await register(false);
    const answer = await register(true);
    expect(answer.status).toBe(429);
    expect(answer.json).toEqual({ non_field_errors: ['Request was throttled. Expected available in 900 seconds.'] });
    const { db } = shop().database;
    expect(await db.selectFrom('customers').select('id').where('email', '=', form.email).execute()).toEqual([]);
  });
});
