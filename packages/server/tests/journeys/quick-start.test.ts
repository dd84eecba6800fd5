import { expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { aCustomer, linkIn, messagesTo } from '../support/worlds.ts';

const shop = useShop();

it('lets a customer log in and see who they are', async () => {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  const login = await browser.logIn(ada.email, ada.password);
  expect(field(login.json, 'key')).toMatch(/^[0-9a-f]{40}$/);
  const me = await browser.get('/current_user/');
  expect(me.status).toBe(200);
  expect(field(me.json, 'email')).toBe(ada.email);
});

it('lets a new customer register, confirm their address and come back', async () => {
  const browser = await shop().visit().withToken();
  const form = {
    first_name: 'Grace',
    last_name: 'Example',
    email: 'Grace@Example.org',
    password: 'korrekt pferd',
    confirm: 'true',
  };
  const registered = await browser.post('/users/registration/', form);
  expect(registered.status).toBe(201);
  const [mail] = await messagesTo(shop(), 'grace@example.org');
  expect(mail?.subject).toBe('Please confirm your e-mail address');
  const link = linkIn(mail?.body ?? '');
  expect((await shop().visit().get(link)).json).toEqual({ detail: 'ok' });
  expect((await shop().visit().get(link)).status).toBe(404);
  const me = await browser.get('/current_user/');
  expect(field(me.json, 'is_email_verified')).toBe(true);
});
