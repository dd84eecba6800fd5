import { describe, expect, test } from 'vitest';
import { linkFor } from '../src/outbox.ts';
import { currentUser, newAddress, openShop, register, registrationForm } from './support/suite.ts';

const shop = openShop();
const confirmation = /\/users\/registration\/account-confirm-email\/([^\s"'<>]+?)\/(?=["'\s<]|$)/;

const fieldErrors = (name: string, ...value: readonly string[]): unknown => [
  { type: 'field_errors', data: [{ name, value }] },
];

describe('a registration that succeeds', () => {
  test('signs the customer in at once', async () => {
    const email = newAddress();

    const { user, errors } = await shop.visitor.signIn('default', registrationForm(email));

    expect(errors).toBeUndefined();
    expect(user).toMatchObject({
      firstName: 'Ada',
      lastName: 'Example',
      email,
      phone: null,
      emailAllowed: true,
      smsAllowed: false,
      dateOfBirth: null,
      gender: null,
    });
    const [call] = shop.visitor.callsTo('/users/registration/');
    expect(call).toMatchObject({ method: 'POST', status: 201 });
    const { status } = await currentUser(shop, shop.visitor.browser.jar.get('osessionid'));
    expect(status).toBe(200);
  });

  test('keeps the optional fields, normalised', async () => {
    const form = registrationForm(newAddress(), {
      gender: 'female',
      date_of_birth: '1991-2-7',
      sms_allowed: 'true',
      email_allowed: 'false',
    });

    const { user } = await shop.visitor.signIn('default', form);

    expect(user).toMatchObject({
      gender: 'female',
      dateOfBirth: '1991-02-07',
      smsAllowed: true,
      emailAllowed: false,
    });
  });

  test('lets the customer log in later, in another browser', async () => {
    const { email, password } = await register(shop.visitor);
    shop.visitor.browser.jar.clear();

    expect((await shop.visitor.logIn(email, password)).user).toMatchObject({ email });
  });

  test('sends a link that confirms the address, once', async () => {
    const { email } = await register(shop.visitor);
    const token = await linkFor(() => shop.server.outbox(), email, confirmation);

    const first = await shop.visitor.call('confirmEmailVerification', token);
    const second = await shop.visitor.call('confirmEmailVerification', token);

    expect(first.error).toBeUndefined();
    expect(second.error).toEqual({ status: 404, data: { detail: 'Not found.' } });
    const { body } = await currentUser(shop, shop.visitor.browser.jar.get('osessionid'));
    expect(body['is_email_verified']).toBe(true);
  });

  test('leaves the address unconfirmed after a made-up link', async () => {
    await register(shop.visitor);

    const { error } = await shop.visitor.call('confirmEmailVerification', 'made-up');

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
    const { body } = await currentUser(shop, shop.visitor.browser.jar.get('osessionid'));
    expect(body['is_email_verified']).toBe(false);
  });
});

describe('a registration that is refused', () => {
  test('names a taken address, in any case', async () => {
    const { email } = await register(shop.visitor);
    await shop.visitor.begin();
    const taken = fieldErrors('email', 'A user is already registered with this e-mail address.');

    const same = await shop.visitor.signIn('default', registrationForm(email));
    const shouted = await shop.visitor.signIn('default', registrationForm(email.toUpperCase()));

    expect(same.errors).toEqual(taken);
    expect(shouted.errors).toEqual(taken);
    expect(await shop.visitor.session()).toEqual({});
  });

  test('names a short password and creates nobody', async () => {
    const email = newAddress();
    const form = registrationForm(email, { password: 'Ab-1xyz' });

    const { errors } = await shop.visitor.signIn('default', form);

    expect(errors).toEqual(
      fieldErrors('password', 'This password is too short. It must contain at least 8 characters.'),
    );
    expect((await shop.visitor.signIn('default', registrationForm(email))).user).toMatchObject({ email });
  });

  test('needs the membership terms to be accepted', async () => {
    const form = registrationForm(newAddress(), { confirm: 'false' });

    const { errors } = await shop.visitor.signIn('default', form);

    expect(errors).toEqual(fieldErrors('confirm', 'You must accept this to continue.'));
  });

  test('names every missing field, each with a list of texts', async () => {
    const { errors } = await shop.visitor.signIn('default', { formType: 'register', locale: 'en' });

    const names = ['first_name', 'last_name', 'email', 'password', 'confirm'];
    const each: unknown = expect.arrayContaining(names.map((name) => ({ name, value: ['This field is required.'] })));
    expect(errors).toEqual([{ type: 'field_errors', data: each }]);
  });
});
