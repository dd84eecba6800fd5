import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import { presentUserObject, type UserRecord } from '../accounts/index.ts';
import type { Address } from './address.ts';
import type { AddressObject, DetailedAddressObject, ShortAddressObject } from './addresses.schema.ts';

/** Addresses on the wire (Wire: docs/protocol/addresses.md). */

/** What all forms show: an address of a customer, or one that an order keeps. */
export type ShownAddress = Omit<Address, 'id' | 'customerId' | 'isPrimary'> & {
  /** Null for a store's. */
  readonly id: number | null;
  readonly isPrimary?: boolean;
  readonly retailStoreId?: number | null;
};

export function presentAddress(address: Address): Static<typeof AddressObject> {
  return {
    pk: address.id,
    ...presentTexts(address),
    country: address.country.id,
    city: address.city.id,
    township: address.township.id,
    district: address.district?.id ?? null,
    ...presentOrigin(address),
    primary: address.isPrimary,
    user: address.customerId,
  };
}

/** With places and owner as objects: the address book, and orders. */
export function presentDetailedAddress(
  address: ShownAddress,
  owner: UserRecord | null,
): Static<typeof DetailedAddressObject> {
  const { country, city, township, district } = address;
  const short = presentShortAddress(address);
  const state = (place: { isActive: boolean }) => ({ is_active: place.isActive });
  return {
    ...short,
    country: { ...short.country, ...state(country), translations: null },
    city: {
      ...{ ...short.city, ...state(city), translations: null },
      ...{ priority: city.priority, postcode: city.postcode },
    },
    township: { ...short.township, ...state(township), postcode: township.postcode },
    district:
      district === null || short.district === null
        ? null
        : { ...short.district, ...state(district), postcode: district.postcode },
    ...presentOrigin(address),
    user: owner === null ? null : presentUserObject(owner),
  };
}

/** As checkout shows it. */
export function presentShortAddress(address: ShownAddress): Static<typeof ShortAddressObject> {
  const { country, city, township, district } = address;
  return {
    pk: address.id,
    ...presentTexts(address),
    country: { pk: country.id, name: country.name, code: country.code },
    city: { pk: city.id, name: city.name, country: country.id },
    township: { pk: township.id, name: township.name, city: city.id },
    district: district === null ? null : { pk: district.id, name: district.name, city: city.id, township: township.id },
    primary: address.isPrimary ?? null,
  };
}

function presentTexts(address: ShownAddress) {
  return {
    email: address.email,
    phone_number: address.phoneNumber,
    first_name: address.firstName,
    last_name: address.lastName,
    title: address.title,
    line: address.line,
    postcode: address.postcode,
    notes: address.notes,
    company_name: address.companyName,
    tax_office: address.taxOffice,
    tax_no: address.taxNo,
    e_bill_taxpayer: address.eBillTaxpayer,
    is_corporate: address.isCorporate,
    identity_number: address.identityNumber,
    extra_field: address.extraField,
  };
}

function presentOrigin(address: ShownAddress) {
  const store = address.retailStoreId ?? null;
  return {
    address_type: store === null ? 'customer' : 'retail_store',
    retail_store: store,
    remote_id: address.remoteId,
    hash_data: digestOf(address),
  };
}

/** Clients tell by it whether an address says something else; it guards nothing. */
function digestOf(address: ShownAddress): string {
  const { country, city, township, district } = address;
  const places = [country.id, city.id, township.id, district?.id ?? null];
  return hash('md5', JSON.stringify([presentTexts(address), places]));
}
