import { type Answer, createClient, NotAuthenticated } from '@arasta/client';
import { computed, effect, signal } from '@preact/signals';
import { language, type Language } from './i18n/index.ts';
import { remember, remembered, whenRemembered } from './memory.ts';

const LEFT = 'left';

/** A customer who is logged in. */
export type User = Answer<'getCurrentUser'>;
/** What lies in the basket. */
export type Basket = Answer<'getBasket'>['basket'];

/** Who is logged in: null for a guest, undefined as long as nobody knows. */
export const user = signal<User | null | undefined>(undefined);
/** Why nobody knows, or why it could not be asked again; undefined where it could. */
export const userError = signal<unknown>(undefined);
/** Whether the customer's session ended without their doing: they may want to go on with what they were at. */
export const lapsed = signal(false);
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
/**
 * Counts up when the shop would answer otherwise than before: to somebody else, or in another currency. Learning at first
 * who is here, and in which currency they were answered all along, changes nothing.
 */
export const turn = signal(0);

/** The shop's API: everything the demo shop does goes through it. */
export const shop = createClient({
  baseUrl: '',
  language: () => language.value,
  currency: () => (currency.value === '' ? undefined : currency.value),
  onSignedOut: () => becomeGuest(lapsed.value || isLoggedIn.value),
});

/** Asks for all that the frame shows. */
export async function openShop(): Promise<void> {
  await Promise.allSettled([loadCurrencies(), lookAgain()]);
}

/** Asks what may have changed elsewhere: in another tab, on another device. */
export async function lookAgain(): Promise<void> {
  await Promise.all([loadUser(), loadBasketCount()]);
}

const users = newest();

/** To be called after whatever changes who is here. What fails is kept in `userError`: a courtesy to what was done before. */
export async function loadUser(): Promise<void> {
  const isNewest = users();
  userError.value = undefined;
  try {
    const found = await shop.getCurrentUser();
    if (!isNewest()) return;
    user.value = found;
    lapsed.value = false;
    await loadFavourites().catch(() => undefined);
  } catch (error) {
    // The client has told by itself that nobody is here.
    if (isNewest() && !(error instanceof NotAuthenticated)) userError.value = error;
  }
}

/** Logs out. */
export async function logOut(): Promise<void> {
  await shop.logOut();
  await leave();
}

/** To be called when customers have ended their session themselves: what is theirs goes from view, in all tabs. */
export async function leave(): Promise<void> {
  // Other tabs hear of what changes.
  remember(LEFT, 'now');
  remember(LEFT, '');
  users();
  becomeGuest(false);
  await loadBasketCount();
}

const counts = newest();

/** Counts what lies in the basket. Where it cannot be told the count stays. */
export async function loadBasketCount(): Promise<void> {
  const isNewest = counts();
  try {
    const { total_quantity } = await shop.getMiniBasket();
    if (isNewest()) basketCount.value = total_quantity;
  } catch {
    // The page says by itself when the shop cannot be reached.
  }
}

let latest: Pick<Basket, 'pk' | 'version'> | undefined;

/** To be called with every basket that a call answers: keeps the count in the header right, whichever answer comes last. */
export function keepBasket(basket: Basket): Basket {
  if (latest?.pk === basket.pk && basket.version < latest.version) return basket;
  latest = basket;
  counts();
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
  await afterChoices(() => shop.setLanguage({ language: choice }));
}

/** Shows prices in another currency. */
export async function chooseCurrency(choice: string): Promise<void> {
  currency.value = choice;
  await afterChoices(() => shop.activateCurrency({ currency_code: choice }));
  await loadBasketCount();
}

let choices: Promise<unknown> = Promise.resolve();

/** One after another: what was chosen last is what the shop hears last. */
async function afterChoices(tell: () => Promise<unknown>): Promise<void> {
  const told = choices.then(tell);
  choices = told.catch(() => undefined);
  await told;
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

function becomeGuest(isLapse: boolean): void {
  lapsed.value = isLapse;
  user.value = null;
  favourites.value = new Map();
}

/** Numbers what is asked. @returns whether nothing newer was asked since */
function newest(): () => () => boolean {
  let last = 0;
  return () => {
    last += 1;
    const mine = last;
    return () => mine === last;
  };
}

effect(() => {
  if (currency.value !== '') remember('currency', currency.value);
});

let known: { readonly who: number | null | undefined; readonly money: string } = { who: undefined, money: '' };
effect(() => {
  const now = { who: user.value === null ? null : user.value?.pk, money: currency.value };
  const isOther = known.who !== undefined && known.who !== now.who;
  if (isOther || (known.money !== '' && known.money !== now.money)) turn.value = turn.peek() + 1;
  known = now;
});

whenRemembered(LEFT, () => {
  users();
  becomeGuest(false);
});
