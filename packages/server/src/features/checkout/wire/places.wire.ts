import type { Config } from '../../../platform/config/index.ts';
import { type Address, presentShortAddress } from '../../addresses/index.ts';
import { findCountry } from '../../places/index.ts';
import type { Store } from '../../stores/index.ts';

/** Addresses and stores as a checkout shows them (Wire: docs/protocol/checkout.md, "Pages"). */

export function presentCheckoutAddresses(addresses: readonly Address[]) {
  return addresses.map(presentShortAddress);
}

/** The country that an empty address form begins with. */
export function presentDefaultCountry({ defaultCountry }: Pick<Config, 'defaultCountry'>, language: string) {
  const country = findCountry(defaultCountry, language);
  return country === null ? null : { pk: country.id, name: country.name, code: country.code };
}

/** Smaller than the store of a search for stores. */
export function presentRetailStore({ id, name, township, district, address }: Store) {
  const { city } = township;
  return {
    ...{ pk: id, name, address },
    township: {
      ...{ pk: township.id, name: township.name },
      city: { pk: city.id, name: city.name, country: city.country.id },
    },
    district: district && { pk: district.id, name: district.name, city: city.id, township: township.id },
  };
}
