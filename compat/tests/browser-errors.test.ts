import { describe, expect, test } from 'vitest';
import { demoCustomers } from '../src/environment.ts';
import { openShop, register } from './support/suite.ts';

const shop = openShop();
const { user } = demoCustomers;
const login = '/auth?callbackUrl=/account';
const passwords = { old_password: 'a', new_password1: 'b', new_password2: 'b' };

/** The client does not wait for its own sign-out before it hands the answer on. */
async function isSentToLogin(): Promise<void> {
  await expect.poll(() => shop.visitor.browser.whereabouts).toBe(login);
}

describe('a browser call without a session', () => {
  test('of a page that reads is answered 401, which sends the visitor to the login page', async () => {
    const { data } = await shop.visitor.call('getProfileInfo');

    expect(data).toBeUndefined();
    expect(shop.visitor.callsTo('/users/profile/').map((call) => call.status)).toEqual([401, 401, 401, 401]);
    await isSentToLogin();
  });

  test('of a page that writes carries the documented text, too', async () => {
    const { error } = await shop.visitor.call('updatePassword', passwords);

    expect(error).toEqual({ status: 401, data: { detail: 'Authentication credentials were not provided.' } });
    await isSentToLogin();
  });

  test('signs a visitor out whose session has ended elsewhere', async () => {
    await register(shop.visitor);
    const { jar } = shop.visitor.browser;
    const headers = { osessionid: jar.get('osessionid') ?? '' };
    await shop.visitor.browser.request('/api/logout', { method: 'POST', headers });

    await shop.visitor.call('getProfileInfo');

    await isSentToLogin();
    expect(await shop.visitor.session()).toEqual({});
    expect(jar.get('sessionid')).toBeUndefined();
  });
});

describe('a browser call without a valid token', () => {
  test('is refused when the page has none, and nobody is signed out', async () => {
    await shop.visitor.logIn(user.email, user.password);
    shop.visitor.browser.jar.forget('csrftoken');

    const { error } = await shop.visitor.call('updateProfile', { first_name: 'Mallory' });

    expect(error).toEqual({ status: 403, data: { detail: 'CSRF Failed: CSRF cookie not set.' } });
    expect(await shop.visitor.session()).toMatchObject({ user: { email: user.email } });
    expect(shop.visitor.browser.whereabouts).not.toBe(login);
    expect((await shop.visitor.call('getProfileInfo')).data).not.toMatchObject({ first_name: 'Mallory' });
  });
});

describe('the token of the page', () => {
  test('works for a guest', async () => {
    const { data } = await shop.visitor.call('forgotPassword', { email: user.email });

    expect(data).toEqual({ detail: 'Password reset e-mail has been sent.' });
  });

  test('still works after a login, whose new token the client drops', async () => {
    const before = shop.visitor.browser.jar.get('csrftoken');
    await register(shop.visitor);

    const { data } = await shop.visitor.call('updateProfile', { last_name: 'King' });

    expect(shop.visitor.browser.jar.get('csrftoken')).toBe(before);
    expect(data).toMatchObject({ last_name: 'King' });
  });
});
