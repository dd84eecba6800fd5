import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { DAY } from '../../platform/clock/index.ts';
import { expireBaskets } from './index.ts';
import { aGuest, aLoggedIn, aShelf, BASKET, linesIn, put } from './basket.support.ts';

const shop = useShop({
  env: {
    DEFAULT_CURRENCY: 'eur',
    AVAILABLE_CURRENCIES: 'eur,usd',
    BASKET_GUEST_DAYS: '10',
    SESSION_COOKIE_AGE: '5184000',
  },
});

const expire = () => expireBaskets(shop().deps, shop().clock.now());
const notes = async () =>
  shop().database.db.selectFrom('basket_lines').select('id').where('attributes_key', '<>', '').execute();
const ids = async () => (await shop().database.db.selectFrom('baskets').select('id').execute()).map(({ id }) => id);

it('throws away the baskets of guests that nobody touched, and what was merged, and no others', async () => {
  const shelf = await aShelf(shop());
  const { browser: customer, customer: known } = await aLoggedIn(shop());
  await put(customer, shelf.tea);
  const merged = await aGuest(shop());
  await put(merged, shelf.cup);
  await merged.logIn(known.email, known.password);
  const abandoned = await aGuest(shop());
  await put(abandoned, shelf.tea);
  const touched = await aGuest(shop());
  await put(touched, shelf.tea);
  const before = await ids();

  shop().clock.advance(6 * DAY);
  await touched.put(BASKET, { product: shelf.tea, quantity: 2 });
  await expire();
  expect(await ids()).toEqual(before);

  shop().clock.advance(6 * DAY);
  await expire();
  expect(await ids()).toHaveLength(2);
  expect(linesIn(await abandoned.get(BASKET))).toEqual([]);
  expect(linesIn(await touched.get(BASKET))).toEqual([`tea-${shelf.n} × 2`]);
  expect(linesIn(await customer.get(BASKET))).toEqual([`tea-${shelf.n} × 1`, `cup-${shelf.n} × 1`]);
  expect((await customer.get('/baskets/basket/merge/')).status).toBe(404);
  expect(linesIn(await put(abandoned, shelf.tea))).toEqual([`tea-${shelf.n} × 1`]);
});

it('goes on in batches', async () => {
  const now = shop().clock.now();
  const old = new Date(now.getTime() - 20 * DAY);
  const rows = Array.from({ length: 2500 }, () => ({
    status: 'merged' as const,
    created_date: old,
    modified_date: old,
  }));
  await shop().database.db.insertInto('baskets').values(rows).execute();
  await Promise.all([expire(), expire()]);
  const left = await shop().database.db.selectFrom('baskets').select('id').where('modified_date', '=', old).execute();
  expect(left).toEqual([]);
});

it('goes with the account, what became an order too: the order has all of it', async () => {
  const shelf = await aShelf(shop());
  const { browser, customer } = await aLoggedIn(shop());
  await put(browser, shelf.tea);
  const merged = await aGuest(shop());
  await put(merged, shelf.cup, 1, { note: 'for Eve' });
  await merged.logIn(customer.email, customer.password);
  expect(await notes()).toHaveLength(1);
  await browser.post(BASKET, { product: shelf.cup, quantity: 1, namespace: 'ordered' });
  const mine = shop().database.db.updateTable('baskets').where('customer_id', '=', customer.id);
  await mine.set({ status: 'submitted' }).where('namespace', '=', 'ordered').execute();
  expect((await browser.patch('/users/anonymize/')).status).toBe(200);
  const left = await shop()
    .database.db.selectFrom('baskets')
    .select('namespace')
    .where('customer_id', '=', customer.id)
    .execute();
  expect(left).toEqual([]);
  const retired = shop().database.db.selectFrom('baskets').select('id').where('merged_into', 'is not', null);
  expect([await notes(), await retired.execute()]).toEqual([[], []]);
});
