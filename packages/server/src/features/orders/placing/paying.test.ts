import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../../tests/support/books.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { checkPayments } from '../../payments/attempts/checking.service.ts';
import { aCheckout, aGuestWith, aPiece, fill, ordersIn, stockOf, TEST_CARDS, wordOf } from './placing.support.ts';
import { placeOrder } from './placing.service.ts';
import { purgeOrders } from './placed.service.ts';
import { settlePayment } from './settling.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

let tea = 0;
let browser: Customer;

beforeEach(async () => {
  tea = await aPiece(shop(), 3);
  browser = await aGuestWith(shop(), { [tea]: 2 });
});

const byCard = (card: keyof typeof TEST_CARDS, threeD = false, buyer = browser) =>
  aCheckout(shop(), buyer, { method: 'card', card: TEST_CARDS[card], threeD });

const place = async (card: keyof typeof TEST_CARDS, threeD = false) =>
  placeOrder(shop().deps, await byCard(card, threeD));

/** The attempts of the last order, oldest first. */
async function attempts() {
  const order = (await ordersIn(shop())).at(-1);
  const rows = await shop()
    .deps.db.selectFrom('payment_attempts')
    .select(['reference', 'state', 'amount', 'failure'])
    .where('order_number', '=', order?.number ?? '')
    .orderBy('id')
    .execute();
  return { order, rows, states: rows.map(({ state }) => state), reference: rows.at(-1)?.reference ?? '' };
}

const basketStatus = async () => {
  const { order } = await attempts();
  const row = await shop()
    .deps.db.selectFrom('baskets')
    .select('status')
    .where('id', '=', order?.basket_id ?? 0)
    .executeTakeFirst();
  return row?.status;
};

/** The bank has taken the money, and tells. */
async function captured(reference: string) {
  await shop()
    .deps.db.updateTable('simulated_payments')
    .set({ state: 'captured' })
    .where('reference', '=', reference)
    .execute();
  return settlePayment(shop().deps, { reference, answer: { kind: 'captured', gatewayReference: 'g-1' } });
}

/** Nothing is open any more, and the books agree; what tests tell of the bank by themselves it has not heard of. */
async function settled(): Promise<void> {
  await shop().runJobs();
  shop().clock.advance(3_600_000);
  await checkPayments(shop().deps);
  await shop().runJobs();
}

describe('a card', () => {
  it('that is good places the order at once', async () => {
    expect(wordOf(await place('success'))).toBe('placed');
    const { order, rows } = await attempts();
    expect(order).toMatchObject({ status: 400, placed_at: shop().clock.now() });
    expect(rows).toMatchObject([{ state: 'captured', amount: 2500 }]);
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['submitted', '3/2']);
    await settled();
    await expectBooksBalanced(shop().deps.db);
  });

  it('that is declined leaves the basket open and everything as it was; the next one makes the same order', async () => {
    expect(await place('declined')).toEqual({ kind: 'refused', refused: { reason: 'payment', failure: 'declined' } });
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['active', '3/0']);
    const { order } = await attempts();
    expect(order?.placed_at).toBeNull();
    expect(wordOf(await place('success'))).toBe('placed');
    expect((await attempts()).order?.number).toBe(order?.number);
    expect((await attempts()).states).toEqual(['declined', 'captured']);
    await settled();
    await expectBooksBalanced(shop().deps.db);
  });

  it('of which nothing is heard keeps the shopper from paying twice; the money counts when it is known', async () => {
    expect(wordOf(await place('timeoutTaken'))).toBe('busy');
    expect([await basketStatus(), (await attempts()).states]).toEqual(['frozen', ['started']]);
    const url = '/baskets/basket/';
    for (const edit of [
      () => browser.post(url, { product: tea, quantity: 1, attributes: {} }),
      () => browser.put(url, { product: tea, quantity: 1 }),
      () => browser.patch(url, { remove_voucher_code: true }),
      () => browser.delete(url),
    ]) {
      const { status, json } = await edit();
      expect({ status, json }).toEqual({
        ...{ status: 406 },
        json: { non_field_errors: 'The basket cannot be changed at the moment.', error_code: 'basket_300_1' },
      });
      expect((await browser.get(url)).json).toMatchObject({ basket: { total_quantity: 2 } });
    }
    shop().clock.advance(61_000);
    await checkPayments(shop().deps);
    await shop().runJobs();
    expect((await attempts()).order?.placed_at).not.toBeNull();
    await expectBooksBalanced(shop().deps.db);
  });

  it('that was never asked for money gives everything back in the end', async () => {
    expect(wordOf(await place('timeoutNotTaken'))).toBe('busy');
    await settled();
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['active', '3/0']);
    await expectBooksBalanced(shop().deps.db);
  });

  it('submitted twenty times at once takes the money once', async () => {
    const request = await byCard('success');
    const placements = await Promise.all(Array.from({ length: 20 }, () => placeOrder(shop().deps, request)));
    expect(placements.map(wordOf)).toEqual(placements.map(() => 'placed'));
    expect((await attempts()).states).toEqual(['captured']);
    await settled();
    await expectBooksBalanced(shop().deps.db);
  });

  it('declined, submitted twenty times at once, is asked for money once', async () => {
    const request = await byCard('declined');
    const placements = await Promise.all(Array.from({ length: 20 }, () => placeOrder(shop().deps, request)));
    expect(placements.map(wordOf)).toEqual(placements.map(() => 'payment'));
    expect((await attempts()).states.length).toBeLessThan(20);
    await expectBooksBalanced(shop().deps.db);
  });
});

describe('while the shopper is at the bank', () => {
  it('the goods are theirs: the last pieces stay in their basket', async () => {
    await fill(browser, { [tea]: 1 });
    expect(wordOf(await place('threeD', true))).toBe('handed_over');
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['frozen', '3/3']);
    const { json } = await browser.get('/baskets/basket/');
    expect(json).toMatchObject({
      basket: { total_quantity: 3, unavailable_basket_products: [], basketitem_set: [{ quantity: 3, stock: 3 }] },
    });
    expect(wordOf(await captured((await attempts()).reference))).toBe('placed');
    await shop().runJobs();
  });

  it('the same click again leads to the same page, another card to another', async () => {
    const first = await place('threeD', true);
    expect(await place('threeD', true)).toEqual(first);
    expect((await attempts()).states).toEqual(['pending']);
    shop().clock.advance(5_000);
    const second = await place('threeD', true);
    expect(wordOf(second)).toBe('handed_over');
    expect(second).not.toEqual(first);
    expect((await attempts()).states).toEqual(['cancelled', 'pending']);
    expect(await stockOf(shop(), tea)).toBe('3/2');
  });

  it('an edit of the basket ends the attempt; money that comes after all goes back', async () => {
    await place('threeD', true);
    const { reference } = await attempts();
    expect((await browser.put('/baskets/basket/', { product: tea, quantity: 3, attributes: {} })).status).toBe(200);
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['active', '3/0']);
    expect(wordOf(await captured(reference))).toBe('abandoned');
    expect((await attempts()).states).toEqual(['voiding']);
    await shop().runJobs();
    expect((await attempts()).states).toEqual(['voided']);
    expect((await attempts()).order?.placed_at).toBeNull();
  });

  it('a login takes the basket along, and ends the attempt', async () => {
    const customer = await aCustomer(shop());
    await place('threeD', true);
    const { reference } = await attempts();
    await browser.logIn(customer.email, customer.password);
    expect((await browser.get('/baskets/basket/')).json).toMatchObject({ basket: { total_quantity: 2 } });
    expect(await stockOf(shop(), tea)).toBe('3/0');
    expect(wordOf(await captured(reference))).toBe('abandoned');
    await shop().runJobs();
  });

  it('a return, a notice and the job at once place the order once', async () => {
    await place('threeD', true);
    const { reference } = await attempts();
    const placements = await Promise.all(Array.from({ length: 10 }, () => captured(reference)));
    expect(placements.map(wordOf)).toEqual(placements.map(() => 'placed'));
    await shop().runJobs();
    const events = await shop()
      .deps.db.selectFrom('order_events')
      .select('kind')
      .where('order_id', '=', (await attempts()).order?.id ?? 0)
      .execute();
    expect(events).toEqual([{ kind: 'placed' }]);
  });

  it('one who never comes back loses the goods when the time is over', async () => {
    await place('threeD', true);
    await settled();
    expect([await basketStatus(), await stockOf(shop(), tea)]).toEqual(['active', '3/0']);
    await expectBooksBalanced(shop().deps.db);
  });

  it('an edit and the money at the same moment: one of them wins', async () => {
    for (let round = 0; round < 8; round += 1) {
      const piece = await aPiece(shop(), 3);
      const buyer = await aGuestWith(shop(), { [piece]: 1 });
      await placeOrder(shop().deps, await byCard('threeD', true, buyer));
      const { reference, order } = await attempts();
      const [placement, edit] = await Promise.all([
        captured(reference),
        buyer.post('/baskets/basket/', { product: piece, quantity: 1, attributes: {} }),
      ]);
      await shop().runJobs();
      const placed = wordOf(placement) === 'placed';
      expect(wordOf(placement)).toMatch(/^(placed|abandoned)$/);
      expect(edit.status).toBe(200);
      const now = (await ordersIn(shop())).find(({ id }) => id === order?.id);
      expect(now?.placed_at !== null).toBe(placed);
      expect(await stockOf(shop(), piece)).toBe(placed ? '3/1' : '3/0');
    }
  });
});

describe('clean-up', () => {
  it('throws away what came to nothing a month ago, receipts after a day, and nothing that is placed or being paid', async () => {
    const { db } = shop().deps;
    await place('declined');
    const lost = (await attempts()).order?.id;
    const other = await aGuestWith(shop(), { [tea]: 1 });
    await placeOrder(shop().deps, await byCard('success', false, other));
    const placed = (await attempts()).order?.id;
    await shop().runJobs();
    const left = async () => (await ordersIn(shop())).flatMap(({ id }) => (id === lost || id === placed ? [id] : []));
    shop().clock.advance(29 * 86_400_000);
    await purgeOrders(shop().deps, shop().clock.now());
    expect(await left()).toEqual([lost, placed]);
    expect(await db.selectFrom('order_receipts').select('order_id').execute()).toEqual([]);
    const paying = await aGuestWith(shop(), { [tea]: 1 });
    await placeOrder(shop().deps, await byCard('threeD', true, paying));
    const open = (await attempts()).order?.id ?? 0;
    await db
      .updateTable('orders')
      .set({ modified_date: new Date(0) })
      .where('id', '=', open)
      .execute();
    shop().clock.advance(2 * 86_400_000);
    await purgeOrders(shop().deps, shop().clock.now());
    expect(await left()).toEqual([placed]);
    expect((await ordersIn(shop())).map(({ id }) => id)).toContain(open);
  });
});
