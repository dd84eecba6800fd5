import { Type } from 'typebox';
import { message } from '../../../kernel/messages/index.ts';
import type { Checkout } from '../checkout.ts';
import { findById } from '../reading/delivery.rules.ts';
import { presentCheckoutAddresses, presentDefaultCountry, presentRetailStore } from '../wire/places.wire.ts';
import { NO_FIELDS, pk, problems, submission } from './fields.ts';
import type { AsidePage, StepPage } from './page.ts';

const Addresses = Type.Object({ shipping_address: pk(), billing_address: pk() });
const StoreAndAddress = Type.Object({ retail_store: pk(), billing_address: pk() });

// How much interest there is goes by the amount, and that by the place.
const RESETS = ['planId'] as const;

/** Where the goods are brought, and whom the invoice is for. */
export const addressPage: StepPage = {
  name: 'AddressSelectionPage',
  resets: RESETS,
  isOnTheWay: ({ chosen }) => chosen.deliveryType === 'customer',
  isDone: ({ chosen }) => chosen.shippingAddress !== null && chosen.billingAddress !== null,
  ...submission(Addresses, (given, { offers }: Checkout) => {
    const { shipping_address: shippingAddressId, billing_address: billingAddressId } = given;
    const found = problems({
      shipping_address: strangeness(offers.addresses, shippingAddressId),
      billing_address: strangeness(offers.addresses, billingAddressId),
    });
    return found ?? { kind: 'chosen', sets: { shippingAddressId, billingAddressId } };
  }),
  context: ({ checkout, config }) => ({
    addresses: presentCheckoutAddresses(checkout.offers.addresses),
    country: presentDefaultCountry(config, checkout.caller.language),
  }),
  nothing: { addresses: [] },
};

/** From which store the goods are fetched, and whom the invoice is for. */
export const retailStorePage: StepPage = {
  name: 'RetailStoreSelectionPage',
  resets: RESETS,
  isOnTheWay: ({ chosen }) => chosen.deliveryType === 'retail_store',
  isDone: ({ chosen }) => chosen.store !== null && chosen.billingAddress !== null,
  ...submission(StoreAndAddress, (given, { offers }: Checkout) => {
    const { retail_store: retailStoreId, billing_address: billingAddressId } = given;
    const found = problems({
      retail_store: strangeness(offers.stores, retailStoreId),
      billing_address: strangeness(offers.addresses, billingAddressId),
    });
    return found ?? { kind: 'chosen', sets: { retailStoreId, billingAddressId } };
  }),
  context: ({ checkout, config }) => ({
    addresses: presentCheckoutAddresses(checkout.offers.addresses),
    retail_stores: checkout.offers.stores.map(presentRetailStore),
    country: presentDefaultCountry(config, checkout.caller.language),
  }),
  nothing: { addresses: [], retail_stores: [] },
};

/** Takes back where the goods go. */
export const addressClearPage: AsidePage = {
  name: 'AddressClearPage',
  resets: RESETS,
  fields: NO_FIELDS,
  submit: () => ({ kind: 'chosen', sets: { shippingAddressId: null, billingAddressId: null, retailStoreId: null } }),
  context: null,
  answers: 'due',
};

function strangeness(offered: readonly { readonly id: number }[], wanted: number) {
  return findById(offered, wanted) === null ? message('invalid_pk', { pk: wanted }) : null;
}
