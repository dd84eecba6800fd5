import { describe, expect, test } from 'vitest';
import { flatAddress } from '../src/contract/address.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { AddressBook } from './support/addresses.ts';
import { at, expectShape, listAt, someText } from './support/pages.ts';
import { isSentToLogin, openShop, register } from './support/suite.ts';

const shop = openShop();
const book = new AddressBook(shop);

const ADDRESS_PATH = '/address/';

const change = async (endpoint: string, argument: unknown): Promise<Fields> => {
  const { data, error } = await shop.visitor.call(endpoint, argument);
  expect(error).toBeUndefined();
  expectShape(data, flatAddress, endpoint);
  return fields(data, endpoint);
};

/** A call that is refused: what the form gets to show, after the book was found as it was. */
const refused = async (endpoint: string, argument: unknown): Promise<{ status: unknown; data: unknown }> => {
  const before = await book.read();
  const { error } = await shop.visitor.call(endpoint, argument);
  expect(await book.read()).toEqual(before);
  return { status: error?.status, data: error?.data };
};

const sent = (method: string): readonly string[] =>
  shop.visitor
    .callsTo(ADDRESS_PATH)
    .filter((call) => call.method === method)
    .map(({ body }) => body);

/** The first body that was sent so, as the server reads it. */
const posted = (method: string): Fields => {
  const body: unknown = JSON.parse(sent(method)[0] ?? '');
  return fields(body, method);
};

/** What the edit form posts: the whole object, its places by their numbers. */
const edited = (own: Fields, changes: Fields): Fields => {
  const places = ['country', 'city', 'township', 'district'].map((name): [string, unknown] => [
    name,
    at(own[name], 'pk'),
  ]);
  return { ...own, ...Object.fromEntries(places), is_corporate: String(own['is_corporate']), ...changes };
};

describe('the address book', () => {
  test('of a new customer is empty', async () => {
    await register(shop.visitor);

    expect(await book.read()).toEqual([]);
    expect(shop.visitor.callsTo(ADDRESS_PATH)).toMatchObject([{ path: '/address/detailed/', status: 200 }]);
  });

  test('gets an address from the form, whose choices come from lists', async () => {
    const { email, signIn } = await register(shop.visitor);
    const form = await book.form();

    const made = await book.add();

    expect(posted('POST')).toEqual({ ...form, type: 'personal' });
    const { country, city, township, district, title, first_name, last_name, phone_number, line, postcode } = form;
    const typed = { title, first_name, last_name, phone_number, line, postcode };
    expect(made).toMatchObject({ ...typed, country, city, township, district, is_corporate: false });
    const [shown, ...others] = await book.read();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      ...typed,
      pk: made['pk'],
      country: { pk: country, code: 'TR' },
      city: { pk: city, name: 'İstanbul', country },
      township: { pk: township, city },
      district: { pk: district, township, city },
      user: { pk: signIn.user?.['pk'], email },
      is_corporate: false,
      company_name: null,
      retail_store: null,
    });
  });

  test('shows the default address as the only primary one, wherever it is chosen', async () => {
    await register(shop.visitor);
    const first = await book.add({ title: 'Home' });
    const second = await book.add({ title: 'Work' });

    const made = await change('setDefaultAddress', { pk: second['pk'], primary: true });
    expect(made).toMatchObject({ pk: second['pk'], primary: true });
    expect((await book.read()).map((one) => [one['pk'], one['primary']])).toEqual([
      [second['pk'], true],
      [first['pk'], false],
    ]);

    await change('setDefaultAddress', { pk: first['pk'], primary: true });
    expect((await book.read()).filter((one) => one['primary'] === true).map((one) => one['pk'])).toEqual([first['pk']]);
    expect(sent('PATCH')).toEqual(Array(2).fill(JSON.stringify({ primary: true })));
  });

  test('takes the whole object back from the edit form', async () => {
    const { signIn } = await register(shop.visitor);
    await book.add();
    const [before = {}] = await book.read();

    const answered = await change('editAddress', edited(before, { title: 'Summer house', postcode: '35000' }));

    expect(posted('PATCH')).toMatchObject({
      user: signIn.user?.['pk'],
      type: 'personal',
      hash_data: before['hash_data'],
    });
    expect(answered).toMatchObject({ pk: before['pk'], title: 'Summer house', postcode: '35000' });
    const [after = {}] = await book.read();
    expect(after['hash_data']).not.toBe(before['hash_data']);
    expect(after).toEqual({
      ...before,
      title: 'Summer house',
      postcode: '35000',
      hash_data: after['hash_data'],
    });
  });

  test('takes the whole object back without a change', async () => {
    await register(shop.visitor);
    await book.add({
      is_corporate: 'true',
      company_name: 'Analytical Engines',
      tax_no: 1_234_567_890,
      tax_office: 'Moda',
    });
    const before = await book.read();

    await change('editAddress', edited(before[0] ?? {}, {}));

    expect(await book.read()).toEqual(before);
  });

  test('keeps a company with its tax number, and makes it a person again', async () => {
    await register(shop.visitor);
    const company = {
      is_corporate: 'true',
      company_name: 'Analytical Engines',
      tax_no: 1_234_567_890,
      tax_office: 'Moda',
      e_bill_taxpayer: true,
    };

    await book.add(company);

    expect(posted('POST')).toMatchObject({ type: 'corporate', is_corporate: 'true' });
    const [shown = {}] = await book.read();
    expect(shown).toMatchObject({ ...company, is_corporate: true, tax_no: '1234567890' });

    const person = {
      is_corporate: 'false',
      company_name: null,
      tax_no: null,
      tax_office: null,
      e_bill_taxpayer: false,
    };
    await change('editAddress', edited(shown, person));
    expect((await book.read())[0]).toMatchObject({ ...person, is_corporate: false });
  });

  test('loses an address, by a call whose body is a text', async () => {
    await register(shop.visitor);
    const first = await book.add({ title: 'Home' });
    const second = await book.add({ title: 'Work' });

    expect((await shop.visitor.call('removeAddress', first['pk'])).error).toBeUndefined();

    expect(sent('DELETE')).toEqual(['{}']);
    expect((await book.read()).map((one) => one['pk'])).toEqual([second['pk']]);
  });

  test('is fetched again by a page that shows it, after each change', async () => {
    await register(shop.visitor);
    const close = shop.visitor.show('getAddresses');
    await shop.visitor.settle();
    const shown = (): number => shop.visitor.callsTo('/address/detailed/').length;
    expect(shown()).toBe(1);

    const made = await book.add();
    await shop.visitor.settle();
    expect(shown()).toBe(2);
    await shop.visitor.call('removeAddress', made['pk']);
    await shop.visitor.settle();
    expect(shown()).toBe(3);
    close();
  });
});

describe('a form that is refused', () => {
  test.each([
    ['a telephone number that is too short', { phone_number: '0555' }, 'phone_number'],
    ['a line that is too long', { line: 'A'.repeat(256) }, 'line'],
    ['a city that is none', { city: 999_999_999 }, 'city'],
    ['a township of another city', { township: 999_999_999 }, 'township'],
    ['no name', { first_name: '' }, 'first_name'],
  ])('for %s gets texts for that field', async (_what, wrong, field) => {
    await register(shop.visitor);

    const { status, data } = await refused('addAddress', await book.form(wrong));

    expect(status).toBe(400);
    expect(Object.keys(fields(data, 'refusal'))).toEqual([field]);
    expect(listAt(data, field)).toEqual([someText]);
    expect(sent('POST')).toHaveLength(4);
  });

  test('leaves an address as it was', async () => {
    await register(shop.visitor);
    await book.add();
    const [own = {}] = await book.read();

    const { status, data } = await refused('editAddress', edited(own, { title: 'Work', phone_number: '0555' }));

    expect(status).toBe(400);
    expect(Object.keys(fields(data, 'refusal'))).toEqual(['phone_number']);
  });
});

describe("another customer's address", () => {
  test.each([
    ['editAddress', (pk: unknown) => ({ pk, title: 'Mine' })],
    ['setDefaultAddress', (pk: unknown) => ({ pk, primary: true })],
    ['removeAddress', (pk: unknown) => pk],
  ] as const)('is not found: %s', async (endpoint, argument) => {
    const owner = await register(shop.visitor);
    const { pk } = await book.add();
    const before = await book.read();
    await shop.visitor.begin();
    await register(shop.visitor);

    const { error } = await shop.visitor.call(endpoint, argument(pk));

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
    await shop.visitor.begin();
    await shop.visitor.logIn(owner.email, owner.password);
    expect((await book.read()).map((one) => [one['pk'], one['title'], one['primary']])).toEqual(
      before.map((one) => [one['pk'], one['title'], one['primary']]),
    );
  });

  test('is no business of a visitor without a name, who is sent to the login page', async () => {
    await shop.visitor.call('getAddresses');

    expect(shop.visitor.callsTo(ADDRESS_PATH).map(({ status }) => status)).toContain(401);
    await isSentToLogin(shop);
  });
});
