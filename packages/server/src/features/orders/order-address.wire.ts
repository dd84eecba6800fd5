import type { UserRecord } from '../accounts/index.ts';
import { presentDetailedAddress } from '../addresses/index.ts';
import type { OrderAddress } from './order.ts';

/**
 * An address as it was when the order was placed, in the detailed form (Wire: docs/protocol/orders.md, "Addresses").
 * Storefronts read its places without a look: none of them is null.
 */
export function presentOrderAddress(address: OrderAddress, customer: UserRecord | null) {
  const { district, ...shown } = presentDetailedAddress(address, customer);
  return { ...shown, district: district ?? unknownDistrict(address) };
}

function unknownDistrict({ city, township }: OrderAddress) {
  return { pk: 0, name: '', is_active: false, city: city.id, township: township.id, postcode: null };
}
