import { describe, expect, it } from 'vitest';
import { type Message, translate } from '../../../kernel/messages/index.ts';
import { type AddressRules, newProblems, placeProblems, textProblems } from './address.rules.ts';
import type { FoundPlaces } from './chosen-places.queries.ts';
import { type AddressDraft, changed, liesAt } from './draft.ts';

const RULES: AddressRules = {
  ...{ addressPhoneMinLength: 11, addressDistrictRequired: false, addressCorporateRequired: false },
  ...{ addressFields: {}, defaultCountry: 'TR', phonePattern: /^(05)\d{9}$/u },
};

const DRAFT: AddressDraft = {
  ...{ title: 'Home', firstName: 'Ada', lastName: 'Example', phoneNumber: '05551112233', email: null },
  ...{ line: '12 Harbour Road', postcode: null, notes: null, isCorporate: false, companyName: null },
  ...{ taxOffice: null, taxNo: null, eBillTaxpayer: false, identityNumber: null, extraField: null },
  ...{ countryId: 792, cityId: 34, townshipId: 3423, districtId: 7 },
};

const inEnglish = (problems: Readonly<Record<string, readonly Message[]>>) =>
  Object.fromEntries(
    Object.entries(problems).map(([field, texts]) => [field, texts.map((text) => translate(text, 'en')).join(' ')]),
  );

const REQUIRED = 'This field is required.';

describe('texts', () => {
  const problemsOf = (
    given: Partial<AddressDraft>,
    rules: Partial<AddressRules> = {},
    countryCode: string | null = 'TR',
  ) => inEnglish(textProblems({ ...RULES, ...rules }, { draft: { ...DRAFT, ...given }, countryCode }));

  it('are right as they are', () => {
    expect(problemsOf({})).toEqual({});
  });

  it.each([
    ['TR', '0555111223', 'Ensure this field has at least 11 characters.'],
    ['TR', '15551112233', 'Enter a valid phone number.'],
    ['TR', '+4930123456', 'Enter a valid phone number.'],
    ['tr', '15551112233', 'Enter a valid phone number.'],
    ['DE', '+4930123456', undefined],
    ['DE', '004930123456', undefined],
    ['DE', '4930+123456', 'Enter a valid phone number.'],
    ['DE', '<b>0301234</b>', 'Enter a valid phone number.'],
    [null, '+4930123456', undefined],
  ])('in %s the phone %s', (country, phoneNumber, problem) => {
    expect(problemsOf({ phoneNumber }, {}, country)['phone_number']).toBe(problem);
  });

  it('want a company where the shop says so', () => {
    const strict = { addressCorporateRequired: true };
    expect(problemsOf({ isCorporate: true })).toEqual({});
    expect(problemsOf({}, strict)).toEqual({});
    expect(problemsOf({ isCorporate: true, taxNo: '1' }, strict)).toEqual({
      company_name: REQUIRED,
      tax_office: REQUIRED,
    });
  });

  it('are held to the rules of their country, and of no other', () => {
    const rule = { required: false, minLength: 2, maxLength: 3, patterns: ['^\\d+$', '^1'] };
    const rules = {
      addressFields: {
        TR: [
          { ...rule, field: 'postcode' },
          { ...rule, field: 'notes', required: true },
        ],
      },
    } as const;
    const postcode = (text: string) => problemsOf({ postcode: text, notes: '12' }, rules)['postcode'];
    expect(problemsOf({}, rules)).toEqual({ notes: REQUIRED });
    expect(problemsOf({}, rules, 'tr')).toEqual({ notes: REQUIRED });
    expect(problemsOf({ postcode: 'x' }, rules, 'DE')).toEqual({});
    expect(['1', '1234', '1x', '21', '12', '😀'].map(postcode)).toEqual([
      ...['Ensure this field has at least 2 characters.', 'Ensure this field has no more than 3 characters.'],
      ...['Enter a valid value.', 'Enter a valid value.', undefined, 'Ensure this field has at least 2 characters.'],
    ]);
  });

  it('have room for so much of the shop’s own', () => {
    const extra = (length: number) => problemsOf({ extraField: { a: 'x'.repeat(length - 8) } })['extra_field'];
    expect([extra(4096), extra(4097)]).toEqual([undefined, 'Ensure this field has no more than 4096 characters.']);
  });
});

describe('a change', () => {
  const before = { draft: { ...DRAFT, phoneNumber: '123' }, countryCode: 'TR' };
  const problemsOf = (given: Partial<AddressDraft>, countryCode = 'TR') =>
    Object.keys(newProblems(RULES, before, { draft: { ...before.draft, ...given }, countryCode }));

  it('is not to blame for what was wrong before', () => {
    expect(problemsOf({ title: 'Office' })).toEqual([]);
    expect(problemsOf({ phoneNumber: '1234' })).toEqual(['phone_number']);
    expect(problemsOf({ phoneNumber: '05551112233' })).toEqual([]);
  });
});

describe('places', () => {
  const found: FoundPlaces = { countryCode: 'TR', cityId: 34, townshipId: 3423, districtId: 7 };
  const none: FoundPlaces = { countryCode: null, cityId: null, townshipId: null, districtId: null };
  const problemsOf = (seen: Partial<FoundPlaces>, choice: Partial<AddressDraft> = {}, isStrict = false) =>
    inEnglish(
      placeProblems({ ...RULES, addressDistrictRequired: isStrict }, { ...DRAFT, ...choice }, { ...found, ...seen }),
    );
  const unknown = (pk: number) => `Invalid pk "${pk}" - object does not exist.`;

  it('are named by the first that does not fit', () => {
    expect(problemsOf({})).toEqual({});
    expect(problemsOf(none)).toEqual({ country: unknown(792) });
    expect(problemsOf({ ...none, countryCode: 'TR' })).toEqual({ city: unknown(34) });
    expect(problemsOf({ townshipId: null, districtId: null })).toEqual({ township: unknown(3423) });
    expect(problemsOf({ townshipId: null, districtId: null }, { townshipId: null })).toEqual({ township: REQUIRED });
    expect(problemsOf({ districtId: null })).toEqual({ district: unknown(7) });
  });

  it('may want a district', () => {
    const nowhere = { districtId: null };
    expect([problemsOf(nowhere, nowhere), problemsOf(nowhere, nowhere, true)]).toEqual([{}, { district: REQUIRED }]);
  });

  it('below one that is left are left too, unless they are named', () => {
    const at = ({ countryId, cityId, townshipId, districtId }: AddressDraft) => [
      countryId,
      cityId,
      townshipId,
      districtId,
    ];
    expect(at(changed(DRAFT, { cityId: 6 }))).toEqual([792, 6, null, null]);
    expect(at(changed(DRAFT, { cityId: 6, townshipId: 601 }))).toEqual([792, 6, 601, null]);
    expect(at(changed(DRAFT, { townshipId: 3401 }))).toEqual([792, 34, 3401, null]);
    expect(at(changed(DRAFT, { townshipId: 3401, districtId: 9 }))).toEqual([792, 34, 3401, 9]);
    expect(at(changed(DRAFT, { countryId: 276 }))).toEqual([276, 34, 3423, 7]);
    expect(changed(DRAFT, { cityId: 34, townshipId: 3423, title: 'x' })).toEqual({ ...DRAFT, title: 'x' });
    expect([liesAt(DRAFT, changed(DRAFT, { title: 'x' })), liesAt(DRAFT, { ...DRAFT, districtId: null })]).toEqual([
      true,
      false,
    ]);
  });
});
