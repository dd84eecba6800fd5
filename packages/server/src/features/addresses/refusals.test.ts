import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { loadPlaces } from '../../../tests/support/worlds.ts';
import {
  add,
  ADDRESSES,
  anAddress,
  aShopper,
  expectRefused,
  type Shopper,
  titlesOf,
  urlOf,
} from './addresses.support.ts';

const shop = useShop();
const strict = useShop({
  env: {
    ...{ ADDRESS_MAX_COUNT: '2', ADDRESS_DISTRICT_REQUIRED: 'on', ADDRESS_CORPORATE_REQUIRED: 'on' },
    ...{ ADDRESS_PHONE_MIN_LENGTH: '12', USER_PHONE_REGEX: '^\\d+$' },
    ADDRESS_SERIALIZER_FIELDS: JSON.stringify({
      TR: [{ field: 'identity_number', validators: [{ regex: '^\\d{11}$' }] }],
      DE: [{ field: 'postcode', kwargs: { min_length: 5, max_length: 5 } }],
    }),
  },
});

let ada: Shopper;
let pk: number;

beforeAll(async () => {
  for (const where of [shop(), strict()]) await loadPlaces(where.deps.db);
  ada = await aShopper(shop());
  pk = await add(ada.browser, { primary: true });
});

const REQUIRED = ['This field is required.'];
const long = (max: number) => [`Ensure this field has no more than ${max} characters.`];
const unknown = (value: string | number) => [`Invalid pk "${value}" - object does not exist.`];

const MISTAKES: readonly (readonly [string, Record<string, unknown>, Record<string, unknown>])[] = [
  ['an unknown country', { country: 999 }, { country: unknown(999) }],
  ['an unknown city', { city: 999 }, { city: unknown(999) }],
  ['a city of another country', { city: 10_276 }, { city: unknown(10_276) }],
  ['a township of another city', { township: 601 }, { township: unknown(601) }],
  ['a district of another township', { district: 3401 }, { district: unknown(3401) }],
  [
    'faults of form beside those of rules',
    { line: '', primary: 'perhaps', phone_number: '1', city: 999 },
    {
      ...{ line: ['This field may not be blank.'], primary: ['Must be a valid boolean.'], city: unknown(999) },
      phone_number: ['Ensure this field has at least 11 characters.'],
    },
  ],
  [
    'an unreadable place above others',
    { country: [], city: 999, township: 601, phone_number: '15551112233x' },
    {
      country: ['Incorrect type. Expected pk value, received list.'],
      phone_number: ['Enter a valid phone number.'],
    },
  ],
  [
    'an unreadable place below an unknown one',
    { city: 999, township: true },
    { city: unknown(999), township: ['Incorrect type. Expected pk value, received boolean.'] },
  ],
  [
    'an unreadable township above a good district',
    { township: true, district: 3423 },
    { township: ['Incorrect type. Expected pk value, received boolean.'] },
  ],
  ['a place that is none', { city: { name: 'x' } }, { city: ['Incorrect type. Expected pk value, received null.'] }],
  ['a place beyond numbers', { country: '9'.repeat(16) }, { country: unknown('9'.repeat(16)) }],
  ['a short phone', { phone_number: '0555 111' }, { phone_number: ['Ensure this field has at least 11 characters.'] }],
  ['an odd phone', { phone_number: '15551112233' }, { phone_number: ['Enter a valid phone number.'] }],
  ['a long line', { line: 'x'.repeat(256) }, { line: long(255) }],
  ['a blank line', { line: '  ' }, { line: ['This field may not be blank.'] }],
  ['no line', { line: null }, { line: ['This field may not be null.'] }],
  ['a long title', { title: 'x'.repeat(256) }, { title: long(255) }],
  ['a long postcode', { postcode: '1'.repeat(21) }, { postcode: long(20) }],
  ['long notes', { notes: 'x'.repeat(1001) }, { notes: long(1000) }],
  ['a long tax number', { tax_no: '1'.repeat(61) }, { tax_no: long(60) }],
  ['an odd e-mail address', { email: 'ada' }, { email: ['Enter a valid email address.'] }],
  ['an odd flag', { primary: 'perhaps' }, { primary: ['Must be a valid boolean.'] }],
  ['extras that are none', { extra_field: [1] }, { extra_field: ['Expected a dictionary of items.'] }],
  ['much of extras', { extra_field: { a: 'x'.repeat(5000) } }, { extra_field: long(4096) }],
  ['NUL in a text', { first_name: 'A\0' }, { first_name: ['Null characters are not allowed.'] }],
  ['a text that is none', { last_name: { $gt: '' } }, { last_name: ['Not a valid string.'] }],
  [
    'several at once',
    { city: 999, phone_number: '1' },
    { phone_number: ['Ensure this field has at least 11 characters.'], city: unknown(999) },
  ],
];

describe.each(MISTAKES)('%s', (_what, mistake, json) => {
  it('is refused when adding, replacing and changing', async () => {
    const { browser } = ada;
    for (const call of [
      () => browser.post(ADDRESSES, anAddress(mistake)),
      () => browser.put(urlOf(pk), anAddress(mistake)),
      () => browser.patch(urlOf(pk), { title: 'x', ...mistake }),
    ]) {
      await expectRefused(shop(), call, { status: 400, json });
    }
  });
});

it('wants what an address cannot be without', async () => {
  const names = ['title', 'first_name', 'last_name', 'phone_number', 'country', 'city', 'line'];
  const json = Object.fromEntries(names.map((name) => [name, REQUIRED]));
  await expectRefused(shop(), () => ada.browser.post(ADDRESSES, {}), { status: 400, json });
  const noTownship = anAddress({ township: undefined, district: undefined });
  const refusal = { status: 400, json: { township: REQUIRED } };
  await expectRefused(shop(), () => ada.browser.post(ADDRESSES, noTownship), refusal);
});

it.each(['undefined', 'null', ''])('takes a place that a form leaves open for none: %j', async (none) => {
  const open = { country: none, city: none, township: none, district: none };
  const refusal = { status: 400, json: { country: REQUIRED, city: REQUIRED } };
  await expectRefused(shop(), () => ada.browser.post(ADDRESSES, anAddress(open)), refusal);
  await expectRefused(shop(), () => ada.browser.put(urlOf(pk), anAddress(open)), refusal);
  const before = (await ada.browser.get(urlOf(pk))).json;
  expect((await ada.browser.patch(urlOf(pk), { country: none, city: none })).json).toEqual(before);
});

it('says what is missing and what is wrong of the rest at once', async () => {
  const given = { country: 792, city: 999, phone_number: '1' };
  const json = {
    ...{ title: REQUIRED, first_name: REQUIRED, last_name: REQUIRED, line: REQUIRED, city: unknown(999) },
    phone_number: ['Ensure this field has at least 11 characters.'],
  };
  await expectRefused(shop(), () => ada.browser.post(ADDRESSES, given), { status: 400, json });
  await expectRefused(shop(), () => ada.browser.put(urlOf(pk), given), { status: 400, json });
});

it('says it in Turkish', async () => {
  const { browser } = await aShopper(shop(), { 'accept-language': 'tr' });
  const answer = await browser.post(ADDRESSES, anAddress({ city: { pk: true } }));
  expect(answer.json).toEqual({ city: ['Yanlış tür. pk değeri bekleniyordu, boolean geldi.'] });
});

it('lets nobody choose a closed place, and whoever lives there stay', async () => {
  const { db } = shop().deps;
  const { browser } = await aShopper(shop());
  const own = await add(browser, { township: 3405, district: 3405 });
  const setActive = (active: boolean) =>
    db.updateTable('townships').set({ is_active: active }).where('id', '=', 3405).execute();
  await setActive(false);
  const refusal = { status: 400, json: { township: unknown(3405) } };
  await expectRefused(shop(), () => browser.post(ADDRESSES, anAddress({ township: 3405, district: null })), refusal);
  const kept = await browser.patch(urlOf(own), { title: 'Old home', township: 3405, district: 3405 });
  expect(kept.status).toBe(200);
  await setActive(true);
});

describe('a strict shop', () => {
  const fitting = { phone_number: '005551112233', identity_number: '10000000146' };
  const german = { country: 276, city: 10_276, township: null, district: 10_276, phone_number: '+49301234567' };

  it('wants more of addresses, by country', async () => {
    const { browser } = await aShopper(strict());
    for (const [given, json] of [
      [{ ...fitting, district: null }, { district: REQUIRED }],
      [{ ...fitting, identity_number: null }, { identity_number: REQUIRED }],
      [{ ...fitting, identity_number: '1' }, { identity_number: ['Enter a valid value.'] }],
      [
        { ...fitting, phone_number: '05551112233' },
        { phone_number: ['Ensure this field has at least 12 characters.'] },
      ],
      [
        { ...fitting, is_corporate: true, tax_no: '1' },
        { company_name: REQUIRED, tax_office: REQUIRED },
      ],
      [german, { postcode: REQUIRED }],
      [{ ...german, postcode: '123456' }, { postcode: long(5) }],
    ] as const) {
      await expectRefused(strict(), () => browser.post(ADDRESSES, anAddress(given)), { status: 400, json });
    }
    await add(browser, { ...german, postcode: '10115' });
    await add(browser, fitting);
  });

  it('leaves alone an address that was good before, but not what is new about it', async () => {
    const { id, browser } = await aShopper(strict());
    const own = await add(browser, fitting);
    const { db } = strict().deps;
    const outdated = { identity_number: null, phone_number: '1' };
    await db.updateTable('addresses').set(outdated).where('customer_id', '=', id).execute();
    expect((await browser.patch(urlOf(own), { primary: true })).status).toBe(200);
    for (const [given, json] of [
      [{ identity_number: '1' }, { identity_number: ['Enter a valid value.'] }],
      [{ phone_number: '2' }, { phone_number: ['Ensure this field has at least 12 characters.'] }],
      [{ ...german }, { postcode: REQUIRED }],
    ] as const) {
      await expectRefused(strict(), () => browser.patch(urlOf(own), given), { status: 400, json });
    }
  });

  it('takes as many as there is room for, however many come at once', async () => {
    const { browser } = await aShopper(strict());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => browser.post(ADDRESSES, anAddress({ ...fitting, primary: true }))),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length - refused.length).toBe(2);
    const text = 'You have 2 addresses, which is as many as you can.';
    const json = { non_field_errors: text, error_code: 'address_100_1' };
    for (const answer of refused) expect([answer.status, answer.json]).toEqual([406, json]);
    const refusal = { status: 406, json };
    await expectRefused(strict(), () => browser.post(ADDRESSES, anAddress({ ...fitting, primary: true })), refusal);
    expect((await titlesOf(browser)).toSorted()).toEqual(['Home', 'Home*']);
  });
});
