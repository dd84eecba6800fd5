import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const UNAUTHENTICATED = { detail: 'Authentication credentials were not provided.' };
const NOW = '2030-04-11T06:24:47.015000Z';

describe('GET /current_user/', () => {
  it('answers exactly the documented fields', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const answer = await browser.get('/current_user/');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      pk: ada.id,
      first_name: 'Ada',
      last_name: 'Example',
      phone: ada.phone,
      email: ada.email,
      email_allowed: false,
      sms_allowed: false,
      call_allowed: null,
      attributes: { register_client_type: 'default', confirm: true, logged_ip: '127.0.0.1' },
      hashed_email: createHash('md5').update(ada.email).digest('hex'),
      date_joined: NOW,
      last_login: NOW,
      gender: null,
      date_of_birth: null,
      is_email_verified: true,
      is_social_networks_connected: false,
      segment: null,
      client_type: 'default',
      selected_address: null,
    });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['vary']).toBe('Cookie');
    expect((await browser.get('/current_user')).json).toEqual(answer.json);
  });

  it('shows what is stored, with whole seconds written short', async () => {
    const ada = await aCustomer(shop());
    const time = new Date('2029-03-01T08:00:00Z');
    const changes = { gender: 'female', date_of_birth: '1991-02-17', call_allowed: true, sms_allowed: true } as const;
    await shop()
      .database.db.updateTable('customers')
      .set({ ...changes, phone: null, email_verified_at: null, date_joined: time })
      .where('id', '=', ada.id)
      .execute();
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    expect((await browser.get('/current_user/')).json).toMatchObject({
      ...changes,
      ...{ phone: null, is_email_verified: false, date_joined: '2029-03-01T08:00:00Z', email_allowed: false },
    });
  });

  it('answers the storefront’s own server, which sends the session cookie alone', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const headers = { cookie: `osessionid=${browser.sessionKey ?? ''}`, 'x-currency': 'usd', 'user-agent': 'node' };
    const answer = await shop().visit().get('/current_user/', { headers });
    expect([answer.status, field(answer.json, 'pk')]).toEqual([200, ada.id]);
  });

  it('refuses guests, who keep their session', async () => {
    const browser = shop().visit();
    const answer = await browser.get('/current_user/');
    expect([answer.status, answer.json]).toEqual([401, UNAUTHENTICATED]);
    expect(answer.headers['www-authenticate']).toBe('Token');
    const key = browser.sessionKey;
    expect(key).toMatch(/^[a-z0-9]{32}$/);
    expect((await browser.get('/current_user/')).status).toBe(401);
    expect(browser.sessionKey).toBe(key);
  });

  it('refuses a customer who was disabled', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    const { json } = await browser.logIn(ada.email, ada.password);
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    const answer = await browser.get('/current_user/');
    expect([answer.status, answer.json]).toEqual([401, { detail: 'User inactive or deleted.' }]);
    const headers = { authorization: `Token ${String(field(json, 'key'))}` };
    const byToken = await shop().visit(headers).get('/current_user/');
    expect([byToken.status, byToken.json]).toEqual([401, { detail: 'User inactive or deleted.' }]);
  });

  it('refuses tokens that nobody holds', async () => {
    for (const token of ['0'.repeat(40), 'x', '', `${'0'.repeat(40)} x`]) {
      const answer = await shop()
        .visit({ authorization: `Token ${token}` })
        .get('/current_user/');
      expect([answer.status, answer.json, answer.cookies.size]).toEqual([401, { detail: 'Invalid token.' }, 0]);
    }
  });
});

describe('GET /users/user/', () => {
  it('answers username, address and name', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const answer = await browser.get('/users/user/');
    const username: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...{ pk: ada.id, username, email: ada.email, first_name: 'Ada', last_name: 'Example' },
    });
  });

  it('refuses guests', async () => {
    const answer = await shop().visit().get('/users/user/');
    expect([answer.status, answer.json]).toEqual([401, UNAUTHENTICATED]);
  });
});
