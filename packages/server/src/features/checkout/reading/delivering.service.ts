import type { Address } from '../../addresses/index.ts';
import type { OrderAddress } from '../../orders/index.ts';
import { deliveryOptions, type DeliveryType, type ShippingQuote } from '../../shipping/index.ts';
import type { Store } from '../../stores/index.ts';
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
  'delivery' | 'deliveryType' | 'shippingAddress' | 'address' | 'billingAddress' | 'store' | 'quote'
>;

export async function deliver(world: World, choices: Choices): Promise<Delivered> {
  const options = await deliveryOptions(world.deps);
  const delivery = deliveryOf(options, choices.deliveryOptionId);
  // A shop that offers nothing of the kind brings its goods to addresses.
  const deliveryType = delivery?.type ?? 'customer';
  const addresses = await world.addresses();
  const stores = deliveryType === 'retail_store' ? await world.stores() : [];
  const billingAddress = findById(addresses, choices.billingAddressId);
  const destination = await destinationOf(world, choices, { deliveryType, addresses, stores, billingAddress });
  const isKnown = billingAddress !== null && (delivery !== null || options.length === 0);
  const quotes = isKnown ? await quotesFor(world, deliveryType, destination.shippingAddress) : [];
  const quote = findById(quotes, choices.shippingOptionId);
  return {
    offers: { deliveryOptions: options, addresses, stores, quotes },
    chosen: { delivery, deliveryType, ...destination, billingAddress, quote },
  };
}

type Choosable = Pick<Offers, 'addresses' | 'stores'> & Pick<Chosen, 'deliveryType' | 'billingAddress'>;

async function destinationOf(
  world: World,
  choices: Choices,
  { deliveryType, addresses, stores, billingAddress }: Choosable,
): Promise<Pick<Chosen, 'shippingAddress' | 'address' | 'store'>> {
  if (deliveryType === 'customer') {
    const address = findById(addresses, choices.shippingAddressId);
    return { address, shippingAddress: address && orderAddress(address), store: null };
  }
  const store = findById(stores, choices.retailStoreId);
  return { address: null, shippingAddress: store && (await storeFor(world, store, billingAddress)), store };
}

/** A store as where the goods go. A guest has told no name but in an address. */
async function storeFor(world: World, store: Store, billing: Address | null): Promise<OrderAddress | null> {
  const { shopper } = world;
  if (shopper === null) return null;
  const { firstName, lastName } = shopper.firstName === '' && billing !== null ? billing : shopper;
  const district = store.district ?? (await world.districtOf(store.township.id));
  return storeAddress({ ...store, district }, { ...shopper, firstName, lastName });
}

async function quotesFor(
  world: World,
  deliveryType: DeliveryType,
  address: OrderAddress | null,
): Promise<readonly ShippingQuote[]> {
  if (address === null) return [];
  const { country, city, township, postcode } = address;
  const destination = { countryCode: country.code, cityId: city.id, townshipId: township.id, postcode };
  return world.quotes(consignmentOf(world.basket, deliveryType, destination));
}
