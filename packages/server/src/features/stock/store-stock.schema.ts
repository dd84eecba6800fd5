import { Type } from 'typebox';
import { named } from '../../platform/http/index.ts';
import { StoreObject } from '../stores/index.ts';

export const StoreStockObject = named('StoreStock', {
  ...StoreObject.properties,
  stock: Type.String({ description: 'A whole number' }),
});

// Public reads take whatever comes: a value that is no pk is passed over.
const raw = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

/** Besides, any attribute of the variants. */
export const storeStockQuery = Type.Object({
  city_id: raw('pk of a city'),
  township_id: raw('pk of a township'),
  district_id: raw('pk of a district'),
});
