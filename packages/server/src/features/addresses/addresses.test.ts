import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { loadPlaces } from '../../../tests/support/worlds.ts';
import {
  add,
  ADDRESSES,
  aGuestShopper,
  anAddress,
  aShopper,
  DETAILED,
  each,
  expectRefused,
  HOME,
  recordOf,
  titlesOf,
  urlOf,
} from './addresses.support.ts';

const shop = useShop();

beforeAll(() => loadPlaces(shop().deps.db));

const NOT_FOUND = { detail: 'Not found.' };
const HASH: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const GUEST: unknown = expect.stringMatching(/^guest\d+@example\.org$/);
const INTEGER: unknown = expect.any(Number);
const TIME: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

/** All that can be written, by its names on the wire. */
const WHOLE = anAddress({
  ...{ email: 'office@example.org', postcode: '34710', notes: 'Ring twice', is_corporate: true },
  ...{ company_name: 'Example Ltd.', tax_office: 'Kadıköy', tax_no: '1234567890', e_bill_taxpayer: true },
  ...{ identity_number: '10000000146', extra_field: { door: 'left', floors: [1, 2] }, primary: true },
});

const REST = { address_type: 'customer', retail_store: null, remote_id: null, hash_data: HASH };

describe('POST /address/', () => {
  it('adds an address, and shows it flat', async () => {
    const { id, browser } = await aShopper(shop());
    const answer = await browser.post(ADDRESSES, WHOLE);
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ pk: INTEGER, ...WHOLE, ...REST, user: id });
    expect((await browser.get(urlOf(field(answer.json, 'pk')))).json).toEqual(answer.json);
    expect((await browser.get(ADDRESSES)).json).toEqual({
      ...{ count: 1, next: null, previous: null },
      results: [answer.json],
    });
  });

  it('leaves empty what is left out, null or blank', async () => {
    const { id, email, browser } = await aShopper(shop());
    const names = ['postcode', 'notes', 'company_name', 'tax_office', 'tax_no', 'identity_number'];
    const nothing = { ...Object.fromEntries(names.map((name) => [name, null])), extra_field: null };
    const empty = { ...nothing, is_corporate: false, e_bill_taxpayer: false, primary: false };
    for (const sent of [{}, nothing, Object.fromEntries(names.map((name) => [name, '']))]) {
      const answer = await browser.post(ADDRESSES, anAddress(sent));
      const whole = { pk: INTEGER, ...anAddress(), ...empty, ...REST, email, user: id };
      expect([answer.status, answer.json]).toEqual([201, whole]);
    }
    const flags = { is_corporate: null, e_bill_taxpayer: null, primary: null };
    expect((await browser.post(ADDRESSES, anAddress(flags))).json).toMatchObject(empty);
  });

  it('reads what storefronts send: digits and truth values as texts, places as objects, a form, more than it needs', async () => {
    const { id, browser } = await aShopper(shop());
    const places = { country: { pk: 792, name: 'x' }, city: '34', township: { pk: '3423' }, district: ' 3423 ' };
    const texts = { phone_number: '0 (555) 111-22 33', tax_no: 1234567890, is_corporate: 'true', primary: 'false' };
    const more = { type: 'corporate', country_code: 'tr', user: 1, pk: 1, hash_data: 'x', remote_id: 'x' };
    const store = { address_type: 'retail_store', retail_store: 3 };
    const answer = await browser.post(ADDRESSES, anAddress({ ...places, ...texts, ...more, ...store }));
    expect(answer.json).toMatchObject({
      ...{ ...anAddress(), ...REST, user: id },
      ...{ tax_no: '1234567890', is_corporate: true, primary: false },
    });
    expect(field(answer.json, 'pk')).not.toBe(1);
    const form = { ...anAddress(), country: '792', city: '34', township: '3423', district: '3423', primary: 'true' };
    const posted = await browser.post('/address', undefined, { form });
    expect([posted.status, field(posted.json, 'primary')]).toEqual([201, true]);
  });

  it('chooses the generic township, and shows the generic district where none is chosen', async () => {
    const { browser } = await aShopper(shop());
    const abroad = { country: 276, city: 10_276, township: null, district: undefined, phone_number: '+4930123456' };
    const answer = await browser.post(ADDRESSES, anAddress(abroad));
    expect(answer.json).toMatchObject({ country: 276, city: 10_276, township: 10_276, district: 10_276 });
    const pk = await add(browser, { district: null });
    expect((await browser.get(urlOf(pk))).json).toMatchObject(HOME);
    const stored = shop().database.db.selectFrom('addresses').select('district_id').where('id', '=', pk);
    expect(await stored.executeTakeFirst()).toEqual({ district_id: null });
  });

  it('notes the owner’s e-mail address where none is given', async () => {
    const [ada, guest] = [await aShopper(shop()), await aGuestShopper(shop())];
    const emailOf = async (browser: Customer, pk: number) => field((await browser.get(urlOf(pk))).json, 'email');
    const pk = await add(ada.browser, { email: null });
    expect(await emailOf(ada.browser, pk)).toBe(ada.email);
    expect(await emailOf(guest.browser, await add(guest.browser, { email: '' }))).toMatch(/^guest\d+@example\.org$/);
    await ada.browser.patch(urlOf(pk), { email: null });
    expect(await emailOf(ada.browser, pk)).toBeNull();
  });

  it('makes no address primary by itself', async () => {
    const { browser } = await aShopper(shop());
    await add(browser);
    expect(await titlesOf(browser)).toEqual(['Home']);
  });
});

describe('lists', () => {
  it('begin with the primary address, then the newest; ten on a page', async () => {
    const { browser } = await aShopper(shop());
    for (let index = 0; index < 12; index += 1) await add(browser, { title: `A${index}`, primary: index === 3 });
    const first = await browser.get(ADDRESSES);
    expect(each(first.json, 'title')).toEqual(['A3', 'A11', 'A10', 'A9', 'A8', 'A7', 'A6', 'A5', 'A4', 'A2']);
    expect(first.json).toMatchObject({ count: 12, previous: null, next: 'http://shop.test/address/?page=2' });
    expect(each((await browser.get('/address?page=2')).json, 'title')).toEqual(['A1', 'A0']);
    expect((await browser.get(`${ADDRESSES}?page=3`)).status).toBe(404);
    expect(each((await browser.get(`${ADDRESSES}?page_size=2`)).json, 'title')).toEqual(['A3', 'A11']);
  });

  it('come whole in the detailed form', async () => {
    const { browser } = await aShopper(shop());
    for (let index = 0; index < 11; index += 1) await add(browser, { title: `A${index}` });
    expect(each((await browser.get(DETAILED)).json, 'title')).toHaveLength(11);
    expect(each((await browser.get(`${DETAILED}?limit=3`)).json, 'title')).toEqual(['A10', 'A9', 'A8']);
  });

  it('show places and owner as objects in the detailed form', async () => {
    const { id, email, phone, browser } = await aShopper(shop());
    const pk = field((await browser.post(ADDRESSES, WHOLE)).json, 'pk');
    const { json } = await browser.get('/address/detailed', { headers: { 'accept-language': 'tr' } });
    const shared = { is_active: true, postcode: null };
    expect(json).toEqual({
      ...{ count: 1, next: null, previous: null },
      results: [
        {
          ...{ ...WHOLE, ...REST, pk },
          country: { pk: 792, is_active: true, name: 'Türkiye', code: 'TR', translations: null },
          city: { pk: 34, ...shared, name: 'İstanbul', country: 792, translations: null, priority: 1 },
          township: { pk: 3423, ...shared, name: 'Kadıköy', city: 34 },
          district: { pk: 3423, ...shared, name: 'Diğer', city: 34, township: 3423 },
          user: {
            ...{ pk: id, username: HASH, email, first_name: 'Ada', last_name: 'Example', is_active: true },
            ...{ date_joined: TIME, last_login: TIME, email_allowed: false, sms_allowed: false, call_allowed: null },
            ...{ gender: null, phone, date_of_birth: null, attributes_kwargs: {}, user_type: 'registered' },
            attributes: { register_client_type: 'default', confirm: true, logged_ip: '127.0.0.1' },
            modified_date: TIME,
          },
        },
      ],
    });
    const english = await browser.get(DETAILED, { headers: { 'accept-language': 'en' } });
    expect(field(english.json, 'results', 0, 'district', 'name')).toBe('Other');
  });

  it('are a guest’s own, who is shown as one', async () => {
    const { id, browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s' });
    await add((await aShopper(shop())).browser);
    const { json } = await browser.get(DETAILED);
    expect(each(json, 'title')).toEqual(['Guest’s']);
    expect(field(json, 'results', 0, 'user')).toMatchObject({
      ...{ pk: id, user_type: 'guest', first_name: '', last_name: '', last_login: null, attributes: {} },
      ...{ phone: '05550000001', email: GUEST },
    });
  });
});

describe('PATCH /address/<pk>/', () => {
  it('changes what is sent, and only that', async () => {
    const { browser } = await aShopper(shop());
    const before = (await browser.post(ADDRESSES, WHOLE)).json;
    const url = urlOf(field(before, 'pk'));
    const sent = { title: 'Office', notes: null, is_corporate: 'false', extra_field: { door: 'right' } };
    const answer = await browser.patch(url, sent);
    expect(answer.status).toBe(200);
    const after = { ...recordOf(before), ...sent, is_corporate: false };
    expect(answer.json).toEqual({ ...after, hash_data: HASH });
    expect(field(answer.json, 'hash_data')).not.toBe(field(before, 'hash_data'));
    expect((await browser.get(url)).json).toEqual(answer.json);
  });

  it('takes the whole detailed object back', async () => {
    const { browser } = await aShopper(shop());
    const before = (await browser.post(ADDRESSES, WHOLE)).json;
    const url = urlOf(field(before, 'pk'));
    const book = field((await browser.get(DETAILED)).json, 'results', 0);
    for (const sent of [book, { ...recordOf(book), ...HOME, user: 999, type: 'personal' }]) {
      const answer = await browser.patch(url, sent);
      expect([answer.status, answer.json]).toEqual([200, before]);
    }
  });

  it('keeps the digest while the address says the same', async () => {
    const { browser } = await aShopper(shop());
    const pk = await add(browser);
    const digest = async () => field((await browser.get(urlOf(pk))).json, 'hash_data');
    const before = await digest();
    await browser.patch(urlOf(pk), { primary: true });
    expect(await digest()).toBe(before);
    await browser.patch(urlOf(pk), { city: 6, township: 601 });
    expect(await digest()).not.toBe(before);
  });

  it('leaves places behind that lie in another one', async () => {
    const { browser } = await aShopper(shop());
    const pk = await add(browser);
    const moved = await browser.patch(urlOf(pk), { country: 276, city: 10_276 });
    expect([moved.status, moved.json]).toMatchObject([
      200,
      { country: 276, city: 10_276, township: 10_276, district: 10_276 },
    ]);
    const back = await browser.patch(urlOf(pk), { country: 792, city: 34, township: 3401 });
    expect(back.json).toMatchObject({ country: 792, city: 34, township: 3401, district: 3401 });
  });
});

describe('PUT /address/<pk>/', () => {
  it('writes the address anew, but leaves primary as it is', async () => {
    const { browser } = await aShopper(shop());
    const before = (await browser.post(ADDRESSES, WHOLE)).json;
    const answer = await browser.put(urlOf(field(before, 'pk')), anAddress({ title: 'New' }));
    const plain = (await browser.post(ADDRESSES, anAddress({ title: 'New' }))).json;
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...recordOf(plain),
      ...{ pk: field(before, 'pk'), email: null, primary: true },
      hash_data: HASH,
    });
  });

  it('wants the whole', async () => {
    const { browser } = await aShopper(shop());
    const pk = await add(browser);
    const json = { line: ['This field is required.'], city: ['This field is required.'] };
    const part = anAddress({ line: undefined, city: undefined });
    await expectRefused(shop(), () => browser.put(urlOf(pk), part), { status: 400, json });
  });
});

describe('DELETE /address/<pk>/', () => {
  it('removes an address, whatever the body; no other one becomes primary', async () => {
    const { browser } = await aShopper(shop());
    const pk = await add(browser, { title: 'Gone', primary: true });
    await add(browser, { title: 'Stays' });
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    const answer = await browser.delete(urlOf(pk), { body: '{}', headers });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await titlesOf(browser)).toEqual(['Stays']);
    await expectRefused(shop(), () => browser.delete(urlOf(pk)), { status: 404, json: NOT_FOUND });
  });
});
