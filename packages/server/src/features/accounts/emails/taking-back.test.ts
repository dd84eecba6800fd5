import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

/** Somebody who registered another person's address asks for theirs instead, and its owner sets a new password. */
it('makes a change of address worthless, sent or not, once the password is another', async () => {
  const { db } = shop().database;
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  const ask = async (email: string) => {
    const answer = await browser.post('/users/email-change/', { email, password: ada.password, emailConfirm: email });
    expect(answer.status).toBe(200);
  };
  await ask('sent@example.org');
  const [mail] = await messagesTo(shop(), 'sent@example.org');
  await ask('waiting@example.org');

  const hash = await shop().deps.passwords.hash('Another-Harbour-7');
  await db.updateTable('customers').set({ password_hash: hash }).where('id', '=', ada.id).execute();

  expect(
    (
      await shop()
        .visit()
        .get(linkIn(mail?.body ?? ''))
    ).status,
  ).toBe(404);
  expect(await messagesTo(shop(), 'waiting@example.org')).toEqual([]);
  const { email } = await db.selectFrom('customers').select('email').where('id', '=', ada.id).executeTakeFirstOrThrow();
  expect(email).toBe(ada.email);
});

it('forgets the phone where nobody had confirmed the address before: codes go to it', async () => {
  const { db } = shop().database;
  for (const isConfirmed of [false, true]) {
    const ada = await aCustomer(shop());
    if (!isConfirmed) {
      await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', ada.id).execute();
    }
    const owner = await shop().visit().withToken();
    await owner.post('/users/password/reset/', { email: ada.email });
    const [mail] = await messagesTo(shop(), ada.email);
    const passwords = { new_password1: 'Another-Harbour-7', new_password2: 'Another-Harbour-7' };
    expect((await owner.post(linkIn(mail?.body ?? ''), passwords)).status).toBe(200);
    const read = db.selectFrom('customers').select(['phone', 'unique_phone']).where('id', '=', ada.id);
    const { phone } = await read.executeTakeFirstOrThrow();
    expect(phone).toBe(isConfirmed ? ada.phone : null);
    await shop().runJobs();
  }
});
