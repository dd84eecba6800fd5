import { describe, expect, it } from 'vitest';
import { formatDateTime } from '../../../platform/http/index.ts';
import { aLoggedInCustomer, logInAgain, whoIs } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { allElse, answerAs, signInAs } from '../../../../tests/support/sign-in.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });
const fronted = useShop({ env: { STOREFRONT_URL: 'https://www.shop.example' } });

const ID: unknown = expect.any(Number);
const ACCOUNTS = '/users/social-accounts/';

// The password of all of them; whoever has none need not say it.
const password = 'correct horse battery';

const asksToConnect = (browser: Customer) => browser.post(ACCOUNTS, { provider: 'simulated', password });

/** An answer that leads to the provider, as one that redirects there. */
const leading = (answer: Answer): Answer => ({
  ...answer,
  headers: { location: String(field(answer.json, 'redirect_url')) },
});

async function wayBack(browser: Customer, email: string): Promise<string> {
  return answerAs(shop(), leading(await asksToConnect(browser)), 'other', email);
}

async function accountsOf(browser: Customer): Promise<unknown> {
  return field((await browser.get(ACCOUNTS)).json, 'results');
}

async function expectRefused(act: () => Promise<Answer>, status: number, code?: string): Promise<void> {
  const before = await allElse(shop());
  const answer = await act();
  expect([answer.status, field(answer.json, 'error_code')]).toEqual([status, code]);
  expect(await allElse(shop())).toEqual(before);
}

describe('connecting', () => {
  it('lets the customer in by the account from then on, whatever its address', async () => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const answer = await browser.get(await wayBack(browser, 'private@example.net'), {
      headers: { accept: 'text/html' },
    });
    expect([answer.status, answer.text]).toEqual([
      200,
      expect.stringContaining('You can sign in with Simulated from now on.'),
    ]);
    expect(await accountsOf(browser)).toEqual([
      {
        ...{ id: ID, provider: 'simulated', email: 'private@example.net' },
        ...{ created_date: formatDateTime(shop().clock.now()), last_login: null },
      },
    ]);
    const elsewhere = shop().visit();
    await signInAs(shop(), elsewhere, 'other', 'private@example.net');
    expect(await whoIs(elsewhere)).toBe(email);
    expect(await accountsOf(browser)).toMatchObject([{ last_login: formatDateTime(shop().clock.now()) }]);
  });

  it('again changes nothing', async () => {
    const { browser } = await aLoggedInCustomer(shop());
    await browser.get(await wayBack(browser, 'twice@example.net'));
    const before = await allElse(shop());
    expect((await browser.get(await wayBack(browser, 'twice@example.net'))).status).toBe(200);
    expect(await allElse(shop())).toEqual(before);
  });

  it('takes no account that opens another customer’s', async () => {
    await signInAs(shop(), shop().visit(), 'other', 'taken@example.net');
    const { browser } = await aLoggedInCustomer(shop());
    const path = await wayBack(browser, 'taken@example.net');
    await expectRefused(() => browser.get(path), 406, 'social_300_1');
  });

  it('two customers at once with one account connects one of them', async () => {
    const [one, two] = [await aLoggedInCustomer(shop()), await aLoggedInCustomer(shop())];
    const paths = [await wayBack(one.browser, 'race@example.net'), await wayBack(two.browser, 'race@example.net')];
    const answers = await Promise.all([one, two].map(({ browser }, index) => browser.get(paths[index] ?? '')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 406]);
    const accounts = [await accountsOf(one.browser), await accountsOf(two.browser)].flat();
    expect(accounts).toMatchObject([{ email: 'race@example.net' }]);
  });

  it('is for the customer who asked: not for a guest, not for another, and no way to sign in', async () => {
    const { browser, email } = await aLoggedInCustomer(shop());
    const path = await wayBack(browser, 'mine@example.net');
    await browser.post('/users/logout/');
    await expectRefused(() => browser.get(path), 406, 'social_100_1');
    const other = await aLoggedInCustomer(shop());
    await browser.logIn(other.email, other.password);
    await expectRefused(() => browser.get(path), 406, 'social_100_1');
    await browser.logIn(email, password);
    expect((await browser.get(path)).status).toBe(200);
  });

  it('is never done by the address of a page, which any site can send a browser to', async () => {
    const { browser, ...customer } = await aLoggedInCustomer(shop());
    const path = await answerAs(shop(), await browser.get('/simulated/login/'), 'other', 'attacker@example.net');
    await browser.get(path);
    expect(await whoIs(browser)).toBe('attacker@example.net');
    expect(await accountsOf((await logInAgain(shop(), customer)).browser)).toEqual([]);
  });

  it('is for customers, with a provider that there is', async () => {
    expect((await (await shop().visit().withToken()).post(ACCOUNTS, { provider: 'simulated' })).status).toBe(401);
    const { browser } = await aLoggedInCustomer(shop());
    const answer = await browser.post(ACCOUNTS, { provider: 'google' });
    expect([answer.status, answer.json]).toEqual([400, { provider: ['"google" is not a valid choice.'] }]);
  });

  it.each([
    [{}, 'This field is required.'],
    [{ password: 'a guess' }, 'The password is wrong.'],
  ])('wants the password, not %j: a session left open is not enough for a way in that stays', async (sent, text) => {
    const { browser } = await aLoggedInCustomer(shop());
    const before = await allElse(shop());
    const answer = await browser.post(ACCOUNTS, { provider: 'simulated', ...sent });
    expect([answer.status, answer.json]).toEqual([400, { password: [text] }]);
    expect(answer.cookies.has('social_login')).toBe(false);
    expect(await allElse(shop())).toEqual(before);
  });

  it('comes back to the storefront’s account page', async () => {
    const { browser } = await aLoggedInCustomer(fronted());
    const begun = leading(await asksToConnect(browser));
    const path = await answerAs(fronted(), begun, 'other', 'front@example.net');
    const answer = await browser.get(path, { headers: { 'x-forwarded-host': 'www.shop.example' } });
    expect([answer.status, answer.headers['location']]).toEqual([302, 'https://www.shop.example/account/']);
  });
});

describe('disconnecting', () => {
  const connected = async (email: string) => {
    const customer = await aLoggedInCustomer(shop());
    await customer.browser.get(await wayBack(customer.browser, email));
    const id = field(await accountsOf(customer.browser), 0, 'id');
    return { ...customer, url: `${ACCOUNTS}${String(id)}/` };
  };

  it('ends that the account opens this one', async () => {
    const { browser, url, email } = await connected('gone@example.net');
    expect((await browser.delete(url)).status).toBe(204);
    expect(await accountsOf(browser)).toEqual([]);
    expect((await browser.get('/current_user/')).json).toMatchObject({ email, is_social_networks_connected: false });
    await expectRefused(() => browser.delete(url), 404);
    const again = shop().visit();
    await signInAs(shop(), again, 'other', 'gone@example.net');
    expect(await whoIs(again)).toBe('gone@example.net');
  });

  it('is nobody else’s to do', async () => {
    const { url } = await connected('kept@example.net');
    const { browser } = await aLoggedInCustomer(shop());
    await expectRefused(() => browser.delete(url), 404);
    await expectRefused(async () => (await shop().visit().withToken()).delete(url), 401);
  });

  it('is refused for the only way in, also when two are asked for at once', async () => {
    const browser = await shop().visit().withToken();
    await signInAs(shop(), browser, 'other', 'only@example.net');
    const urlAt = async (index: number) => `${ACCOUNTS}${String(field(await accountsOf(browser), index, 'id'))}/`;
    const first = await urlAt(0);
    await expectRefused(() => browser.delete(first), 406, 'social_300_2');
    await browser.get(await wayBack(browser, 'second@example.net'));
    const second = await urlAt(1);
    const answers = await Promise.all([browser.delete(first), browser.delete(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 406]);
    expect(await accountsOf(browser)).toHaveLength(1);
  });
});
