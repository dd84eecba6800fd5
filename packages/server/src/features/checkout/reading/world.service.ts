import { type Caller, findShopper } from '../../../platform/http/index.ts';
import { findGuest } from '../../accounts/index.ts';
import { type Address, findAddresses } from '../../addresses/index.ts';
import { getBasket, type ShownBasket, withPaymentOption } from '../../basket/index.ts';
import { balanceOf, findGiftCardById, type GiftCard } from '../../loyalty/index.ts';
import type { OrderAddress } from '../../orders/index.ts';
import {
  type BankAccount,
  bankAccounts,
  type Card,
  findCardByBin,
  findSavedCards,
  isExpired,
  type SavedCard,
} from '../../payments/index.ts';
import { findGenericDistrict } from '../../places/index.ts';
import { type Consignment, quoteShipping, type ShippingQuote } from '../../shipping/index.ts';
import { findStores, type Store } from '../../stores/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import type { CheckoutShopper } from '../checkout.ts';
import { once, remembered } from './remembering.ts';

/**
 * What a checkout looks at, each read when it is asked for, and once: what a shopper's choice leaves as it was is not
 * read again to answer it.
 */
export interface World {
  readonly deps: CheckoutDeps;
  readonly caller: Caller;
  readonly now: Date;
  readonly shopper: CheckoutShopper | null;
  readonly basketId: number;
  /** Evaluated as if no payment option were chosen. */
  readonly basket: ShownBasket;
  /** Evaluated with a payment option, by its key. No statement. */
  basketFor(paymentOption: string | null): Promise<ShownBasket>;
  addresses(): Promise<readonly Address[]>;
  /** Where goods can be fetched. */
  stores(): Promise<readonly Store[]>;
  /** The district of a township for what is not listed. */
  districtOf(townshipId: number): Promise<OrderAddress['district']>;
  quotes(consignment: Consignment): Promise<readonly ShippingQuote[]>;
  cardOf(bin: string): Promise<Card>;
  bankAccounts(): Promise<readonly BankAccount[]>;
  /** The customer's cards that have not expired; none for guests. */
  savedCards(): Promise<readonly SavedCard[]>;
  /** What the customer can spend; 0 for guests. */
  balance(): Promise<number>;
  /** Null where it cannot be used any more. */
  giftCard(id: number): Promise<GiftCard | null>;
}

/** Null where the basket is empty, or holds nothing that can be sold now. */
export async function openWorld(deps: CheckoutDeps, caller: Caller): Promise<World | null> {
  const basket = await getBasket(deps, caller, null);
  const { head, lines } = basket.basket;
  if (head === null || lines.length === 0) return null;
  const shopper = await findCheckoutShopper(deps, caller);
  const now = deps.clock.now();
  return { deps, caller, now, shopper, basketId: head.id, basket, ...lookers(deps, caller, { shopper, basket, now }) };
}

type Lookers = Omit<World, 'deps' | 'caller' | 'now' | 'shopper' | 'basketId' | 'basket'>;

function lookers(
  deps: CheckoutDeps,
  caller: Caller,
  { shopper, basket, now }: Pick<World, 'shopper' | 'basket' | 'now'>,
): Lookers {
  const { db } = deps;
  const { language, currency } = caller;
  const naming = { language, fallback: deps.config.defaultLanguage };
  const customerId = shopper === null || shopper.isGuest ? null : shopper.customerId;
  return {
    basketFor: remembered(String, (option: string | null) => withPaymentOption(deps, caller, basket, option)),
    addresses: once(async () => (shopper === null ? [] : findAddresses(db, shopper.customerId, naming))),
    stores: once(() => pickUpStores(deps, language)),
    districtOf: remembered(String, (townshipId: number) => findGenericDistrict(db, townshipId, naming)),
    quotes: remembered(JSON.stringify, (consignment: Consignment) => quoteShipping(deps, consignment)),
    cardOf: remembered(String, (bin: string) => findCardByBin(deps, bin)),
    bankAccounts: once(() => bankAccounts(deps, currency)),
    savedCards: once(async () => {
      const cards = customerId === null ? [] : await findSavedCards(db, customerId);
      return cards.filter(({ expiry }) => !isExpired(expiry, now));
    }),
    balance: once(async () => (customerId === null ? 0 : balanceOf(db, { customerId, currency, now }))),
    giftCard: remembered(String, (id: number) => findGiftCardById(db, id, { currency, now })),
  };
}

// As many as one list can show; a shop with more lets its customers search.
const MOST_STORES = 500;

async function pickUpStores(deps: CheckoutDeps, language: string): Promise<Store[]> {
  const filter = { cityId: null, townshipId: null, districtId: null };
  const { items } = await findStores(deps, { language, filter, page: { number: 1, size: MOST_STORES } });
  return items.filter(({ clickAndCollect }) => clickAndCollect);
}

async function findCheckoutShopper({ db }: CheckoutDeps, caller: Caller): Promise<CheckoutShopper | null> {
  const shopper = findShopper(caller);
  if (shopper === null) return null;
  const { customer } = caller;
  if (customer !== null) {
    const { email, phone, firstName, lastName } = customer;
    return { ...shopper, email, phone, firstName, lastName };
  }
  const guest = await findGuest(db, shopper.customerId);
  return guest === null ? null : { ...shopper, ...guest, firstName: '', lastName: '' };
}
