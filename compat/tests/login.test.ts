import { describe, expect, test } from 'vitest';
import { demoCustomers } from '../src/environment.ts';
import { fields } from '../src/untyped.ts';
import { currentUser, newAddress, openShop } from './support/suite.ts';

const shop = openShop();
const { user, customer } = demoCustomers;
const refused = [{ type: 'non_field_errors', data: ['Unable to log in with provided credentials.'] }];
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

describe('a login that succeeds', () => {
  test('maps every field of the current user', async () => {
    const { user: shown, errors } = await shop.visitor.logIn(user.email, user.password);

    const { body } = await currentUser(shop, shop.visitor.browser.jar.get('osessionid'));
    expect(errors).toBeUndefined();
    expect(shown).toEqual({
      pk: body['pk'],
      firstName: body['first_name'],
      lastName: body['last_name'],
      email: user.email,
      phone: body['phone'],
      emailAllowed: body['email_allowed'],
      smsAllowed: body['sms_allowed'],
      dateJoined: body['date_joined'],
      lastLogin: body['last_login'],
      dateOfBirth: body['date_of_birth'],
      hashedEmail: body['hashed_email'],
      gender: body['gender'],
      token: '',
    });
  });

  test('gives the client values of the documented types', async () => {
    const { user: shown } = await shop.visitor.logIn(customer.email, customer.password);

    const found = fields(shown, 'user');
    expect(found['pk']).toBeTypeOf('number');
    expect(found['firstName']).toBeTypeOf('string');
    expect(found['lastName']).toBeTypeOf('string');
    expect(found['emailAllowed']).toBeTypeOf('boolean');
    expect(found['smsAllowed']).toBeTypeOf('boolean');
    expect(found['hashedEmail']).toMatch(/^[0-9a-f]{32}$/);
    expect(found['dateJoined']).toMatch(dateTime);
    expect(found['lastLogin']).toMatch(dateTime);
  });

  test('hands the whole session key to the browser, in both cookies', async () => {
    await shop.visitor.logIn(user.email, user.password);

    const { jar } = shop.visitor.browser;
    expect(jar.get('osessionid')).toMatch(/^[a-z0-9]{32}$/);
    expect(jar.get('sessionid')).toBe(jar.get('osessionid'));
    expect(jar.isHttpOnly('osessionid')).toBe(true);
    expect((await currentUser(shop, jar.get('osessionid'))).status).toBe(200);
  });

  test('is asked for by the login server, with cookies and without a token', async () => {
    await shop.visitor.logIn(user.email, user.password);

    const [call] = shop.visitor.callsTo('/users/login/');
    expect(call).toMatchObject({ method: 'POST', path: '/users/login/', status: 200 });
    expect(call?.headers.get('x-csrftoken')).toBeNull();
    expect(call?.headers.get('cookie')).toContain('csrftoken=');
    expect(JSON.parse(call?.body ?? '')).toEqual({
      formType: 'login',
      locale: 'en',
      email: user.email,
      password: user.password,
      captchaValidated: 'false',
      redirect: 'false',
      csrfToken: 'next-auth-token',
      callbackUrl: '/',
      json: 'true',
    });
  });

  test('needs no cookie at all: the header then reads "undefined"', async () => {
    shop.visitor.browser.jar.clear();

    const { user: shown } = await shop.visitor.logIn(user.email, user.password);

    expect(shown).toMatchObject({ email: user.email });
    expect(shop.visitor.callsTo('/users/login/')[0]?.headers.get('cookie')).toBe('undefined');
  });

  test('replaces the session of whoever was signed in before', async () => {
    const { jar } = shop.visitor.browser;
    await shop.visitor.logIn(user.email, user.password);
    const before = jar.get('osessionid');

    const { user: shown } = await shop.visitor.logIn(customer.email, customer.password);

    expect(shown).toMatchObject({ email: customer.email });
    expect(jar.get('osessionid')).not.toBe(before);
    expect((await currentUser(shop, before)).status).toBe(401);
  });

  test('compares the address without regard to case', async () => {
    const { user: shown } = await shop.visitor.logIn('User@Example.COM', user.password);

    expect(shown).toMatchObject({ email: user.email });
  });
});

describe('a login that is refused', () => {
  test('shows a wrong password under the form', async () => {
    const { errors } = await shop.visitor.logIn(user.email, 'not my password');

    expect(errors).toEqual(refused);
    expect(await shop.visitor.session()).toEqual({});
    expect((await currentUser(shop, shop.visitor.browser.jar.get('osessionid'))).status).toBe(401);
  });

  test('says the same about an unknown address', async () => {
    expect((await shop.visitor.logIn(newAddress(), user.password)).errors).toEqual(refused);
  });

  test('names a missing field', async () => {
    const form = { formType: 'login', locale: 'en', email: user.email };

    const { errors } = await shop.visitor.signIn('default', form);

    expect(errors).toEqual([
      { type: 'field_errors', data: [{ name: 'password', value: ['This field is required.'] }] },
    ]);
  });

  test('names an empty field', async () => {
    const { errors } = await shop.visitor.logIn(user.email, '');

    expect(errors).toEqual([
      { type: 'field_errors', data: [{ name: 'password', value: ['This field may not be blank.'] }] },
    ]);
  });

  test("speaks the visitor's language", async () => {
    const { errors } = await shop.visitor.signIn('default', { formType: 'login', locale: 'tr', email: user.email });

    expect(errors).toEqual([{ type: 'field_errors', data: [{ name: 'password', value: ['Bu alan zorunlu.'] }] }]);
  });
});

describe('the sign-in after a social login', () => {
  test('reads the current user by the session cookie alone', async () => {
    await shop.visitor.logIn(user.email, user.password);

    const { user: shown } = await shop.visitor.signIn('oauth', {});

    const call = shop.visitor.callsTo('/current_user/').at(-1);
    expect(shown).toMatchObject({ email: user.email, token: '' });
    expect(call?.headers.get('cookie')).toBe(`osessionid=${shop.visitor.browser.jar.get('osessionid') ?? ''}`);
  });

  test('finds nobody without the cookie', async () => {
    expect(await shop.visitor.signIn('oauth', {})).toEqual({ errors: 'CredentialsSignin' });
    expect(shop.visitor.callsTo('/current_user/')).toEqual([]);
  });

  test('finds a user without any field behind a stale cookie', async () => {
    shop.visitor.browser.jar.store('osessionid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly');

    const { user: shown } = await shop.visitor.signIn('oauth', {});

    expect(shown).toEqual({ token: '' });
    expect(shop.visitor.callsTo('/current_user/')[0]?.status).toBe(401);
  });
});
