import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../tests/support/books.ts';
import { expectNoCardData } from '../../../tests/support/card-data.ts';
import * as till from './checkout.support.ts';
import { aSaver, attemptsIn, CARDS, cardsOf, comeBack, orderWith } from './saved-cards.support.ts';

/** Cards that are kept at a checkout. */

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

describe('a card', () => {
  it('is kept where its shopper asks for it, once the order is placed; nothing of it is written down', async () => {
    const made = await till.aCustomerWith(shop(), tea);
    const page = await till.toCard(made.browser, made.address);
    expect(till.keyIn(page, 'can_save_card')).toBe(true);
    const placed = await orderWith(made, CARDS.good, { card_cvv: '987' });
    till.completedIn(placed);
    expect(await cardsOf(made.browser)).toMatchObject([
      { masked_card_number: '**** **** **** 4444', expires: '2034-04', is_default: true, brand: 'mastercard' },
    ]);
    const list = await made.browser.get('/users/saved-cards/');
    await expectNoCardData(shop(), { number: CARDS.good, cvv: '987' }, [page, placed, list]);
  });

  it('is kept by nobody who did not ask for it', async () => {
    const made = await till.aCustomerWith(shop(), tea);
    till.completedIn(await orderWith(made, CARDS.good, { save_card: 0 }));
    expect(await cardsOf(made.browser)).toEqual([]);
  });

  it('is kept once, however often the same one is', async () => {
    const { browser } = await aSaver(shop(), tea, CARDS.good, CARDS.good);
    expect(await cardsOf(browser)).toHaveLength(1);
    await shop().runJobs();
    const { count } = await db()
      .selectFrom('forgotten_cards')
      .select((one) => one.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(0);
  });

  it('is not kept where it is declined, here or at the bank', async () => {
    const made = await till.aCustomerWith(shop(), tea);
    const before = await db().selectFrom('simulated_cards').select('token').execute();
    expect(till.errorsIn(await orderWith(made, CARDS.declined))).toEqual({
      non_field_errors: ['The payment was declined.'],
    });
    await shop().runJobs();
    expect(await cardsOf(made.browser)).toEqual([]);
    expect(await db().selectFrom('simulated_cards').select('token').execute()).toEqual(before);
  });

  it.each([
    ['confirm', 1],
    ['refuse', 0],
  ] as const)('is kept after the bank’s page only by a yes: %s', async (word, kept) => {
    const made = await till.aCustomerWith(shop(), tea);
    const left = await orderWith(made, CARDS.threeD);
    expect(till.keyIn(left, 'redirect_url')).toBe('/orders/redirect-three-d/');
    expect(await cardsOf(made.browser)).toEqual([]);
    await comeBack(shop(), made.browser, word);
    await shop().runJobs();
    expect(await cardsOf(made.browser)).toHaveLength(kept);
  });

  it('of a guest is not kept: they are told to sign in, and nothing is ordered', async () => {
    const guest = await till.aGuestWith(shop(), tea);
    await till.pass(guest, 'IndexPage', { user_email: 'bo@example.org', phone_number: '05551112233' });
    const address = await till.addAddress(guest);
    const page = await till.toCard(guest, address);
    expect(till.keyIn(page, 'can_save_card')).toBe(false);
    const before = await attemptsIn(shop());
    const answer = await orderWith({ browser: guest, address }, CARDS.good);
    expect(till.errorsIn(answer)).toEqual({ save_card: ['Please sign in to have your card saved.'] });
    expect(await attemptsIn(shop())).toEqual(before);
  });

  it('beyond the most that there can be is refused before anything is paid', async () => {
    const made = await till.aCustomerWith(shop(), tea);
    await db()
      .insertInto('saved_cards')
      .values(
        Array.from({ length: 20 }, (_, index) => ({
          ...{ customer_id: made.customer.id, gateway: 'simulator', gateway_token: `many-${index}`, bin: null },
          ...{ fingerprint: null, last_digits: '0000', brand: null, expiry_month: null, expiry_year: null },
          ...{ created_date: shop().clock.now(), modified_date: shop().clock.now() },
        })),
      )
      .execute();
    const before = await attemptsIn(shop());
    const answer = await orderWith(made, CARDS.good);
    expect(till.errorsIn(answer)).toEqual({
      save_card: ['You have as many saved cards as possible. Remove one of them first.'],
    });
    expect(await attemptsIn(shop())).toEqual(before);
    till.completedIn(await orderWith(made, CARDS.good, { save_card: 0 }));
  });
});
