import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { everything, NOT_FOUND } from '../../../../tests/sessions/support.ts';
import { form, save } from '../content.support.ts';
import { type FieldDefinition, saveForms } from '../index.ts';

const shop = useShop({ env: { THROTTLE_SESSION: '1000/900', THROTTLE_ADDRESS: '1000/60' } });
const TIME = '2030-04-11T06:24:47.015000Z';

const FIELDS: readonly FieldDefinition[] = [
  {
    key: 'name',
    input_type: 'text',
    label: { en: 'Name', tr: 'Ad' },
    order: 1,
    validators: { required: true, min_length: 2, max_length: 10 },
  },
  { key: 'email', input_type: 'email', label: 'E-mail', order: 2, required: true },
  { key: 'age', input_type: 'integer', validators: { min_value: 18, max_value: 120 } },
  { key: 'shops', input_type: 'integer_range', choices: ['1', '2', '3'] },
  { key: 'size', input_type: 'select', choices: ['small', 'large'], class: 'wide' },
  { key: 'since', input_type: 'date' },
  { key: 'visit', input_type: 'datetime' },
  { key: 'code', validators: { regex: { regex: '^[A-Z]{3}$', message: 'Three capitals, please.' } } },
  { key: 'words', input_type: 'text_area', validators: { regex: { regex: 'http', inverse_match: true } } },
];
const GOOD = { name: 'Ada', email: 'ADA@Example.org ' };

beforeAll(() =>
  save(shop(), (tx, now) =>
    saveForms(
      tx,
      [
        form('dealer', { names: { en: 'Dealer application', tr: 'Bayilik' }, fields: FIELDS }),
        form('closed', { isActive: false }),
      ],
      now,
    ),
  ),
);

const url = '/forms/1/generate/';
const submissions = () => shop().database.db.selectFrom('form_submissions').selectAll().orderBy('id').execute();

describe('GET /forms/<pk>/generate/', () => {
  it('answers exactly the documented fields', async () => {
    const answer = await shop().visit().get(url);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      ...{
        pk: 1,
        name: 'Dealer application',
        url: '/dealer-application/',
        template: 'forms/default.html',
        is_active: true,
      },
      ...{ translations: null, created_date: TIME, modified_date: TIME },
      pretty_url: {
        new_path: '/dealer-application/',
        old_path: '/forms/1/generate/',
        kwargs: { pk: '1' },
        viewname: 'form-generate',
      },
      formprettyurl_set: [
        { pk: 1, url: '/dealer-application/', language: 'en' },
        { pk: 2, url: '/bayilik/', language: 'tr' },
      ],
    });
    expect(Object.keys(field(answer.json, 'schema') ?? {})).toEqual(FIELDS.map(({ key }) => key));
    expect(field(answer.json, 'schema', 'name')).toEqual({
      ...{ key: 'name', id: 'name', input_type: 'text', label: 'Name', placeholder: '', order: 1, required: true },
      validators: { required: true, min_length: 2, max_length: 10 },
    });
    expect(field(answer.json, 'schema', 'size')).toMatchObject({
      choices: ['small', 'large'],
      class: 'wide',
      order: 5,
      label: 'size',
      required: false,
    });
    expect([answer.cookies.size, typeof answer.headers['etag']]).toEqual([0, 'string']);
    expect((await shop().visit().get('/forms/1/generate')).json).toEqual(answer.json);
  });

  it('speaks the language of the caller', async () => {
    const { json } = await shop()
      .visit()
      .get(url, { headers: { 'accept-language': 'tr' } });
    expect([field(json, 'name'), field(json, 'url'), field(json, 'schema', 'name', 'label')]).toEqual([
      'Bayilik',
      '/bayilik/',
      'Ad',
    ]);
  });

  it.each(['/forms/2/generate/', '/forms/99/generate/', '/forms/x/generate/', '/forms/99999999999/generate/'])(
    'is 404: %s',
    async (path) => {
      const answer = await shop().visit().get(path);
      expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
    },
  );
});

describe('POST /forms/<pk>/generate/', () => {
  it('keeps what was entered, read as it was meant', async () => {
    const browser = await shop().visit().withToken();
    const all = {
      ...{ ...GOOD, age: '42', shops: '2', size: 'large', since: '1991-2-7', visit: '2031-01-02T10:00:00Z' },
      ...{ code: 'ABC', words: 'Hello\nthere', unknown: 'x', csrfToken: 'y' },
    };
    const answer = await browser.post(url, all);
    expect([answer.status, answer.json]).toEqual([200, {}]);
    const [row] = (await submissions()).slice(-1);
    expect(row).toMatchObject({
      form_id: 1,
      created_date: shop().clock.now(),
      entries: {
        ...{ name: 'Ada', email: 'ada@example.org', age: 42, shops: 2, size: 'large', since: '1991-02-07' },
        ...{ visit: '2031-01-02T10:00:00Z', code: 'ABC', words: 'Hello\nthere' },
      },
    });
    expect(Object.keys(row?.entries ?? {})).toHaveLength(9);
  });

  it('reads forms, and counts what was left empty as not given', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.send('POST', '/forms/1/generate', {
      form: { ...GOOD, age: '', since: '', code: '', size: '' },
    });
    expect([answer.status, answer.json]).toEqual([200, {}]);
    expect((await submissions()).at(-1)?.entries).toEqual({ name: 'Ada', email: 'ada@example.org' });
    expect((await browser.post(url, { ...GOOD, age: null })).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown[]>]>([
    [
      'nothing',
      { name: undefined, email: undefined },
      { name: ['This field is required.'], email: ['This field is required.'] },
    ],
    ['an empty name', { name: ' ' }, { name: ['This field may not be blank.'] }],
    ['null', { name: null }, { name: ['This field may not be null.'] }],
    ['a short name', { name: 'A' }, { name: ['Ensure this field has at least 2 characters.'] }],
    ['a long name', { name: 'A'.repeat(11) }, { name: ['Ensure this field has no more than 10 characters.'] }],
    ['NUL', { name: 'A\0da' }, { name: ['Null characters are not allowed.'] }],
    ['a list', { name: ['Ada'] }, { name: ['Not a valid string.'] }],
    ['no address', { email: 'ada' }, { email: ['Enter a valid email address.'] }],
    ['no number', { age: 'old' }, { age: ['A valid integer is required.'] }],
    ['a small number', { age: 17 }, { age: ['Ensure this value is greater than or equal to 18.'] }],
    ['a large number', { age: 121 }, { age: ['Ensure this value is less than or equal to 120.'] }],
    ['no choice', { shops: 4 }, { shops: ['"4" is not a valid choice.'] }],
    ['no choice of words', { size: 'huge' }, { size: ['"huge" is not a valid choice.'] }],
    [
      'no date',
      { since: '2030-02-31' },
      { since: ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'] },
    ],
    ['no time', { visit: '2030-02-20' }, { visit: [expect.stringContaining('Datetime has wrong format.')] }],
    ['what the pattern refuses', { code: 'abc' }, { code: ['Three capitals, please.'] }],
    ['what the pattern forbids', { words: 'see http://x' }, { words: ['Enter a valid value.'] }],
    ['a long text', { words: 'x'.repeat(5001) }, { words: ['Ensure this field has no more than 5000 characters.'] }],
    ['several', { age: 1, code: 'x' }, { age: [expect.any(String)], code: ['Three capitals, please.'] }],
  ])('refuses %s, and keeps nothing', async (_what, given, errors) => {
    const browser = await shop().visit().withToken();
    const before = await submissions();
    const answer = await browser.post(url, { ...GOOD, ...given });
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await submissions()).toEqual(before);
  });

  it('refuses a body that is no object, and bodies that are none', async () => {
    const browser = await shop().visit().withToken();
    const before = await submissions();
    const json = { 'content-type': 'application/json' };
    expect((await browser.send('POST', url, { body: '[]', headers: json })).json).toEqual({
      non_field_errors: ['Invalid data. Expected a dictionary, but got list.'],
    });
    expect((await browser.send('POST', url, { body: '{', headers: json })).status).toBe(400);
    expect((await browser.send('POST', url, { body: 'x', headers: { 'content-type': 'text/csv' } })).status).toBe(415);
    expect((await browser.send('POST', url, { body: 'x'.repeat(1_048_577), headers: json })).status).toBe(413);
    expect(await submissions()).toEqual(before);
  });

  it.each(['/forms/2/generate/', '/forms/99/generate/'])('is 404 where nothing can be handed in: %s', async (path) => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    const answer = await browser.post(path, GOOD);
    expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
    expect(await everything(shop())).toEqual(before);
  });

  it('wants a CSRF token', async () => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    expect((await browser.post(url, GOOD, { noToken: true })).status).toBe(403);
    expect(await everything(shop())).toEqual(before);
  });
});

describe('the budgets of submissions', () => {
  const other = useShop({
    env: {
      THROTTLE_SESSION: '2/900',
      THROTTLE_ADDRESS: '4/60',
      TRUST_PROXY: 'loopback',
      TRUSTED_CALLERS: '10.0.0.0/8',
    },
  });

  beforeAll(() => save(other(), (tx, now) => saveForms(tx, [form('f', { fields: [{ key: 'a' }] })], now)));

  const submit = async (address: string) => {
    const browser = await other().visit({ 'x-forwarded-for': address }).withToken();
    return async () => (await browser.post(url, { a: 'x' })).status;
  };

  it('hold for a session and for an address, but not for a trusted one', async () => {
    const one = await submit('203.0.113.1');
    expect([await one(), await one(), await one()]).toEqual([200, 200, 429]);
    const two = await submit('203.0.113.1');
    expect([await two(), await two()]).toEqual([200, 429]);
    for (let time = 0; time < 6; time++) expect(await (await submit('10.1.2.3'))()).toBe(200);
    const rows = await other().database.db.selectFrom('form_submissions').select('id').execute();
    expect(rows).toHaveLength(9);
    other().clock.advance(900_000);
    expect(await one()).toBe(200);
  });
});

describe('saveForms', () => {
  it.each<[string, FieldDefinition[], string]>([
    ['no key', [{ label: 'x' }], 'invalid_value'],
    ['a key that is none', [{ key: '__proto__' }], 'invalid_value'],
    ['a key twice', [{ key: 'a' }, { key: 'a' }], 'duplicate_key'],
    ['a broken pattern', [{ key: 'a', validators: { regex: { regex: '(' } } }], 'invalid_value'],
  ])('refuses %s, and changes nothing', async (_what, fields, key) => {
    const before = await everything(shop());
    const call = save(shop(), (tx, now) => saveForms(tx, [form('ok'), form('dealer', { fields })], now));
    await expect(call).rejects.toMatchObject({ kind: 'invalid', details: { fields: { fields: [{ key }] } } });
    expect(await everything(shop())).toEqual(before);
  });
});
