import { describe, expect, test } from 'vitest';
import { fields } from '../src/untyped.ts';
import { currentUser, openShop, register } from './support/suite.ts';

const shop = openShop();
const someText: unknown = expect.any(String);
const someObject: unknown = expect.any(Object);

describe('the profile page', () => {
  test('reads the profile through the proxy', async () => {
    const { email, signIn } = await register(shop.visitor);

    const { data } = await shop.visitor.call('getProfileInfo');

    const profile = fields(data, 'profile');
    expect(profile).toMatchObject({
      id: signIn.user?.['pk'],
      first_name: 'Ada',
      last_name: 'Example',
      email,
      phone: null,
      date_of_birth: null,
      gender: null,
      avatar: null,
      email_allowed: true,
      sms_allowed: false,
      whatsapp_allowed: false,
      call_allowed: null,
      language_code: someText,
      attributes: someObject,
      date_joined: someText,
    });
    expect(profile['genders']).toEqual([
      { value: 'female', label: someText },
      { value: 'male', label: someText },
    ]);
    const [call] = shop.visitor.callsTo('/users/profile/');
    expect(call?.headers.get('x-requested-with')).toBe('XMLHttpRequest');
    expect(call?.headers.get('referer')).toBe(shop.server.baseUrl);
    expect(call?.headers.get('origin')).toBeNull();
    expect(call?.headers.get('x-forwarded-for')).toBeNull();
  });

  test('changes it and gets the whole profile back', async () => {
    const { email } = await register(shop.visitor);
    const changes = {
      first_name: 'Augusta',
      last_name: 'King',
      phone: '05551112233',
      date_of_birth: '1991-2-7',
      gender: 'female',
      sms_allowed: true,
      email_allowed: false,
    };

    const { data } = await shop.visitor.call('updateProfile', changes);

    expect(data).toMatchObject({ ...changes, email, date_of_birth: '1991-02-07' });
    expect((await shop.visitor.call('getProfileInfo')).data).toEqual(data);
  });

  test('shows which field is too long, and nothing changes', async () => {
    await register(shop.visitor);
    const before = await shop.visitor.call('getProfileInfo');

    const { error } = await shop.visitor.call('updateProfile', { first_name: 'A'.repeat(51), last_name: 'King' });

    expect(error).toEqual({
      status: 400,
      data: { first_name: ['Ensure this field has no more than 50 characters.'] },
    });
    expect(shop.visitor.callsTo('/users/profile/').filter((call) => call.method === 'PATCH')).toHaveLength(4);
    expect(await shop.visitor.call('getProfileInfo')).toEqual(before);
  });

  test('is read by the ?format=json form of the page too', async () => {
    const { email } = await register(shop.visitor);

    const answer = await shop.visitor.openPage('/current_user/?format=json');

    expect(await answer.json()).toMatchObject({ email });
  });
});

describe('the delete-account page', () => {
  test('sends a text body, ends the session and frees the address', async () => {
    const { email, password } = await register(shop.visitor);
    const session = shop.visitor.browser.jar.get('osessionid');

    const { error } = await shop.visitor.call('anonymize');

    const [call] = shop.visitor.callsTo('/users/anonymize/');
    expect(error).toBeUndefined();
    expect(call).toMatchObject({ method: 'PATCH', body: '{}', status: 200 });
    expect(call?.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect((await currentUser(shop, session)).status).toBe(401);
    expect((await shop.visitor.logIn(email, password)).errors).toEqual([
      { type: 'non_field_errors', data: ['Unable to log in with provided credentials.'] },
    ]);
  });
});
