import { Type } from 'typebox';
import { fields } from '../../platform/http/decoding/index.ts';
import { named } from '../../platform/http/index.ts';
import { UserObject } from '../accounts/index.ts';

const optional = {
  text: (max: number) => Type.Optional(fields.nullable(fields.text({ max }))),
  flag: () => Type.Optional(fields.nullable(fields.flag())),
};

/** A whole address. What else clients send along is not read. */
export const AddressBody = named('AddressBody', {
  title: fields.text({ description: 'What the customer calls it' }),
  first_name: fields.text(),
  last_name: fields.text(),
  phone_number: fields.phone(),
  email: Type.Optional(fields.nullable(fields.email())),
  country: fields.reference(),
  city: fields.reference(),
  township: Type.Optional(fields.nullable(fields.reference())),
  district: Type.Optional(fields.nullable(fields.reference())),
  line: fields.text(),
  postcode: optional.text(20),
  notes: optional.text(1000),
  is_corporate: optional.flag(),
  company_name: optional.text(255),
  tax_office: optional.text(255),
  tax_no: optional.text(60),
  e_bill_taxpayer: optional.flag(),
  identity_number: optional.text(60),
  extra_field: Type.Optional(fields.nullable(fields.dictionary())),
  primary: optional.flag(),
});

/** What of an address is to be different. */
export const AddressChangeBody = Type.Partial(AddressBody, { title: 'AddressChangeBody' });

// All that is wrong with an address is told at once: forms are read where their places and rules are looked up too.
const asItCame = (body: typeof AddressBody | typeof AddressChangeBody) =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ ...body, 'x-raw': true });

export const AddressForm = asItCame(AddressBody);
export const AddressChangeForm = asItCame(AddressChangeBody);

const nullableText = Type.Union([Type.String(), Type.Null()]);
const place = { pk: Type.Integer(), name: Type.String() };
const nullable = fields.nullable;

const texts = {
  email: nullableText,
  phone_number: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  title: Type.String(),
  line: Type.String(),
  postcode: nullableText,
  notes: nullableText,
  company_name: nullableText,
  tax_office: nullableText,
  tax_no: nullableText,
  e_bill_taxpayer: Type.Boolean(),
  is_corporate: Type.Boolean(),
  identity_number: nullableText,
  extra_field: nullable(Type.Object({}, { additionalProperties: true })),
};

const more = {
  address_type: Type.String({ description: '`customer`, or `retail_store`' }),
  retail_store: nullable(Type.Integer()),
  remote_id: nullableText,
  hash_data: Type.String({ description: 'Another one as soon as the address says something else' }),
};

/** Places as pks. */
export const AddressObject = named('Address', {
  pk: Type.Integer(),
  ...texts,
  country: Type.Integer(),
  city: Type.Integer(),
  township: Type.Integer(),
  district: nullable(Type.Integer()),
  ...more,
  primary: Type.Boolean(),
  user: Type.Integer(),
});

const country = { ...place, code: Type.String() };
const city = { ...place, country: Type.Integer() };
const township = { ...place, city: Type.Integer() };
const district = { ...township, township: Type.Integer() };
const state = { is_active: Type.Boolean() };
const closer = { ...state, postcode: nullableText };
const translations = Type.Null({ description: 'Names are in the language of the answer' });

export const DistrictObject = named('AddressDistrict', { ...district, ...closer });

/** Places and owner as objects; `pk`, `primary` and `user` are null where an order's address is none of a customer's. */
export const DetailedAddressObject = named('DetailedAddress', {
  pk: nullable(Type.Integer()),
  ...texts,
  country: named('AddressCountry', { ...country, ...state, translations }),
  city: named('AddressCity', { ...city, ...closer, translations, priority: nullable(Type.Integer()) }),
  township: named('AddressTownship', { ...township, ...closer }),
  district: nullable(DistrictObject),
  ...more,
  primary: nullable(Type.Boolean()),
  user: nullable(UserObject),
});

/** As checkout shows it; `pk` and `primary` are null for a store's. */
export const ShortAddressObject = named('ShortAddress', {
  pk: nullable(Type.Integer()),
  ...texts,
  country: named('ShortCountry', country),
  city: named('ShortCity', city),
  township: named('ShortTownship', township),
  district: nullable(named('ShortDistrict', district)),
  primary: nullable(Type.Boolean()),
});
