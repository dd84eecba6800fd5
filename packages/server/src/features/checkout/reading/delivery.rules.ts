import type { Address } from '../../addresses/index.ts';
import type { OrderAddress } from '../../orders/index.ts';
import type { DeliveryOption } from '../../shipping/index.ts';
import type { Store } from '../../stores/index.ts';
import type { CheckoutShopper } from '../checkout.ts';

/**
 * The delivery option that counts: the one chosen, or the first where there is nothing to choose, or nothing that
 * clients would choose by themselves: they take the first that brings goods to an address, and ask for ever without one.
 */
export function deliveryOf(options: readonly DeliveryOption[], chosen: number | null): DeliveryOption | null {
  const found = options.find(({ id }) => id === chosen);
  if (found !== undefined) return found;
  const isChoice = options.length > 1 && options.some(({ type }) => type === 'customer');
  return isChoice ? null : (options[0] ?? null);
}

export function findById<Item extends { readonly id: number }>(items: readonly Item[], id: number | null): Item | null {
  return items.find((item) => item.id === id) ?? null;
}

/** An address of the customer's as orders keep it: whose it is stands elsewhere. */
export function orderAddress(address: Address): OrderAddress {
  const { id, title, firstName, lastName, phoneNumber, email, country, city, township, district } = address;
  const { line, postcode, notes, isCorporate, companyName, taxOffice, taxNo, eBillTaxpayer } = address;
  const { identityNumber, extraField, remoteId } = address;
  return {
    ...{ id, retailStoreId: null, title, firstName, lastName, phoneNumber, email, country, city, township, district },
    ...{ line, postcode, notes, isCorporate, companyName, taxOffice, taxNo, eBillTaxpayer },
    ...{ identityNumber, extraField, remoteId },
  };
}

/** A store as the address that goods go to: it is fetched by the shopper. */
export function storeAddress(
  store: Omit<Store, 'district'> & Pick<OrderAddress, 'district'>,
  { firstName, lastName, email, phone }: Pick<CheckoutShopper, 'firstName' | 'lastName' | 'email' | 'phone'>,
): OrderAddress {
  const { township, district } = store;
  const { city } = township;
  const { country } = city;
  return {
    ...{ id: null, retailStoreId: store.id, title: store.name, line: store.address, postcode: null, notes: null },
    ...{ firstName, lastName, email, phoneNumber: phone ?? store.phoneNumber ?? '' },
    country: { id: country.id, name: country.name, isActive: country.isActive, code: country.code },
    city: { id: city.id, name: city.name, isActive: city.isActive, priority: null, postcode: null },
    township: { id: township.id, name: township.name, isActive: township.isActive, postcode: null },
    district: district && {
      id: district.id,
      name: district.name,
      isActive: district.isActive,
      postcode: district.postcode,
    },
    ...{ isCorporate: false, companyName: null, taxOffice: null, taxNo: null, eBillTaxpayer: false },
    ...{ identityNumber: null, extraField: null, remoteId: null },
  };
}
