import { Type } from 'typebox';
import { named, pageQuery } from '../../platform/http/index.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

const translations = Type.Union([
  Type.Record(Type.String(), Type.Object({ name: Type.String() }), { description: 'By language, where names differ' }),
  Type.Null(),
]);

const shared = { pk: Type.Integer(), is_active: Type.Boolean(), name: Type.String() };

export const CountryObject = named('Country', { ...shared, code: Type.String(), translations });

export const CityObject = named('City', {
  ...shared,
  country: Type.Integer(),
  translations,
  priority: Type.Union([Type.Integer(), Type.Null()], { description: 'The lowest number comes first' }),
  postcode: nullableText,
});

export const TownshipObject = named('Township', { ...shared, city: Type.Integer(), postcode: nullableText });

export const DistrictObject = named('District', {
  ...shared,
  city: Type.Integer(),
  township: Type.Integer(),
  postcode: nullableText,
});

// Public lists take whatever comes: a value that is no pk finds nothing.
const raw = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

const country = raw('pk of a country');
const retailstore__isnull = raw('`false`: only those with an active store');

export const countryQuery = pageQuery;
export const cityQuery = Type.Object({ ...pageQuery.properties, country, retailstore__isnull });
export const citySearchQuery = Type.Object({
  ...pageQuery.properties,
  q: Type.Optional(Type.String({ description: 'Part of a name, at least two letters', 'x-raw': true })),
  country,
});
export const townshipQuery = Type.Object({
  ...pageQuery.properties,
  city: raw('pk of a city'),
  retailstore__isnull,
});
export const districtQuery = Type.Object({ ...pageQuery.properties, township: raw('pk of a township') });
