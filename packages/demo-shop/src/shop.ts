import { type Answer, createClient, NotAuthenticated } from '@arasta/client';
import { computed, effect, signal } from '@preact/signals';
import { language, type Language } from './i18n/index.ts';
import { remember, remembered } from './memory.ts';

/** A customer who is logged in. */
export type User = Answer<'getCurrentUser'>;
/** What lies in the basket. */
export type Basket = Answer<'getBasket'>['basket'];

/** Who is logged in: null for a guest, undefined as long as nobody knows. */
export const user = signal<User | null | undefined>(undefined);
/** The currency prices are shown in, in lower case; empty until the shop has said which. */
export const currency = signal(remembered('currency') ?? '');
/** The currencies the shop sells in, in lower case. */
export const currencies = signal<readonly string[]>([]);
/** How many pieces lie in the basket. */
export const basketCount = signal(0);
/** The customer's favourites: product → the favourite's own pk. */
export const favourites = signal<ReadonlyMap<number, number>>(new Map());
/** Whether somebody is logged in. */
export const isLoggedIn = computed(() => user.value != null);

/** The shop's API: everything the demo shop does goes through it. */
export const shop = createClient({
  baseUrl: '',
  language: () => language.value,
  currency: () => (currency.value === '' ? undefined : currency.value),
  onSignedOut: () => {
    if (user.value != null) becomeGuest();
  },
});

/** Asks for all that the frame shows. */
export async function openShop(): Promise<void> {
  await Promise.allSettled([loadCurrencies(), loadUser(), loadBasketCount()]);
}

/** To be called after a login, a registration, a logout, and whatever else changes who is here. */
export async function loadUser(): Promise<void> {
  try {
    user.value = await shop.getCurrentUser();
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error;
    becomeGuest();
    return;
  }
  await loadFavourites();
}

/** Logs out. */
export async function logOut(): Promise<void> {
  await shop.logOut();
  becomeGuest();
  await loadBasketCount();
}

/** Counts what lies in the basket. */
export async function loadBasketCount(): Promise<void> {
  basketCount.value = (await shop.getMiniBasket()).total_quantity;
}

/** To be called with every basket that a call answers: keeps the count in the header right. */
export function keepBasket(basket: Basket): Basket {
  basketCount.value = basket.total_quantity;
  return basket;
}

/** Puts pieces of a product into the basket. */
export async function addToBasket(product: number, quantity: number): Promise<Basket> {
  const { basket } = await shop.addToBasket({ product, quantity });
  return keepBasket(basket);
}

/** Makes a product a favourite, or no longer. The customer must be logged in. */
export async function toggleFavourite(product: number): Promise<void> {
  const kept = favourites.value.get(product);
  if (kept === undefined) await shop.addFavourite({ product });
  else await shop.removeFavourite({ pk: kept });
  await loadFavourites();
}

/** Shows the shop in another language, and has mails written in it. */
export async function chooseLanguage(choice: Language): Promise<void> {
  language.value = choice;
  await shop.setLanguage({ language: choice });
}

/** Shows prices in another currency. */
export async function chooseCurrency(choice: string): Promise<void> {
  currency.value = choice;
  await shop.activateCurrency({ currency_code: choice });
  await loadBasketCount();
}

// Several pages of favourites would be asked for with every page of the shop: the newest hundred bear their mark.
export async function loadFavourites(): Promise<void> {
  const { results } = await shop.listFavourites({ page_size: 100 });
  favourites.value = new Map(results.map(({ pk, product }) => [product.pk, pk]));
}

async function loadCurrencies(): Promise<void> {
  const { active_currency, available_currencies } = await shop.getConfig();
  currencies.value = available_currencies.map((code) => code.toLowerCase());
  if (!currencies.value.includes(currency.value)) currency.value = active_currency.toLowerCase();
}

function becomeGuest(): void {
  user.value = null;
  favourites.value = new Map();
}

effect(() => {
  if (currency.value !== '') remember('currency', currency.value);
});
