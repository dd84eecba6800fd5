import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { download } from '../../../../tests/support/archives.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

/** An archive that is ready. @returns the path in the mail */
async function anArchive({ email, password }: KnownCustomer): Promise<string> {
  const browser = shop().visit();
  await browser.logIn(email, password);
  expect((await browser.post('/users/data-export/', { password })).status).toBe(202);
  const [mail] = await messagesTo(shop(), email);
  return linkIn(mail?.body ?? '');
}

it.each([
  ['en', 'Your data', 'Log in to the shop in this browser, then open the link again.'],
  ['tr', 'Verileriniz', 'Bu tarayıcıda mağazaya giriş yapın, ardından bağlantıyı yeniden açın.'],
])('tells a browser that is not logged in to log in, in %s, and a program in JSON', async (language, title, text) => {
  const customer = await aCustomer(shop());
  const path = await anArchive(customer);
  const stranger = shop().visit({ accept: 'text/html,application/xhtml+xml', 'accept-language': language });
  const page = await stranger.get(path);
  expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
    ...[401, 'text/html; charset=utf-8', 'no-store'],
  ]);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  for (const part of [`<html lang="${language}">`, `<h1>${title}</h1>`, text]) expect(page.text).toContain(part);
  // The link says nothing of whether there is an archive.
  expect((await stranger.get('/users/data-export/nothing/here/')).text).toBe(page.text);
  for (const program of [{ accept: 'application/json' }, { accept: '*/*' }]) {
    const { status, json } = await shop()
      .visit({ ...program, 'accept-language': 'en' })
      .get(path);
    expect([status, json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
  }
  // Once logged in, the same browser gets the archive.
  await stranger.logIn(customer.email, customer.password);
  expect((await download(shop(), stranger, path)).status).toBe(200);
});
