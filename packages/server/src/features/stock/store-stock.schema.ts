import { Type } from 'typebox';
import { named, variantAttributes } from '../../platform/http/index.ts';
import { StoreObject } from '../stores/index.ts';

export const StoreStockObject = named('StoreStock', {
  ...StoreObject.properties,
  stock: Type.String({ description: 'A whole number' }),
});

// Public reads take whatever comes: a value that is no pk is passed over.
const raw = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const storeStockQuery = Type.Object({
  attributes: variantAttributes,
  city_id: raw('pk of a city'),
  township_id: raw('pk of a township'),
  district_id: raw('pk of a district'),
});
