import { Type } from 'typebox';
import { named, pageQuery } from '../../platform/http/index.ts';

const nullable = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const place = { pk: Type.Integer(), is_active: Type.Boolean(), name: Type.String() };

const translations = Type.Union([Type.Record(Type.String(), Type.Object({ name: Type.String() })), Type.Null()]);

const Country = named('StoreCountry', { ...place, code: Type.String(), translations });

const Township = named('StoreTownship', { ...place, city: named('StoreCity', { ...place, country: Country }) });

const District = named('StoreDistrict', {
  ...place,
  city: Type.Integer(),
  township: Type.Integer(),
  postcode: nullable(Type.String()),
});

const Hours = Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 }), {
  description: 'Opening and closing time, Monday first',
});

export const StoreObject = named('RetailStore', {
  pk: Type.Integer(),
  name: Type.String(),
  township: Township,
  district: Type.Union([District, Type.Null()]),
  address: Type.String(),
  phone_number: nullable(Type.String()),
  fax_phone_number: nullable(Type.String()),
  image: nullable(Type.String()),
  store_hours: Hours,
  latitude: nullable(Type.String()),
  longitude: nullable(Type.String()),
  is_active: Type.Boolean(),
  click_and_collect: Type.Boolean(),
  kapida_enabled: Type.Boolean(),
  fast_delivery: Type.Boolean(),
  store_type: nullable(Type.Integer()),
  group: nullable(Type.Integer()),
  config: Type.Record(Type.String(), Type.Unknown()),
  sort_order: nullable(Type.Integer()),
  erp_code: Type.String(),
  translations,
  related_retail_stores: Type.Array(Type.Unknown()),
  absolute_url: Type.String(),
});

// Public lists take whatever comes: a value that is no pk finds nothing.
const raw = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const storeQuery = Type.Object({
  ...pageQuery.properties,
  city: raw('pk of a city'),
  township: raw('pk of a township'),
});

export const pickupQuery = Type.Object({
  country: raw('Two letters; required'),
  postcode: raw('Two to six characters; required'),
  city: raw('pk of a city'),
  township: raw('pk of a township'),
  district: raw('pk of a district'),
});

/** By field. */
export const FieldMessages = Type.Record(Type.String(), Type.Array(Type.String()));
