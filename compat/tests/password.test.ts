import { describe, expect, test } from 'vitest';
import { linkFor } from '../src/outbox.ts';
import { currentUser, newAddress, openShop, register } from './support/suite.ts';

const shop = openShop();
const changed = 'Harbour-9-Vellum';
const resetLink = /\/users\/reset\/([\w-]+\/[\w-]+)\/(?=["'\s<]|$)/;
const mailSent = { data: { detail: 'Password reset e-mail has been sent.' } };

const twice = (password: string): object => ({ new_password1: password, new_password2: password });

describe('the change-password page', () => {
  test('saves the new password and keeps only this session', async () => {
    const { email, password } = await register(shop.visitor);
    const { jar } = shop.visitor.browser;
    const elsewhere = jar.get('osessionid');
    jar.clear();
    await shop.visitor.openPage('/auth');
    await shop.visitor.logIn(email, password);

    const saved = await shop.visitor.call('updatePassword', { old_password: password, ...twice(changed) });

    expect(saved).toEqual({ data: { detail: 'New password has been saved.' } });
    expect((await currentUser(shop, jar.get('osessionid'))).status).toBe(200);
    expect((await currentUser(shop, elsewhere)).status).toBe(401);
    await shop.visitor.begin();
    expect((await shop.visitor.logIn(email, changed)).user).toMatchObject({ email });
  });

  test('shows a wrong old password at its field', async () => {
    const { email, password } = await register(shop.visitor);

    const { error } = await shop.visitor.call('updatePassword', { old_password: 'wrong', ...twice(changed) });

    expect(error).toEqual({
      status: 400,
      data: { old_password: ['Your old password was entered incorrectly. Please enter it again.'] },
    });
    await shop.visitor.begin();
    expect((await shop.visitor.logIn(email, password)).user).toMatchObject({ email });
  });

  test('shows two different new passwords at the second', async () => {
    const { password } = await register(shop.visitor);
    const form = { old_password: password, new_password1: changed, new_password2: `${changed}!` };

    const { error } = await shop.visitor.call('updatePassword', form);

    expect(error).toEqual({ status: 400, data: { new_password2: ["The two password fields didn't match."] } });
  });
});

describe('the forgotten password', () => {
  test('is answered alike for known and unknown addresses', async () => {
    const { email } = await register(shop.visitor);
    await shop.visitor.begin();

    expect(await shop.visitor.call('forgotPassword', { email })).toEqual(mailSent);
    expect(await shop.visitor.call('forgotPassword', { email: newAddress() })).toEqual(mailSent);
  });

  test('needs an address, and a failing call comes four times', async () => {
    const { error } = await shop.visitor.call('forgotPassword', { email: 'no address' });

    expect(error).toEqual({ status: 400, data: { email: ['Enter a valid email address.'] } });
    expect(shop.visitor.callsTo('/users/password/reset/').map((call) => call.status)).toEqual([400, 400, 400, 400]);
  });

  test('is replaced through the link in the mail, once', async () => {
    const { email, password } = await register(shop.visitor);
    const session = shop.visitor.browser.jar.get('osessionid');
    await shop.visitor.begin();
    await shop.visitor.call('forgotPassword', { email });
    const slug = (await linkFor(() => shop.server.outbox(), email, resetLink)).replace('/', ',');
    const form = { slug, password: changed, repeatPassword: changed };

    const first = await shop.visitor.call('passwordReset', form);

    const [call] = shop.visitor.callsTo('/users/reset/');
    expect(first.error).toBeUndefined();
    expect(call).toMatchObject({ method: 'POST', path: `/users/reset/${slug.replace(',', '/')}/`, status: 200 });
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8');
    expect((await currentUser(shop, session)).status).toBe(401);
    expect((await shop.visitor.call('passwordReset', form)).error).toEqual({
      status: 400,
      data: { token: ['Invalid value'] },
    });
    expect((await shop.visitor.logIn(email, password)).errors).toMatchObject([{ type: 'non_field_errors' }]);
    expect((await shop.visitor.logIn(email, changed)).user).toMatchObject({ email });
  });

  test('stays when the two new ones differ', async () => {
    const { email, password } = await register(shop.visitor);
    await shop.visitor.begin();
    await shop.visitor.call('forgotPassword', { email });
    const slug = (await linkFor(() => shop.server.outbox(), email, resetLink)).replace('/', ',');

    const { error } = await shop.visitor.call('passwordReset', { slug, password: changed, repeatPassword: 'other' });

    expect(error).toEqual({ status: 400, data: { new_password2: ["The two password fields didn't match."] } });
    expect((await shop.visitor.logIn(email, password)).user).toMatchObject({ email });
  });
});
