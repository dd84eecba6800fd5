import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const path = '/users/profile/';
const UNAUTHENTICATED = { detail: 'Authentication credentials were not provided.' };

async function loggedIn(): Promise<{ ada: KnownCustomer; browser: Customer }> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return { ada, browser };
}

function customerRow({ id }: KnownCustomer) {
  const query = shop().database.db.selectFrom('customers').selectAll().where('id', '=', id);
  return query.executeTakeFirstOrThrow();
}

/** Sends a change, expects 400, and proves that nothing changed. */
async function refused(body: unknown, method: 'PATCH' | 'PUT' = 'PATCH') {
  const { ada, browser } = await loggedIn();
  const before = await customerRow(ada);
  const answer = await browser.send(method, path, { json: body });
  expect(await customerRow(ada)).toEqual(before);
  return [answer.status, answer.json];
}

describe('GET /users/profile/', () => {
  it('answers exactly the documented fields', async () => {
    const { ada, browser } = await loggedIn();
    const answer = await browser.get(path);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      id: ada.id,
      first_name: 'Ada',
      last_name: 'Example',
      email_allowed: false,
      sms_allowed: false,
      whatsapp_allowed: false,
      call_allowed: null,
      avatar: null,
      email: ada.email,
      phone: ada.phone,
      date_of_birth: null,
      gender: null,
      genders: [
        { value: 'female', label: 'female' },
        { value: 'male', label: 'male' },
      ],
      language_code: 'en',
      attributes: { register_client_type: 'default', confirm: true, logged_ip: '127.0.0.1' },
      date_joined: '2030-04-11T06:24:47.015000Z',
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('labels the genders in the language of the caller', async () => {
    const { browser } = await loggedIn();
    const { json } = await browser.get(path, { headers: { 'accept-language': 'tr-tr' } });
    expect(field(json, 'genders', 0)).toEqual({ value: 'female', label: 'kadın' });
  });

  it('refuses guests', async () => {
    const answer = await shop().visit().get(path);
    expect([answer.status, answer.json]).toEqual([401, UNAUTHENTICATED]);
  });
});

describe.each(['PATCH', 'PUT'] as const)('%s /users/profile/', (method) => {
  it('changes what is given and answers the whole profile', async () => {
    const { ada, browser } = await loggedIn();
    const before = await browser.get(path);
    const names = { first_name: 'Augusta', last_name: 'King' };
    const personal = { gender: 'female', date_of_birth: '1991-2-7' };
    const consents = { email_allowed: 'true', sms_allowed: '1', whatsapp_allowed: 'on', call_allowed: 'false' };
    shop().clock.advance(1000);
    const answer = await browser.send(method, path, {
      json: { ...names, ...personal, ...consents, phone: '(0555) 000-00 01', formType: 'profile' },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...Object(before.json),
      ...{ ...names, gender: 'female', date_of_birth: '1991-02-07', phone: '05550000001' },
      ...{ email_allowed: true, sms_allowed: true, whatsapp_allowed: true, call_allowed: false },
    });
    expect((await browser.get(path)).json).toEqual(answer.json);
    const row = await customerRow(ada);
    expect([row.unique_phone, row.modified_date]).toEqual(['05550000001', shop().clock.now()]);
    await browser.patch(path, { phone: null });
  });

  it('reads forms', async () => {
    const { browser } = await loggedIn();
    const form = { first_name: 'Augusta', last_name: 'King', email_allowed: 'on', date_of_birth: '' };
    const answer = await browser.send(method, path, { form });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ first_name: 'Augusta', email_allowed: true, date_of_birth: null });
  });

  it('clears what may be empty', async () => {
    const { browser } = await loggedIn();
    await browser.patch(path, { gender: 'male', date_of_birth: '1990-01-01', call_allowed: true });
    const cleared = { phone: '', gender: 'none', date_of_birth: '', call_allowed: null };
    const answer = await browser.send(method, path, { json: { first_name: 'A', last_name: 'B', ...cleared } });
    expect(answer.json).toMatchObject({ phone: null, gender: null, date_of_birth: null, call_allowed: null });
  });

  it('passes over what is not the customer’s to change', async () => {
    const { ada, browser } = await loggedIn();
    const before = await customerRow(ada);
    const foreign = {
      ...{ id: 1, pk: 1, email: 'other@example.org', username: 'admin', user_type: 'guest', is_active: false },
      ...{ password: 'x', password_hash: 'x', date_joined: '2000-01-01T00:00:00Z', genders: [], client_type: 'b2b' },
      ...{ language_code: 'tr', email_verified_at: '2000-01-01', is_email_verified: false, avatar_key: 'x' },
    };
    const answer = await browser.send(method, path, { json: { first_name: 'Ada', last_name: 'Example', ...foreign } });
    expect(answer.status).toBe(200);
    const after = await customerRow(ada);
    expect({ ...after, modified_date: before.modified_date }).toEqual(before);
  });

  it('refuses guests and calls without a CSRF token', async () => {
    const guest = await (await shop().visit().withToken()).send(method, path, { json: { first_name: 'X' } });
    expect([guest.status, guest.json]).toEqual([401, UNAUTHENTICATED]);
    const { ada, browser } = await loggedIn();
    const before = await customerRow(ada);
    const forged = await browser.send(method, path, { json: { first_name: 'X', last_name: 'Y' }, noToken: true });
    expect(forged.status).toBe(403);
    expect(await customerRow(ada)).toEqual(before);
  });

  it('refuses a phone that is somebody else’s', async () => {
    const grace = await aCustomer(shop());
    const json = { first_name: 'Ada', last_name: 'Example', phone: grace.phone };
    const text = 'A user is already registered with this phone number.';
    expect(await refused(json, method)).toEqual([400, { phone: [text] }]);
  });

  it.each<[string, Record<string, unknown>, Record<string, string[]>]>([
    ['an empty name', { first_name: '' }, { first_name: ['This field may not be blank.'] }],
    ['no name', { last_name: null }, { last_name: ['This field may not be null.'] }],
    ['a long name', { first_name: 'x'.repeat(51) }, { first_name: [atMost(50)] }],
    ['NUL', { first_name: 'a\0' }, { first_name: ['Null characters are not allowed.'] }],
    ['a bad phone', { phone: '123' }, { phone: ['Enter a valid phone number.'] }],
    ['a long phone', { phone: '0'.repeat(61) }, { phone: [atMost(60)] }],
    ['no date', { date_of_birth: '1991-13-01' }, { date_of_birth: [DATE()] }],
    ['a number for a date', { date_of_birth: 19910207 }, { date_of_birth: [DATE()] }],
    ['tomorrow', { date_of_birth: '2030-04-12' }, { date_of_birth: ['The date may not be in the future.'] }],
    ['another gender', { gender: 'other' }, { gender: ['"other" is not a valid choice.'] }],
    ['a bad consent', { email_allowed: 'x' }, { email_allowed: ['Must be a valid boolean.'] }],
    ['null as consent', { sms_allowed: null }, { sms_allowed: ['This field may not be null.'] }],
    ['a list of attributes', { attributes: [1] }, { attributes: ['Expected a dictionary of items.'] }],
    ['null as attributes', { attributes: null }, { attributes: ['This field may not be null.'] }],
    ['a text as avatar', { avatar: 'http://shop.test/a.webp' }, { avatar: [NO_FILE()] }],
    ['an object as avatar', { avatar: { name: 'a.png', bytes: 'x' } }, { avatar: [NO_FILE()] }],
    [
      'several faults',
      { first_name: '', gender: 'x', phone: ['1'] },
      {
        first_name: ['This field may not be blank.'],
        phone: ['Not a valid string.'],
        gender: ['"x" is not a valid choice.'],
      },
    ],
  ])('refuses %s', async (_what, body, errors) => {
    const json = { first_name: 'Ada', last_name: 'Example', ...body };
    expect(await refused(json, method)).toEqual([400, errors]);
  });
});

function DATE(): string {
  return 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';
}

function NO_FILE(): string {
  return 'The submitted data was not a file. Check the encoding type on the form.';
}

function atMost(max: number): string {
  return `Ensure this field has no more than ${max} characters.`;
}

describe('the required fields of PUT', () => {
  it('are the names', async () => {
    const required = ['This field is required.'];
    expect(await refused({}, 'PUT')).toEqual([400, { first_name: required, last_name: required }]);
    expect(await refused({ first_name: 'A' }, 'PUT')).toEqual([400, { last_name: required }]);
  });

  it('do not bind PATCH', async () => {
    const { browser } = await loggedIn();
    expect((await browser.patch(path, {})).status).toBe(200);
    expect(field((await browser.patch(path, { last_name: 'King' })).json, 'first_name')).toBe('Ada');
  });

  describe('of another shop', () => {
    const strict = useShop({ env: { USER_REQUIRED_FIELDS: 'first_name,phone,gender,email' } });

    it('are those it names', async () => {
      const ada = await aCustomer(strict());
      const browser = strict().visit();
      await browser.logIn(ada.email, ada.password);
      const required = ['This field is required.'];
      const answer = await browser.put(path, { first_name: 'A', last_name: 'B' });
      expect([answer.status, answer.json]).toEqual([400, { phone: required, gender: required }]);
      const complete = { first_name: 'A', phone: '05551112233', gender: 'male' };
      expect((await browser.put(path, complete)).status).toBe(200);
    });
  });
});
