import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { DetailedAddressObject, presentDetailedAddress, presentShortAddress, ShortAddressObject } from './index.ts';
import type { Address } from './index.ts';

const DETAILS: Omit<Address, 'id' | 'customerId' | 'isPrimary'> = {
  ...{ title: 'Home', firstName: 'Ada', lastName: 'Example', phoneNumber: '05551112233' },
  ...{ email: 'ada@example.org', line: '12 Harbour Road', postcode: null, notes: null, isCorporate: false },
  ...{ companyName: null, taxOffice: null, taxNo: null, eBillTaxpayer: false, identityNumber: null },
  ...{ extraField: null, remoteId: null },
  country: { id: 792, name: 'Türkiye', isActive: true, code: 'TR' },
  city: { id: 34, name: 'İstanbul', isActive: true, priority: 1, postcode: null },
  township: { id: 3423, name: 'Kadıköy', isActive: true, postcode: '34710' },
  district: { id: 9, name: 'Moda', isActive: false, postcode: null },
};

const ADDRESS: Address = { ...DETAILS, id: 7, customerId: 3, isPrimary: true };

const TEXTS = {
  ...{ title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233' },
  ...{ email: 'ada@example.org', line: '12 Harbour Road', postcode: null, notes: null, is_corporate: false },
  ...{ company_name: null, tax_office: null, tax_no: null, e_bill_taxpayer: false, identity_number: null },
  extra_field: null,
};

it('is short in checkout', () => {
  const short = presentShortAddress(ADDRESS);
  expect(short).toEqual({
    ...{ pk: 7, ...TEXTS, primary: true },
    country: { pk: 792, name: 'Türkiye', code: 'TR' },
    city: { pk: 34, name: 'İstanbul', country: 792 },
    township: { pk: 3423, name: 'Kadıköy', city: 34 },
    district: { pk: 9, name: 'Moda', city: 34, township: 3423 },
  });
  expect(Value.Check(ShortAddressObject, short)).toBe(true);
});

it('may be a store’s, or that of an owner who is gone', () => {
  const store = { ...DETAILS, id: null, retailStoreId: 4, district: null };
  expect(presentShortAddress(store)).toMatchObject({ pk: null, primary: null, district: null });
  const detailed = presentDetailedAddress(store, null);
  expect(detailed).toMatchObject({
    ...{ pk: null, primary: null, district: null, address_type: 'retail_store', retail_store: 4, user: null },
    township: { pk: 3423, is_active: true, name: 'Kadıköy', city: 34, postcode: '34710' },
  });
  expect(Value.Check(DetailedAddressObject, detailed)).toBe(true);
});

it('has a digest of what it says, not of what its places are called, or of whether it is primary', () => {
  const digestOf = (given: Partial<Address>) => presentDetailedAddress({ ...ADDRESS, ...given }, null).hash_data;
  const same: Partial<Address>[] = [
    { isPrimary: false },
    { id: 8, customerId: 4 },
    { country: { ...ADDRESS.country, name: 'Turkey' } },
  ];
  const other: Partial<Address>[] = [
    { line: '13 Harbour Road' },
    { district: null },
    { extraField: {} },
    { city: { ...ADDRESS.city, id: 35 } },
  ];
  expect(new Set(same.map(digestOf))).toEqual(new Set([digestOf({})]));
  expect(new Set([...other, {}].map(digestOf)).size).toBe(5);
});
