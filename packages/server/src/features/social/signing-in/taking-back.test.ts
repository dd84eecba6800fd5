import { expect, it } from 'vitest';
import { aLoggedInCustomer, NOT_AUTHENTICATED, whoIs } from '../../../../tests/sessions/support.ts';
import { openShop, type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { OpenIdProvider } from '../../../../tests/support/openid-provider.ts';
import { allElse, answerAs, locationOf, signInAs } from '../../../../tests/support/sign-in.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import type { ProviderFetch } from '../providers/provider.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

const NEW = 'brand-new-Horse-9';

/** Somebody registers another person's address and connects an account of their own; its owner sets a new password. */
it('an account that somebody else connected opens nothing once the owner of the mailbox has set a new password', async () => {
  const { db } = shop().database;
  const { id, email, password, browser } = await aLoggedInCustomer(shop());
  await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', id).execute();
  const asked = await browser.post('/users/social-accounts/', { provider: 'simulated', password });
  const begun = { ...asked, headers: { location: String(field(asked.json, 'redirect_url')) } };
  await browser.get(await answerAs(shop(), begun, 'other', 'stranger@example.net'));
  const before = shop().visit();
  await signInAs(shop(), before, 'other', 'stranger@example.net');
  expect(await whoIs(before)).toBe(email);

  const owner = await shop().visit().withToken();
  await owner.post('/users/password/reset/', { email });
  const [mail] = await messagesTo(shop(), email);
  const reset = await owner.post(linkIn(mail?.body ?? ''), { new_password1: NEW, new_password2: NEW });
  expect(reset.status).toBe(200);

  const stranger = shop().visit();
  await signInAs(shop(), stranger, 'other', 'stranger@example.net');
  expect(await whoIs(stranger)).toBe('stranger@example.net');
  await shop().runJobs();
});

it('an account at the same address is connected again by the next sign-in', async () => {
  const browser = await shop().visit().withToken();
  await signInAs(shop(), browser, 'other', 'ada@example.net');
  await browser.post('/users/password/reset/', { email: 'ada@example.net' });
  const [mail] = await messagesTo(shop(), 'ada@example.net');
  await browser.post(linkIn(mail?.body ?? ''), { new_password1: NEW, new_password2: NEW });
  const left = shop().database.db.selectFrom('social_accounts').select('id').where('email', '=', 'ada@example.net');
  expect(await left.execute()).toEqual([]);
  await signInAs(shop(), browser, 'other', 'ada@example.net');
  expect((await browser.get('/current_user/')).json).toMatchObject({
    ...{ email: 'ada@example.net', is_social_networks_connected: true },
  });
  await shop().runJobs();
});

/** A shop whose provider takes its time over the token: `meanwhile` is done before it answers. */
async function aSlowProvider(meanwhile: (where: TestShop) => Promise<void>) {
  const provider = new OpenIdProvider();
  const fetchProvider: ProviderFetch = async (url, options) => {
    const answer = await provider.fetch(url, options);
    if (new URL(url).pathname === '/token') await meanwhile(where);
    return answer;
  };
  const where = await openShop({ env: { ...provider.env, ARASTA_THROTTLE: 'off' }, outside: { fetchProvider } });
  provider.clock = where.clock;
  return { where, provider };
}

it.each([
  ['a new password by the mailed link', (where: TestShop, { link }: Meanwhile) => resetBy(where, link)],
  ['a logout', (_where: TestShop, { browser }: Meanwhile) => leave(browser)],
])('%s while the provider is asked leaves nothing connected', async (_what, meanwhile) => {
  const known: Meanwhile[] = [];
  let before: unknown = null;
  const { where, provider } = await aSlowProvider(async (shopThen) => {
    for (const one of known) await meanwhile(shopThen, one);
    before = await allElse(shopThen);
  });
  const { browser, email, password } = await aLoggedInCustomer(where);
  const asked = await browser.post('/users/social-accounts/', { provider: 'acme', password });
  const owner = await where.visit().withToken();
  await owner.post('/users/password/reset/', { email });
  const [mail] = await messagesTo(where, email);
  known.push({ browser, link: linkIn(mail?.body ?? '') });
  const begun = { ...asked, headers: { location: String(field(asked.json, 'redirect_url')) } };
  const answer = await browser.get(provider.signIn(locationOf(begun)));
  expect([answer.status, answer.json]).toEqual([401, NOT_AUTHENTICATED]);
  expect(await where.database.db.selectFrom('social_accounts').selectAll().execute()).toEqual([]);
  expect(await allElse(where)).toEqual(before);
  await where.close();
});

interface Meanwhile {
  readonly browser: Customer;
  /** The path of the mail to the owner of the mailbox. */
  readonly link: string;
}

async function resetBy(where: TestShop, link: string): Promise<void> {
  const owner = await where.visit().withToken();
  const reset = await owner.post(link, { new_password1: NEW, new_password2: NEW });
  expect(reset.status).toBe(200);
}

async function leave(browser: Customer): Promise<void> {
  expect((await browser.post('/users/logout/')).status).toBe(200);
}
