import { expect, it } from 'vitest';
import { aLoggedInCustomer, whoIs } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { answerAs, signInAs } from '../../../../tests/support/sign-in.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

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
