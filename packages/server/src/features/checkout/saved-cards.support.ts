import { expect } from 'vitest';
import type { TestShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { formsIn, goThroughBank } from '../../../tests/support/simulator.ts';
import * as till from './checkout.support.ts';

/** What tests of saved cards in the checkout have in common. */

export const CARDS = { ...till.CARDS, refusedLater: '5200820000000107' };

export interface Shopper {
  readonly browser: Customer;
  readonly address: number;
}

/** Orders with a card, to be kept. */
export async function orderWith({ browser, address }: Shopper, number: string, over: object = {}): Promise<Answer> {
  await till.toCard(browser, address, number.slice(0, 6));
  return till.submit(browser, 'CreditCardConfirmationPage', till.typed(number, { save_card: 1, ...over }));
}

/** A customer with a full basket of some product who had cards kept before. */
export async function aSaver(shop: TestShop, product: number, ...numbers: string[]): Promise<Shopper> {
  const made = await till.aCustomerWith(shop, product);
  for (const number of numbers) {
    till.completedIn(await orderWith(made, number));
    await till.put(made.browser, product, 2);
  }
  return made;
}

export async function cardsOf(browser: Customer): Promise<unknown> {
  return field((await browser.get('/users/saved-cards/')).json, 'results');
}

/** What became of all attempts at paying, the oldest first. */
export function attemptsIn({ deps }: TestShop) {
  return deps.db.selectFrom('payment_attempts').select(['state', 'failure']).orderBy('id').execute();
}

/** Goes to the choice of a saved card. @returns the pk of the first */
export async function toSavedCards({ browser, address }: Shopper): Promise<number> {
  const answer = await till.payBy(browser, address, 'saved-card');
  expect(till.pagesIn(answer)).toEqual(['SavedCardSelectionPage']);
  return Number(field(till.keyIn(answer, 'saved_cards'), 0, 'pk'));
}

/** The same up to the shopper's word. */
export async function toConfirmation(shopper: Shopper, count = 1): Promise<number> {
  const pk = await toSavedCards(shopper);
  const plans = await till.pass(shopper.browser, 'SavedCardSelectionPage', { saved_card: pk });
  expect(till.pagesIn(plans)).toEqual(['InstallmentSelectionPage']);
  const items = till.keyIn(plans, 'installments');
  const plan: unknown = Array.isArray(items) ? items.find((one) => field(one, 'installment_count') === count) : null;
  const ready = await till.pass(shopper.browser, 'InstallmentSelectionPage', { installment: field(plan, 'pk') });
  expect(till.pagesIn(ready)).toEqual(['SavedCardConfirmationPage']);
  return pk;
}

export function confirm(browser: Customer, over: Record<string, unknown> = {}): Promise<Answer> {
  return till.submit(browser, 'SavedCardConfirmationPage', { agreement: 1, ...over });
}

/** Answers the bank's question, and brings its form to the shop as a storefront does. */
export async function comeBack(shop: TestShop, browser: Customer, word: 'confirm' | 'refuse'): Promise<Answer> {
  const [form] = formsIn((await browser.get('/orders/redirect-three-d/')).text);
  const back = form === undefined ? null : await goThroughBank(shop, { ...form, method: 'POST' }, word);
  return browser.send('POST', `${till.CHECKOUT}?page=CreditCardThreeDSecurePage`, { form: { ...back?.fields } });
}
