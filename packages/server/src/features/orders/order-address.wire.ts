import { hash } from 'node:crypto';
import { formatDateTime } from '../../platform/http/index.ts';
import type { OrderAddress, OrderCustomer } from './order.ts';

/**
 * An address as it was when the order was placed, in the detailed form (Wire: docs/protocol/orders.md, "Addresses").
 * Storefronts read its places without a look: none of them is null.
 */
export function presentOrderAddress(address: OrderAddress, customer: OrderCustomer | null) {
  return {
    ...{ pk: address.id, user: customer === null ? null : presentUser(customer) },
    ...{ title: address.title, first_name: address.firstName, last_name: address.lastName },
    ...{ email: address.email, phone_number: address.phoneNumber, ...presentPlaces(address) },
    ...{ line: address.line, postcode: address.postcode, notes: address.notes },
    ...{ is_corporate: address.isCorporate, company_name: address.companyName, tax_office: address.taxOffice },
    ...{ tax_no: address.taxNo, e_bill_taxpayer: address.eBillTaxpayer, identity_number: address.identityNumber },
    ...{ extra_field: address.extraField, primary: false, remote_id: address.remoteId },
    address_type: address.retailStoreId === null ? 'customer' : 'retail_store',
    ...{ retail_store: address.retailStoreId, hash_data: hash('md5', JSON.stringify(address)) },
  };
}

function presentPlaces({ country, city, township, district }: OrderAddress) {
  const part = district ?? { id: 0, name: '', isActive: false, postcode: null };
  return {
    country: { ...placeOf(country), code: country.code, translations: null },
    city: {
      ...{
        ...placeOf(city),
        country: country.id,
        translations: null,
        priority: city.priority,
        postcode: city.postcode,
      },
    },
    township: { ...placeOf(township), city: city.id, postcode: township.postcode },
    district: { ...placeOf(part), city: city.id, township: township.id, postcode: part.postcode },
  };
}

function placeOf({ id, name, isActive }: { readonly id: number; readonly name: string; readonly isActive: boolean }) {
  return { pk: id, name, is_active: isActive };
}

function presentUser(customer: OrderCustomer) {
  return {
    ...{ pk: customer.id, username: customer.username, email: customer.email ?? '', user_type: customer.type },
    ...{ first_name: customer.firstName, last_name: customer.lastName, phone: customer.phone },
    ...{ is_active: customer.isActive, gender: customer.gender, date_of_birth: customer.dateOfBirth },
    ...{ email_allowed: customer.emailAllowed, sms_allowed: customer.smsAllowed, call_allowed: customer.callAllowed },
    ...{ attributes: customer.attributes, attributes_kwargs: {} },
    date_joined: formatDateTime(customer.dateJoined),
    last_login: customer.lastLogin === null ? null : formatDateTime(customer.lastLogin),
    modified_date: formatDateTime(customer.modifiedDate),
  };
}
