import type { OrderAddress } from '../../orders/index.ts';
import { deliveryOptions, type DeliveryType, type ShippingQuote } from '../../shipping/index.ts';
import type { Choices } from '../choices/choices.ts';
import type { Chosen, Offers } from '../checkout.ts';
import { deliveryOf, findById, orderAddress, storeAddress } from './delivery.rules.ts';
import { consignmentOf } from './goods.rules.ts';
import type { World } from './world.service.ts';

/** The part of a checkout that says where the goods go, and how. */
export interface Delivered {
  readonly offers: Pick<Offers, 'deliveryOptions' | 'addresses' | 'stores' | 'quotes'>;
  readonly chosen: DeliveryChosen;
}

export type DeliveryChosen = Pick<
  Chosen,
  'delivery' | 'deliveryType' | 'shippingAddress' | 'billingAddress' | 'store' | 'quote'
>;

export async function deliver(world: World, choices: Choices): Promise<Delivered> {
  const options = await deliveryOptions(world.deps);
  const delivery = deliveryOf(options, choices.deliveryOptionId);
  // A shop that offers nothing of the kind brings its goods to addresses.
  const deliveryType = delivery?.type ?? 'customer';
  const addresses = await world.addresses();
  const stores = deliveryType === 'retail_store' ? await world.stores() : [];
  const store = findById(stores, choices.retailStoreId);
  const billingAddress = findById(addresses, choices.billingAddressId);
  const shippingAddress = shippingAddressOf(world, choices, { deliveryType, addresses, store });
  const isKnown = (delivery !== null || options.length === 0) && shippingAddress !== null && billingAddress !== null;
  const quotes = isKnown ? await quotesFor(world, deliveryType, shippingAddress) : [];
  const quote = findById(quotes, choices.shippingOptionId);
  return {
    offers: { deliveryOptions: options, addresses, stores, quotes },
    chosen: { delivery, deliveryType, shippingAddress, billingAddress, store, quote },
  };
}

interface Addressed {
  readonly deliveryType: DeliveryType;
  readonly addresses: Offers['addresses'];
  readonly store: Chosen['store'];
}

function shippingAddressOf(
  { shopper }: World,
  choices: Choices,
  { deliveryType, addresses, store }: Addressed,
): OrderAddress | null {
  if (deliveryType === 'customer') {
    const address = findById(addresses, choices.shippingAddressId);
    return address === null ? null : orderAddress(address);
  }
  if (store === null || shopper === null) return null;
  const billing = findById(addresses, choices.billingAddressId);
  // A guest has told no name but in an address.
  const { firstName, lastName } = shopper.firstName === '' && billing !== null ? billing : shopper;
  return storeAddress(store, { ...shopper, firstName, lastName });
}

function quotesFor(
  world: World,
  deliveryType: DeliveryType,
  { country, city, township, postcode }: OrderAddress,
): Promise<readonly ShippingQuote[]> {
  const destination = { countryCode: country.code, cityId: city.id, townshipId: township.id, postcode };
  return world.quotes(consignmentOf(world.basket, deliveryType, destination));
}
