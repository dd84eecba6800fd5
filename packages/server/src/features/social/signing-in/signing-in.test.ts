import { describe, expect, it } from 'vitest';
import type { ConfirmedEmail } from '../../accounts/index.ts';
import { aLoggedInCustomer, expectDead, unmask, valueSet, whoIs } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { allElse, answerAs, locationOf, signInAs } from '../../../../tests/support/sign-in.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';

const confirmed: ConfirmedEmail[] = [];
const shop = useShop({
  env: { ARASTA_THROTTLE: 'off' },
  rewire: () => ({
    onEmailConfirmed: [
      async (_tx, email) => {
        confirmed.push(email);
        return Promise.resolve();
      },
    ],
  }),
});

const STATE: unknown = expect.stringMatching(/^[a-z0-9]{16}\.[0-9a-z]+-[\w-]{43}$/);
const DIGEST: unknown = expect.stringMatching(/^[\w-]{43}$/);
const SIGNED_IN = '[["__json_message",0,25,"Successfully signed in."]]';

/** The refusal of a sign-in, and that nothing came of it. */
async function expectRefused(browser: Customer, path: string, code: string, text: RegExp): Promise<void> {
  const before = await allElse(shop());
  const answer = await browser.get(path);
  expect([answer.status, field(answer.json, 'error_code')]).toEqual([406, code]);
  expect(String(field(answer.json, 'non_field_errors'))).toMatch(text);
  expect(answer.cookies.has('osessionid')).toBe(false);
  expect(await allElse(shop())).toEqual(before);
}

async function customerNamed(email: string) {
  const query = shop().database.db.selectFrom('customers').selectAll().where('email', '=', email);
  return query.executeTakeFirstOrThrow();
}

describe('somebody new', () => {
  it('is registered with what the provider says, and logged in', async () => {
    const browser = await shop().visit({ 'accept-language': 'tr' }).withToken();
    const [key, secret] = [browser.sessionKey ?? '', unmask(browser.jar.get('csrftoken') ?? '')];
    const answer = await signInAs(shop(), browser, 'regular');
    expect([answer.status, answer.headers['location']]).toEqual([302, '/baskets/basket/']);
    expect(decodeURIComponent(valueSet(answer, 'messages') ?? '')).toBe(SIGNED_IN);
    expect(answer.cookies.get('messages')).toMatch(/; Path=\/; Max-Age=300; SameSite=Lax$/);
    expect(unmask(browser.jar.get('csrftoken') ?? '')).not.toBe(secret);
    await expectDead(shop(), key);
    expect((await browser.get('/current_user/')).json).toMatchObject({
      ...{ email: 'robin@example.com', first_name: 'Robin', last_name: 'Example', phone: null },
      ...{ is_email_verified: true, is_social_networks_connected: true },
      ...{ email_allowed: false, sms_allowed: false, call_allowed: null },
      attributes: { register_client_type: 'default', logged_ip: '127.0.0.1' },
    });
    const { id, password_hash, language_code, last_login } = await customerNamed('robin@example.com');
    expect([password_hash, language_code, last_login]).toEqual([null, 'tr', shop().clock.now()]);
    expect(confirmed).toEqual([{ customerId: id, email: 'robin@example.com', now: shop().clock.now() }]);
  });

  it('is the same customer the next time, from anywhere', async () => {
    const [first, second] = [shop().visit(), shop().visit()];
    await signInAs(shop(), first, 'other', 'again@example.com');
    const before = confirmed.length;
    shop().clock.advance(1000);
    await signInAs(shop(), second, 'other', 'again@example.com');
    const pk = field((await first.get('/current_user/')).json, 'pk');
    expect((await second.get('/current_user/')).json).toMatchObject({ pk, email: 'again@example.com' });
    expect(confirmed).toHaveLength(before);
    const query = shop().database.db.selectFrom('social_accounts').selectAll().where('email', '=', 'again@example.com');
    expect(await query.execute()).toMatchObject([{ provider: 'simulated', last_login: shop().clock.now() }]);
  });

  it('may set a password, and log in by it', async () => {
    const browser = await shop().visit().withToken();
    await signInAs(shop(), browser, 'other', 'sets@example.com');
    const password = 'correct horse battery';
    const form = { new_password1: password, new_password2: password };
    expect((await browser.post('/users/password/set/', form)).status).toBe(200);
    await shop().visit().logIn('sets@example.com', password);
  });

  it('who comes from two places at the same moment is one customer', async () => {
    const visits = Array.from({ length: 4 }, () => shop().visit());
    const paths = await Promise.all(
      visits.map(async (browser) =>
        answerAs(shop(), await browser.get('/simulated/login/'), 'other', 'twin@example.com'),
      ),
    );
    const answers = await Promise.all(visits.map((browser, index) => browser.get(paths[index] ?? '')));
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302]);
    const { id } = await customerNamed('twin@example.com');
    const users = await Promise.all(visits.map(async (browser) => (await browser.get('/current_user/')).json));
    expect(users.map((user) => field(user, 'pk'))).toEqual([id, id, id, id]);
    const query = shop().database.db.selectFrom('social_accounts').selectAll().where('email', '=', 'twin@example.com');
    expect(await query.execute()).toMatchObject([{ customer_id: id }]);
  });
});

describe('an address that a customer has already', () => {
  it('confirmed on both sides is theirs: the account is connected, the password stays', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await signInAs(shop(), browser, 'other', ada.email.toUpperCase());
    expect((await browser.get('/current_user/')).json).toMatchObject({
      pk: ada.id,
      is_social_networks_connected: true,
    });
    await shop().visit().logIn(ada.email, ada.password);
  });

  it('but never confirmed here opens nothing, until its owner has confirmed it', async () => {
    const ada = await aCustomer(shop());
    const set = (at: Date | null) =>
      shop().database.db.updateTable('customers').set({ email_verified_at: at }).where('id', '=', ada.id).execute();
    await set(null);
    const browser = shop().visit();
    const path = await answerAs(shop(), await browser.get('/simulated/login/'), 'other', ada.email);
    await expectRefused(browser, path, 'social_200_2', /nobody has confirmed the address/);
    await shop().visit().logIn(ada.email, ada.password);
    await set(shop().clock.now());
    await signInAs(shop(), browser, 'other', ada.email);
    expect(await whoIs(browser)).toBe(ada.email);
  });

  it.each(['unverified', 'no_email'])(
    'is no way in for a provider’s account that has none confirmed: %s',
    async (who) => {
      const browser = shop().visit();
      const path = await answerAs(shop(), await browser.get('/simulated/login/'), who);
      await expectRefused(browser, path, 'social_200_1', /Simulated has not told us an e-mail address/);
    },
  );

  it('is none for a disabled customer either, connected or not', async () => {
    const ada = await aCustomer(shop());
    const disable = () =>
      shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    const browser = shop().visit();
    const connected = await answerAs(shop(), await browser.get('/simulated/login/'), 'other', ada.email);
    await disable();
    await expectRefused(browser, connected, 'social_200_3', /disabled/);
    await shop().database.db.updateTable('customers').set({ is_active: true }).where('id', '=', ada.id).execute();
    await signInAs(shop(), shop().visit(), 'other', ada.email);
    await disable();
    const again = await answerAs(shop(), await browser.get('/simulated/login/'), 'other', ada.email);
    await expectRefused(browser, again, 'social_200_3', /disabled/);
  });

  it('that was erased is somebody new’s', async () => {
    const browser = await shop().visit().withToken();
    await signInAs(shop(), browser, 'other', 'erased@example.com');
    const pk = field((await browser.get('/current_user/')).json, 'pk');
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    const rows = await shop()
      .database.db.selectFrom('social_accounts')
      .select('id')
      .where('customer_id', '=', Number(pk))
      .execute();
    expect(rows).toEqual([]);
    const next = shop().visit();
    await signInAs(shop(), next, 'other', 'erased@example.com');
    expect(field((await next.get('/current_user/')).json, 'pk')).not.toBe(pk);
  });
});

describe('a customer who is logged in', () => {
  it('as somebody else is logged out as that, and hands nothing over', async () => {
    const { browser, key, email } = await aLoggedInCustomer(shop());
    await signInAs(shop(), browser, 'other', 'switch@example.com');
    expect(await whoIs(browser)).toBe('switch@example.com');
    await expectDead(shop(), key);
    const { id } = await customerNamed(email);
    const query = shop().database.db.selectFrom('social_accounts').select('id').where('customer_id', '=', id);
    expect(await query.execute()).toEqual([]);
  });
});

describe('the first half', () => {
  it('sends the browser to the provider with state, nonce and a challenge', async () => {
    const answer = await shop().visit().get('/simulated/login/');
    const { pathname, searchParams } = locationOf(answer);
    expect([answer.status, pathname]).toEqual([302, '/simulator/openid/authorize/']);
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ client_id: 'arasta', response_type: 'code', scope: 'openid email profile' },
      ...{ redirect_uri: 'http://shop.test/simulated/login/callback/', code_challenge_method: 'S256' },
      state: STATE,
      nonce: DIGEST,
      code_challenge: DIGEST,
    });
    expect(answer.cookies.get('social_login')).toMatch(
      /^social_login=[a-z0-9]{32}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
  });

  it('writes nothing', async () => {
    const before = await allElse(shop());
    await shop().visit().get('/simulated/login/');
    expect(await allElse(shop())).toEqual(before);
  });

  it.each(['/google/login/', '/google/login/callback/?code=1&state=1', '/women/login/', '/simulated2/login/'])(
    'is at no other address: %s',
    async (path) => {
      expect((await shop().visit().get(path)).status).toBe(404);
    },
  );

  it('takes no other method', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.post('/simulated/login/');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, OPTIONS']);
  });
});
