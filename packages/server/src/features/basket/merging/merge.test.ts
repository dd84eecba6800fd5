import { beforeEach, describe, expect, it } from 'vitest';
import { openShop, type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { stockUp } from '../../../../tests/support/goods.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';
import { aGuest, aShelf, BASKET, linesIn, put, type Shelf } from '../basket.support.ts';

const ENV = { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' };
const shop = useShop({ env: ENV });

let ids: Shelf;
let customer: KnownCustomer;
let guest: Customer;

beforeEach(async () => {
  ids = await aShelf(shop());
  customer = await aCustomer(shop());
  guest = await aGuest(shop());
});

/** The customer's basket, filled on another device. */
async function filledBefore(on: TestShop, fill: (browser: Customer) => Promise<unknown>): Promise<Customer> {
  const browser = await aGuest(on);
  await browser.logIn(customer.email, customer.password);
  await fill(browser);
  return browser;
}

const logIn = (browser: Customer) => browser.logIn(customer.email, customer.password);

const statuses = async () =>
  (await shop().database.db.selectFrom('baskets').select('status').orderBy('id').execute()).map(({ status }) => status);

describe('a login', () => {
  it('makes the basket of a guest the basket of the customer', async () => {
    const before = await put(guest, ids.tea, 2);
    await logIn(guest);
    const after = await guest.get(BASKET);
    expect(linesIn(after)).toEqual([`tea-${ids.n} × 2`]);
    expect(field(after.json, 'basket', 'pk')).toBe(field(before.json, 'basket', 'pk'));
    const other = await filledBefore(shop(), async () => undefined);
    expect(linesIn(await other.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
    expect((await guest.get('/baskets/basket/merge/')).json).toMatchObject({
      strategy: 'sum',
      lines: [
        {
          product: ids.tea,
          name: 'Tea',
          guest_quantity: 2,
          own_quantity: 0,
          quantity: 2,
          outcome: 'added',
          reason: null,
        },
      ],
    });
  });

  it('merges two baskets up to stock, and tells what became of each line', async () => {
    await filledBefore(shop(), async (browser) => {
      await put(browser, ids.tea, 12);
      await put(browser, ids.small, 1);
    });
    await put(guest, ids.tea, 12);
    await put(guest, ids.cup, 2);
    await put(guest, ids.small, 2);
    await stockUp(shop(), { [`small-${ids.n}`]: 1 });
    await logIn(guest);
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 20`, `small-${ids.n} × 1`, `cup-${ids.n} × 2`]);
    const line = (product: number, name: string, rest: object) => ({ product, name, reason: null, ...rest });
    expect((await guest.get('/baskets/basket/merge/')).json).toEqual({
      merged_date: '2030-04-11T06:24:47.015000Z',
      strategy: 'sum',
      lines: [
        line(ids.tea, 'Tea', {
          guest_quantity: 12,
          own_quantity: 12,
          quantity: 20,
          outcome: 'capped',
          reason: 'stock',
        }),
        line(ids.cup, `Product cup-${ids.n}`, { guest_quantity: 2, own_quantity: 0, quantity: 2, outcome: 'added' }),
        line(ids.small, `Product shirt-${ids.n}`, {
          ...{ guest_quantity: 2, own_quantity: 1, quantity: 1, outcome: 'dropped', reason: 'stock' },
        }),
      ],
    });
    expect((await statuses()).slice(-2)).toEqual(['active', 'merged']);
  });

  it('does nothing to a guest without a basket, nor to a basket by logging in again', async () => {
    const browser = await filledBefore(shop(), (one) => put(one, ids.tea, 2));
    await logIn(guest);
    await logIn(browser);
    for (const one of [guest, browser]) expect(linesIn(await one.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
    expect((await guest.get('/baskets/basket/merge/')).status).toBe(404);
  });

  it('leaves the basket to the customer at logout; the next guest begins with none', async () => {
    await logIn(guest);
    await put(guest, ids.tea, 2);
    await guest.post('/users/logout/');
    expect(linesIn(await guest.get(BASKET))).toEqual([]);
    expect((await guest.get('/baskets/basket/merge/')).status).toBe(404);
    await logIn(guest);
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
  });

  it('that fails changes neither basket', async () => {
    const browser = await filledBefore(shop(), (one) => put(one, ids.tea, 2));
    await put(guest, ids.cup, 1);
    expect((await guest.post('/users/login/', { email: customer.email, password: 'wrong' })).status).toBe(400);
    expect(linesIn(await guest.get(BASKET))).toEqual([`cup-${ids.n} × 1`]);
    expect(linesIn(await browser.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
  });

  it('merges baskets of one name with each other', async () => {
    await filledBefore(shop(), async (browser) => {
      await put(browser, ids.tea, 1);
      await browser.post(BASKET, { product: ids.cup, quantity: 1, namespace: 'picnic' });
    });
    await put(guest, ids.tea, 1);
    await guest.post(BASKET, { product: ids.cup, quantity: 2, namespace: 'picnic' });
    await guest.post(BASKET, { product: ids.small, quantity: 1, namespace: 'gifts' });
    await logIn(guest);
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
    expect(linesIn(await guest.get(`${BASKET}?namespace=picnic`))).toEqual([`cup-${ids.n} × 3`]);
    expect(linesIn(await guest.get(`${BASKET}?namespace=gifts`))).toEqual([`small-${ids.n} × 1`]);
  });
});

it('leaves a customer no more baskets than one may keep', async () => {
  const other = await openShop({ env: { ...ENV, BASKET_MAX_COUNT: '2' } });
  try {
    const shelf = await aShelf(other);
    const known = await aCustomer(other);
    for (const [first, second] of [
      ['main', 'a'],
      ['b', 'c'],
    ]) {
      const visitor = await aGuest(other);
      for (const namespace of [first, second])
        await visitor.post(BASKET, { product: shelf.tea, quantity: 1, namespace });
      await visitor.logIn(known.email, known.password);
    }
    const own = await aGuest(other);
    await own.logIn(known.email, known.password);
    expect(field((await own.get('/baskets/basket-list/')).json, 'baskets')).toMatchObject([
      { namespace: 'main' },
      { namespace: 'a' },
    ]);
    expect(linesIn(await own.get(BASKET))).toEqual([`tea-${shelf.n} × 3`]);
  } finally {
    await other.close();
  }
});

describe('a registration', () => {
  it('takes the basket along', async () => {
    await put(guest, ids.tea, 2);
    const answer = await guest.post('/users/registration/', {
      ...{ email: 'new@example.org', password: 'correct horse battery', first_name: 'Ada', last_name: 'Example' },
      ...{ confirm: true, email_allowed: false, sms_allowed: false },
    });
    expect(answer.status).toBe(201);
    await shop().runJobs();
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 2`]);
  });
});

describe('a shop that wants it otherwise', () => {
  it.each([
    ['larger', ['tea × 3', 'cup × 5']],
    ['guest', ['tea × 3']],
  ])('merges as BASKET_MERGE=%s says', async (strategy, expected) => {
    const other = await openShop({ env: { ...ENV, BASKET_MERGE: strategy } });
    try {
      const shelf = await aShelf(other);
      const known = await aCustomer(other);
      const before = await aGuest(other);
      await before.logIn(known.email, known.password);
      await put(before, shelf.tea, 1);
      await put(before, shelf.cup, 5);
      const visitor = await aGuest(other);
      await put(visitor, shelf.tea, 3);
      await visitor.logIn(known.email, known.password);
      expect(linesIn(await visitor.get(BASKET)).map((text) => text.replace(`-${shelf.n}`, ''))).toEqual(expected);
      expect(field((await visitor.get('/baskets/basket/merge/')).json, 'strategy')).toBe(strategy);
      const empty = await aGuest(other);
      await put(empty, shelf.cup, 1);
      await empty.delete(BASKET);
      await empty.logIn(known.email, known.password);
      expect(linesIn(await empty.get(BASKET)).map((text) => text.replace(`-${shelf.n}`, ''))).toEqual(expected);
    } finally {
      await other.close();
    }
  });
});
