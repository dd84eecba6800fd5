import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const NEW = 'brand-new-Horse-9';
const PAGE = { accept: 'text/html,application/xhtml+xml' };

const ask = async (email: unknown, headers: Record<string, string> = {}) =>
  (await shop().visit(headers).withToken()).post('/users/password/reset/', { email });

describe('POST /users/password/reset/', () => {
  it('mails a link to the storefront page', async () => {
    const ada = await aCustomer(shop());
    expect((await ask(ada.email)).status).toBe(200);
    const [mail] = await messagesTo(shop(), ada.email);
    const link = linkIn(mail?.body ?? '');
    expect(link).toMatch(/^\/users\/reset\/[0-9a-z]+\/[0-9a-z]+-[\w-]{43}\/$/);
    expect(mail).toMatchObject({ channel: 'mail', subject: 'Choose a new password' });
    expect(mail?.body).toContain('Hello Ada,');
    expect(mail?.body).toContain('http://shop.test/users/reset/');
  });

  it('greets nobody by a name that strangers may have typed', async () => {
    const ada = await aCustomer(shop());
    const unconfirmed = { email_verified_at: null };
    await shop().database.db.updateTable('customers').set(unconfirmed).where('id', '=', ada.id).execute();
    expect((await ask(ada.email)).status).toBe(200);
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.body).toMatch(/^Hello,\n/);
  });

  it('answers alike for an unknown address, and mails nothing', async () => {
    const ada = await aCustomer(shop());
    const known = await ask(ada.email);
    const unknown = await ask('nobody@example.org');
    expect([known.status, known.json]).toEqual([200, { detail: 'Password reset e-mail has been sent.' }]);
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
    expect(await messagesTo(shop(), 'nobody@example.org')).toEqual([]);
  });

  it('mails nothing to disabled customers and to guests of checkout', async () => {
    const ada = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    expect((await ask(ada.email)).status).toBe(200);
    expect(await messagesTo(shop(), ada.email)).toEqual([]);
  });

  it('finds the address in whatever case, and writes in the language of the caller', async () => {
    const ada = await aCustomer(shop());
    const answer = await ask(ada.email.toUpperCase(), { 'accept-language': 'tr' });
    expect(answer.json).toEqual({ detail: 'Parola sıfırlama e-postası gönderildi.' });
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.subject).toBe('Yeni bir parola seçin');
  });

  it.each<[unknown, string]>([
    [undefined, 'This field is required.'],
    [null, 'This field may not be null.'],
    ['', 'This field may not be blank.'],
    ['ada', 'Enter a valid email address.'],
    ['ada@', 'Enter a valid email address.'],
    ['ada@b.co\r\nBcc: c@d.co', 'Enter a valid email address.'],
    [['ada@example.org'], 'Not a valid string.'],
  ])('refuses the address %j', async (email, text) => {
    const answer = await ask(email);
    expect([answer.status, answer.json]).toEqual([400, { email: [text] }]);
  });

  it('wants a CSRF token', async () => {
    const ada = await aCustomer(shop());
    const browser = await shop().visit().withToken();
    const answer = await browser.post('/users/password/reset/', { email: ada.email }, { noToken: true });
    expect([answer.status, answer.json]).toEqual([403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }]);
  });
});

describe('with a storefront', () => {
  const store = useShop({ env: { STOREFRONT_URL: 'https://store.test/tr' } });

  it('mails links to it and leads browsers there', async () => {
    const ada = await aCustomer(store());
    const browser = await store().visit().withToken();
    await browser.post('/users/password/reset/', { email: ada.email });
    const [mail] = await messagesTo(store(), ada.email);
    const link = /https:\/\/store\.test\/tr(\/users\/reset\/\S+)/.exec(mail?.body ?? '')?.[1] ?? 'no link';
    const done = await browser.send('POST', link, { form: { new_password1: NEW, new_password2: NEW }, headers: PAGE });
    expect([done.status, done.headers['location']]).toEqual([302, 'https://store.test/tr/users/login/']);
    await store().runJobs();
  });
});
