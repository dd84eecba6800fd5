import type { TestShop } from '../../../../tests/support/app.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aCard, anOption, BUYER } from '../payments.support.ts';
import { openAttempt, pay, savePaymentOptions, settleAttempt } from '../index.ts';
import type { SavedCard } from './saved-card.ts';
import { selectSavedCards } from './saved-cards.queries.ts';

/** What tests of saved cards begin with. */

let orders = 0;

/** Pays with a card and has it kept, as a checkout does. @returns the customer's cards */
async function saveCardOf(
  { deps }: Pick<TestShop, 'deps'>,
  customerId: number,
  number = '5555555555554444',
): Promise<SavedCard[]> {
  const { db, clock } = deps;
  await db.transaction().execute((tx) => savePaymentOptions(tx, [anOption('transfer')], clock.now()));
  const { id: optionId } = await db.selectFrom('payment_options').select('id').executeTakeFirstOrThrow();
  const attempt = await db.transaction().execute((tx) =>
    openAttempt(tx, {
      ...{ orderNumber: `saving-${(orders += 1)}`, optionId, method: 'card', gateway: 'simulator', amount: 12_500 },
      ...{ currency: 'try', installmentCount: 1, now: clock.now(), expiresAt: null, saveCardFor: customerId },
    }),
  );
  const answer = await pay(deps, attempt, { card: aCard(number), threeD: false, buyer: BUYER, language: 'en' });
  await db.transaction().execute((tx) => settleAttempt(tx, attempt.reference, answer, clock.now()));
  return selectSavedCards(db, customerId);
}

export interface CardOwner {
  readonly customer: KnownCustomer;
  readonly browser: Customer;
  /** The newest first. */
  readonly cards: readonly SavedCard[];
}

/** A customer who has signed in, with so many cards; the first one is the default. */
export async function aCardOwner(shop: TestShop, ...numbers: string[]): Promise<CardOwner> {
  const customer = await aCustomer(shop);
  const browser = shop.visit();
  await browser.logIn(customer.email, customer.password);
  for (const number of numbers) {
    shop.clock.advance(1000);
    await saveCardOf(shop, customer.id, number);
  }
  const cards = await selectSavedCards(shop.deps.db, customer.id);
  return { customer, browser, cards: cards.toSorted((a, b) => b.id - a.id) };
}

/** The tokens that the simulated bank keeps cards by. */
export async function tokensAtBank({ deps }: Pick<TestShop, 'deps'>): Promise<string[]> {
  const rows = await deps.db.selectFrom('simulated_cards').select('token').orderBy('created_date').execute();
  return rows.map(({ token }) => token);
}
