import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { somebodyWaits } from '../../../../tests/support/locks.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { deleteBasketsOf } from '../../basket/index.ts';
import { promote, promotionInput } from '../../promotions/promotions.fixture.ts';
import { setStock } from '../../stock/index.ts';
import {
  aCheckout,
  ADDRESS,
  aGuestWith,
  aPiece,
  fill,
  ordersIn,
  stockOf,
  TEST_CARDS,
  wordOf,
} from './placing.support.ts';
import { placeOrder } from './placing.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

/** Places and runs the mails. */
async function place(...[browser, wanted]: [Parameters<typeof aCheckout>[1], Parameters<typeof aCheckout>[2]?]) {
  const placement = await placeOrder(shop().deps, await aCheckout(shop(), browser, wanted));
  await shop().runJobs();
  return placement;
}

const count = async (table: 'orders' | 'order_items' | 'order_stock' | 'payment_attempts') => {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(
    shop().deps.db,
  );
  return rows[0]?.n;
};

const everything = () =>
  Promise.all((['orders', 'order_items', 'order_stock', 'payment_attempts'] as const).map(count));

describe('an order that waits for its money', () => {
  it('keeps what was bought, reserves it and uses the basket up', async () => {
    const [tea, cup] = [await aPiece(shop(), 5), await aPiece(shop(), 9, 333)];
    const browser = await aGuestWith(shop(), { [tea]: 2, [cup]: 3 });
    const placement = await place(browser, { over: { notes: 'Ring twice' } });
    if (placement.kind !== 'placed') throw new Error(wordOf(placement));
    expect(placement.order).toMatchObject({ placedAt: shop().clock.now(), receipt: { total_amount: '15.00' } });
    const { db } = shop().deps;
    const order = await db
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', placement.order.id)
      .executeTakeFirstOrThrow();
    expect(order).toMatchObject({
      ...{ number: placement.order.number, status: 300, is_guest: true, user_email: 'guest@example.org' },
      ...{ amount: 3499, products_amount: 2999, shipping_amount: 500, discount_amount: 0, currency: 'eur' },
      ...{ notes: 'Ring twice', language: 'en', delivery_type: 'customer', remote_addr: '198.51.100.7' },
      ...{ shipping_address: ADDRESS, billing_address: ADDRESS, placed_at: shop().clock.now() },
    });
    expect(order.number).toMatch(/^[1-8]\d{15}$/);
    const items = await db
      .selectFrom('order_items')
      .selectAll()
      .where('order_id', '=', order.id)
      .orderBy('id')
      .execute();
    expect(items.map((item) => [item.product_id, item.quantity, item.price, item.status])).toEqual([
      ...[1, 2].map(() => [tea, 1, 1000, 300]),
      ...[1, 2, 3].map(() => [cup, 1, 333, 300]),
    ]);
    expect(items[0]?.product).toMatchObject({ image: null, attributes: {} });
    expect(JSON.stringify(items[0]?.product)).toMatch(/"names":\{"en":"Product piece-\d+"\}/);
    expect([await stockOf(shop(), tea), await stockOf(shop(), cup)]).toEqual(['5/2', '9/3']);
    const basket = await db
      .selectFrom('baskets')
      .selectAll()
      .where('id', '=', order.basket_id)
      .executeTakeFirstOrThrow();
    expect(basket).toMatchObject({ status: 'submitted', session_id: null });
    expect((await browser.get('/baskets/basket/mini/')).json).toMatchObject({ pk: 0, total_quantity: 0 });
    const attempt = await db
      .selectFrom('payment_attempts')
      .selectAll()
      .where('order_number', '=', order.number)
      .executeTakeFirstOrThrow();
    expect(attempt).toMatchObject({ state: 'awaiting', amount: 3499, method: 'transfer', gateway: null });
  });

  it("counts a customer's orders, and no guest's", async () => {
    const tea = await aPiece(shop(), 5);
    const customer = await aCustomer(shop());
    const browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    await browser.logIn(customer.email, customer.password);
    await fill(browser, { [tea]: 1 });
    expect(wordOf(await place(browser))).toBe('placed');
    const row = await shop()
      .deps.db.selectFrom('customers')
      .select('order_count')
      .where('id', '=', customer.id)
      .executeTakeFirstOrThrow();
    expect(row.order_count).toBe(1);
  });

  it('has one item for all above 99 pieces of a line', async () => {
    const tea = await aPiece(shop(), 500, 10);
    const browser = await aGuestWith(shop(), { [tea]: 120 });
    const placement = await place(browser);
    if (placement.kind !== 'placed') throw new Error(wordOf(placement));
    const items = await shop()
      .deps.db.selectFrom('order_items')
      .select(['quantity', 'price'])
      .where('order_id', '=', placement.order.id)
      .execute();
    expect(items).toEqual([{ quantity: 120, price: 10 }]);
  });
});

describe('an order that is not placed', () => {
  it('by card, waits for an erasure of its customer that came before, and leaves it the basket', async () => {
    const tea = await aPiece(shop(), 5);
    const { id, email, password } = await aCustomer(shop());
    const browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    await browser.logIn(email, password);
    await fill(browser, { [tea]: 1 });
    const request = await aCheckout(shop(), browser, { method: 'card', card: TEST_CARDS.success });
    const before = await everything();
    const { db } = shop().deps;
    const placing = await db.transaction().execute(async (tx) => {
      // As erasing locks: the customer, later their baskets.
      await sql`select from customers where id = ${id} for update`.execute(tx);
      const begun = placeOrder(shop().deps, request);
      await somebodyWaits(db);
      await deleteBasketsOf(tx, id);
      return { begun };
    });
    expect(wordOf(await placing.begun)).toBe('changed');
    expect([await everything(), await stockOf(shop(), tea)]).toEqual([before, '5/0']);
  });

  it('leaves nothing where goods are gone', async () => {
    const [tea, cup] = [await aPiece(shop(), 5), await aPiece(shop(), 2)];
    const browser = await aGuestWith(shop(), { [tea]: 1, [cup]: 2 });
    const request = await aCheckout(shop(), browser);
    const sku = (
      await shop().deps.db.selectFrom('products').select('sku').where('id', '=', cup).executeTakeFirstOrThrow()
    ).sku;
    await shop()
      .deps.db.transaction()
      .execute((tx) => setStock(shop().deps, tx, [{ sku, location: 'online', onHand: 1 }], shop().clock.now()));
    const before = await everything();
    const placement = await placeOrder(shop().deps, request);
    expect(placement).toEqual({ kind: 'refused', refused: { reason: 'short', productIds: [cup] } });
    expect(await everything()).toEqual(before);
    expect([await stockOf(shop(), tea), await stockOf(shop(), cup)]).toEqual(['5/0', '1/0']);
    expect((await browser.get('/baskets/basket/mini/')).json).toMatchObject({ total_quantity: 2 });
  });

  it('is one whose basket or price is not what the shopper saw', async () => {
    const tea = await aPiece(shop(), 5);
    const browser = await aGuestWith(shop(), { [tea]: 1 });
    const request = await aCheckout(shop(), browser);
    const before = await everything();
    await fill(browser, { [tea]: 1 });
    expect(wordOf(await placeOrder(shop().deps, request))).toBe('changed');
    const now = await aCheckout(shop(), browser);
    await sql`update prices set price = 900 where product_id = ${tea}`.execute(shop().deps.db);
    expect(wordOf(await placeOrder(shop().deps, now))).toBe('changed');
    expect(await everything()).toEqual(before);
    expect(await stockOf(shop(), tea)).toBe('5/0');
  });
});

describe('a promotion', () => {
  it('is redeemed under the number of the order, and falls on its pieces', async () => {
    const tea = await aPiece(shop(), 5, 1001);
    await promote(shop(), [
      promotionInput('one-off', {
        usageLimit: 1,
        benefit: { type: 'amount', amount: { eur: 100 }, on: {}, each: false },
      }),
    ]);
    const [one, other] = [await aGuestWith(shop(), { [tea]: 3 }), await aGuestWith(shop(), { [tea]: 1 })];
    const second = await aCheckout(shop(), other);
    const placement = await place(one);
    if (placement.kind !== 'placed') throw new Error(wordOf(placement));
    const { db } = shop().deps;
    const items = await db
      .selectFrom('order_items')
      .select('discount_amount')
      .where('order_id', '=', placement.order.id)
      .orderBy('id')
      .execute();
    expect(items.map((item) => item.discount_amount)).toEqual([34, 33, 33]);
    const booked = await db.selectFrom('promotion_redemptions').selectAll().execute();
    expect(booked).toMatchObject([{ reference: placement.order.number, amount: 100 }]);
    expect(wordOf(await placeOrder(shop().deps, second))).toBe('used_up');
    expect(await stockOf(shop(), tea)).toBe('5/3');
    await sql`update promotions set is_active = false`.execute(db);
    await shop().catchUp();
  });
});

describe('at once', () => {
  it('exactly as many buyers succeed as there are pieces', async () => {
    const tea = await aPiece(shop(), 10);
    const buyers = [];
    for (let n = 0; n < 40; n += 1) buyers.push(await aCheckout(shop(), await aGuestWith(shop(), { [tea]: 1 })));
    const words = (await Promise.all(buyers.map((request) => placeOrder(shop().deps, request)))).map(wordOf);
    await shop().runJobs();
    expect(words.filter((word) => word === 'placed')).toHaveLength(10);
    expect(words.filter((word) => word === 'short')).toHaveLength(30);
    expect(await stockOf(shop(), tea)).toBe('10/10');
  });

  it('one submit sent twenty times makes one order, also when it is sent again later', async () => {
    const tea = await aPiece(shop(), 50);
    const browser = await aGuestWith(shop(), { [tea]: 1 });
    const request = await aCheckout(shop(), browser);
    const before = (await ordersIn(shop())).length;
    const placements = await Promise.all(Array.from({ length: 20 }, () => placeOrder(shop().deps, request)));
    await shop().runJobs();
    placements.push(await placeOrder(shop().deps, request));
    expect(new Set(placements.map((placement) => JSON.stringify(placement))).size).toBe(1);
    expect(placements.map(wordOf)).toEqual(placements.map(() => 'placed'));
    expect((await ordersIn(shop())).length - before).toBe(1);
    expect(await stockOf(shop(), tea)).toBe('50/1');
  });
});
