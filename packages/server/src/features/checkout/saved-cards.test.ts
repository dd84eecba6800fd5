import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../tests/support/books.ts';
import { field } from '../../../tests/support/customer.ts';
import { eraseAtDesk } from '../accounts/index.ts';
import * as till from './checkout.support.ts';
import {
  aSaver,
  attemptsIn,
  CARDS,
  cardsOf,
  comeBack,
  confirm,
  orderWith,
  type Shopper,
  toConfirmation,
  toSavedCards,
} from './saved-cards.support.ts';

/** Paying with cards that were kept at an earlier checkout. */

const shop = useShop({ env: till.ENV });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 5000);
});

afterEach(async () => {
  await shop().runJobs();
  await expectBooksBalanced(shop().deps.db);
});

const db = () => shop().deps.db;

describe('paying with a saved card', () => {
  it('is offered to customers who have one, after what every client can show', async () => {
    const slugs = async (shopper: Shopper) => {
      const list = till.keyIn(await till.deliver(shopper.browser, shopper.address), 'payment_options');
      return Array.isArray(list) ? list.map((one) => field(one, 'slug')) : [];
    };
    const without = await slugs(await till.aCustomerWith(shop(), tea));
    expect(without).toEqual(['credit-card', 'transfer', 'wallet', 'at-the-door']);
    expect(await slugs(await aSaver(shop(), tea, CARDS.good))).toEqual([...without, 'saved-card']);
  });

  it('takes instalments as the card itself does, and no number', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.good);
    const pk = await toConfirmation(shopper, 3);
    const ready = await shopper.browser.get(till.CHECKOUT);
    expect(till.preOrder(ready, 'saved_card', 'pk')).toBe(pk);
    expect(till.preOrder(ready, 'total_amount_with_interest')).toBe('27.74');
    const placed = await confirm(shopper.browser);
    const { json } = await shopper.browser.get(`${till.completedIn(placed)}?format=json`);
    const order = field(json, 'order');
    expect(['amount', 'installment_count', 'bin_number'].map((name) => field(order, name))).toEqual([
      ...['27.74', 3, '555555'],
    ]);
    expect(field(order, 'payment_option')).toMatchObject({ slug: 'saved-card', payment_type: 'saved_card' });
    const secrets = await db().selectFrom('saved_cards').select('gateway_token').execute();
    for (const { gateway_token } of secrets) {
      for (const text of [ready.text, placed.text, shop().logs()]) expect(text).not.toContain(gateway_token);
    }
  });

  it('needs the shopper’s word', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.good);
    await toConfirmation(shopper);
    const before = await attemptsIn(shop());
    const answer = await confirm(shopper.browser, { agreement: 0 });
    expect([till.pagesIn(answer), Object.keys(till.errorsIn(answer) ?? {})]).toEqual([
      ['SavedCardConfirmationPage'],
      ['agreement'],
    ]);
    expect(await attemptsIn(shop())).toEqual(before);
  });

  it('leads through the bank’s page where the card does, or the shopper asks for it', async () => {
    for (const [number, over] of [
      [CARDS.threeD, {}],
      [CARDS.good, { use_three_d: 1 }],
    ] as const) {
      const made = await till.aCustomerWith(shop(), tea);
      await orderWith(made, number, {});
      if (number === CARDS.threeD) await comeBack(shop(), made.browser, 'confirm');
      await shop().runJobs();
      await till.put(made.browser, tea, 2);
      await toConfirmation(made);
      const left = await confirm(made.browser, over);
      expect(till.pagesIn(left)).toEqual(['CreditCardThreeDSecurePage']);
      expect(till.preOrder(left, 'redirect_to_three_d')).toBe(true);
      const back = await comeBack(shop(), made.browser, 'confirm');
      expect(till.pagesIn(back)).toEqual(['ThankYouPage']);
    }
  });

  it('is refused where the bank says no to it', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.refusedLater);
    await toConfirmation(shopper);
    const answer = await confirm(shopper.browser);
    expect(till.errorsIn(answer)).toEqual({ non_field_errors: ['The payment was declined.'] });
    expect(till.pagesIn(answer)).toEqual(['SavedCardConfirmationPage']);
    expect(await cardsOf(shopper.browser)).toHaveLength(1);
  });

  it('is done once, however often it is confirmed at once', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.good);
    await toConfirmation(shopper);
    const before = (await attemptsIn(shop())).length;
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(shopper.browser)));
    expect(new Set(answers.map(till.completedIn)).size).toBe(1);
    expect((await attemptsIn(shop())).slice(before)).toEqual([{ state: 'captured', failure: null }]);
  });
});

describe('a card that is to be kept', () => {
  const tokensAtBank = () => db().selectFrom('simulated_cards').select('token').orderBy('token').execute();

  it('is nobody’s, here or at the bank, where its customer is erased at that moment', async () => {
    const before = await tokensAtBank();
    for (let round = 0; round < 5; round += 1) {
      const { browser, customer, address } = await till.aCustomerWith(shop(), tea);
      await till.toCard(browser, address);
      const [answer, erased] = await Promise.all([
        till.submit(browser, 'CreditCardConfirmationPage', till.typed(CARDS.good, { save_card: 1 })),
        eraseAtDesk(shop().deps, customer.email),
      ]);
      expect([answer.status < 500, erased]).toEqual([true, { who: 'customer' }]);
      await shop().runJobs();
      const rows = db().selectFrom('saved_cards').select('id').where('customer_id', '=', customer.id);
      expect([await rows.execute(), await tokensAtBank()]).toEqual([[], before]);
      await expectBooksBalanced(db());
    }
  });
});

describe('a card that cannot be chosen', () => {
  it('is another’s, nobody’s, removed or expired: the field says so, and nothing changes', async () => {
    const other = await aSaver(shop(), tea, CARDS.good);
    const foreign = field(await cardsOf(other.browser), 0, 'pk');
    const shopper = await aSaver(shop(), tea, CARDS.good, CARDS.refusedLater);
    const first = await toSavedCards(shopper);
    const second = field(await cardsOf(shopper.browser), 1, 'pk');
    await shopper.browser.delete(`/users/saved-cards/${String(second)}/`);
    const before = await shopper.browser.get(till.CHECKOUT);
    for (const pk of [foreign, 987_654, second]) {
      const answer = await till.submit(shopper.browser, 'SavedCardSelectionPage', { saved_card: pk });
      expect(till.errorsIn(answer)).toEqual({ saved_card: [`Invalid pk "${String(pk)}" - object does not exist.`] });
    }
    expect((await shopper.browser.get(till.CHECKOUT)).json).toEqual(before.json);
    await db().updateTable('saved_cards').set({ expiry_year: 2001 }).where('id', '=', first).execute();
    const expired = await till.submit(shopper.browser, 'SavedCardSelectionPage', { saved_card: first });
    expect(till.pagesIn(expired)).toEqual(['PaymentOptionSelectionPage', 'SavedCardSelectionPage']);
    expect(till.keyIn(expired, 'saved_cards')).toEqual([]);
    expect(till.preOrder(expired, 'saved_card')).toBeNull();
  });

  it('was removed after it was chosen: the last page says so, and nothing is paid', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.good, CARDS.refusedLater);
    const pk = await toConfirmation(shopper);
    const before = await attemptsIn(shop());
    expect((await shopper.browser.delete(`/users/saved-cards/${pk}/`)).status).toBe(204);
    const answer = await confirm(shopper.browser);
    expect(till.errorsIn(answer)).toEqual({ saved_card: ['Please choose one of your saved cards.'] });
    expect(till.pagesIn(answer)[0]).toBe('SavedCardSelectionPage');
    expect(till.preOrder(answer, 'saved_card')).toBeNull();
    expect(await attemptsIn(shop())).toEqual(before);
  });

  it('was forgotten by its gateway: the shopper is told to take another', async () => {
    const shopper = await aSaver(shop(), tea, CARDS.good);
    await toConfirmation(shopper);
    await db().deleteFrom('simulated_cards').execute();
    const answer = await confirm(shopper.browser);
    expect(till.errorsIn(answer)).toEqual({
      non_field_errors: ['This card is not saved any more. Please choose another one.'],
    });
    expect((await attemptsIn(shop())).at(-1)).toEqual({ state: 'declined', failure: 'stored_card_gone' });
    till.completedIn(await orderWith(shopper, CARDS.good));
  });

  it('is removed while it is chosen: each call is answered, and it is chosen no more', async () => {
    for (let round = 0; round < 5; round += 1) {
      const shopper = await aSaver(shop(), tea, CARDS.good);
      const pk = await toSavedCards(shopper);
      const [removed, ...chosen] = await Promise.all([
        shopper.browser.delete(`/users/saved-cards/${pk}/`),
        ...Array.from({ length: 6 }, () => till.submit(shopper.browser, 'SavedCardSelectionPage', { saved_card: pk })),
      ]);
      expect([removed.status, ...chosen.map(({ status }) => status)]).toEqual([204, ...chosen.map(() => 200)]);
      expect(till.preOrder(await shopper.browser.get(till.CHECKOUT), 'saved_card')).toBeNull();
    }
  });

  it('is removed while it is paid with: the order is placed or not, and the card is gone', async () => {
    for (let round = 0; round < 5; round += 1) {
      const shopper = await aSaver(shop(), tea, CARDS.good);
      const pk = await toConfirmation(shopper);
      const before = (await attemptsIn(shop())).length;
      const [answer, removed] = await Promise.all([
        confirm(shopper.browser),
        shopper.browser.delete(`/users/saved-cards/${pk}/`),
      ]);
      expect(removed.status).toBe(204);
      await shop().runJobs();
      expect(await cardsOf(shopper.browser)).toEqual([]);
      const isPlaced = till.pagesIn(answer)[0] === 'ThankYouPage';
      const states = (await attemptsIn(shop())).slice(before).map(({ state }) => state);
      expect(isPlaced ? states : states.filter((state) => state === 'captured')).toEqual(isPlaced ? ['captured'] : []);
      if (!isPlaced) expect(till.errorsIn(answer)).not.toBeNull();
      await expectBooksBalanced(db());
    }
  });
});
