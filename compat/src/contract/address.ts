import {
  anyText,
  boolean,
  integer,
  label,
  matching,
  nothing,
  nullable,
  object,
  type Shape,
  withFields,
} from '../shape.ts';
import { city, country, district, township } from './place.ts';

/** `types/commerce/address.ts` of the client, in the two forms that pages get it. */

const own = {
  email: nullable(label),
  phone_number: label,
  first_name: label,
  last_name: label,
  title: label,
  line: label,
  postcode: nullable(label),
  notes: nullable(anyText),
  company_name: nullable(anyText),
  tax_office: nullable(anyText),
  tax_no: nullable(anyText),
  e_bill_taxpayer: boolean,
  identity_number: nullable(anyText),
  extra_field: nullable(object),
};

/** What the forms of a customer's own addresses say. */
const customers = { ...own, pk: integer, is_corporate: boolean, primary: boolean };

const administrative = {
  address_type: label,
  retail_store: nullable(integer),
  remote_id: nullable(label),
  hash_data: matching(/^[0-9a-f]{32}$/),
};

/** The answer of a change: places and owner are numbers. */
export const flatAddress = withFields({
  ...customers,
  ...administrative,
  country: integer,
  city: integer,
  township: integer,
  district: nullable(integer),
  user: integer,
});

const user = withFields({
  pk: integer,
  username: label,
  email: label,
  first_name: anyText,
  last_name: anyText,
  is_active: boolean,
  user_type: label,
});

/** The address book reads the names of township and district unguarded, so neither may be null. */
const placed = { country, city, township, district };

/** `Address`. */
export const address = withFields({ ...customers, ...administrative, ...placed, user });

const named = { pk: integer, name: label };
export const shortCountry = withFields({ ...named, code: label });
const shortPlaces: Readonly<Record<string, Shape>> = {
  country: shortCountry,
  city: withFields({ ...named, country: integer }),
  township: withFields({ ...named, city: integer }),
  district: withFields({ ...named, city: integer, township: integer }),
};

/** An address as the checkout lists it. */
export const checkoutAddress = withFields({ ...customers, ...shortPlaces });

/** One that was chosen, of which nobody asks whether it is the default. */
export const chosenAddress = withFields({ ...customers, ...shortPlaces, primary: nullable(boolean) });

/** The address of a store that goods are fetched from. */
export const storeAddress = withFields({ ...own, pk: nothing, primary: nothing, ...shortPlaces });

/** An address as an order keeps it, which of a store is nobody's default. */
export const orderAddress = withFields({
  ...own,
  ...administrative,
  ...placed,
  pk: nullable(integer),
  user: nullable(user),
});
