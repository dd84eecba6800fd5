import { Type } from 'typebox';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const nullableInteger = Type.Union([Type.Integer(), Type.Null()]);
const time = () => Type.String({ format: 'date-time' });
const Dictionary = Type.Object({}, { additionalProperties: true });

const place = { pk: Type.Integer(), name: Type.String(), is_active: Type.Boolean() };

const UserObject = Type.Object({
  pk: Type.Integer(),
  username: Type.String(),
  email: Type.String(),
  user_type: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  phone: nullableText,
  is_active: Type.Boolean(),
  gender: nullableText,
  date_of_birth: nullableText,
  email_allowed: Type.Boolean(),
  sms_allowed: Type.Boolean(),
  call_allowed: Type.Union([Type.Boolean(), Type.Null()]),
  attributes: Dictionary,
  attributes_kwargs: Dictionary,
  date_joined: time(),
  last_login: Type.Union([time(), Type.Null()]),
  modified_date: time(),
});

/** An address as an order keeps it, in the detailed form. */
export const OrderAddressObject = Type.Object({
  pk: nullableInteger,
  user: Type.Union([UserObject, Type.Null()]),
  title: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  email: nullableText,
  phone_number: Type.String(),
  country: Type.Object({ ...place, code: Type.String(), translations: Type.Null() }),
  city: Type.Object({
    ...{ ...place, country: Type.Integer(), translations: Type.Null() },
    ...{ priority: nullableInteger, postcode: nullableText },
  }),
  township: Type.Object({ ...place, city: Type.Integer(), postcode: nullableText }),
  district: Type.Object({ ...place, city: Type.Integer(), township: Type.Integer(), postcode: nullableText }),
  line: Type.String(),
  postcode: nullableText,
  notes: nullableText,
  is_corporate: Type.Boolean(),
  company_name: nullableText,
  tax_office: nullableText,
  tax_no: nullableText,
  e_bill_taxpayer: Type.Boolean(),
  identity_number: nullableText,
  extra_field: Type.Union([Dictionary, Type.Null()]),
  primary: Type.Boolean(),
  remote_id: nullableText,
  address_type: Type.String(),
  retail_store: nullableInteger,
  hash_data: Type.String(),
});
