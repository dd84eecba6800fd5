import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { aCustomer } from '../support/worlds.ts';

const shop = useShop();

it('lets all of four logins in that meet while a Django hash is upgraded', async () => {
  const ada = await aCustomer(shop());
  const derived = pbkdf2Sync(ada.password, 'salt', 20_000, 32, 'sha256').toString('base64');
  const { db } = shop().database;
  const django = { password_hash: `pbkdf2_sha256$20000$salt$${derived}` };
  await db.updateTable('customers').set(django).where('id', '=', ada.id).execute();
  const browsers = await Promise.all(Array.from({ length: 4 }, () => shop().visit().withToken()));
  const login = { email: ada.email, password: ada.password };
  const answers = await Promise.all(browsers.map((browser) => browser.post('/users/login/', login)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { password_hash } = await db
    .selectFrom('customers')
    .select('password_hash')
    .where('id', '=', ada.id)
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$/);
});
