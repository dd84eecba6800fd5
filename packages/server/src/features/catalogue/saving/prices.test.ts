import { afterAll, beforeAll, expect, it } from 'vitest';
import { euro, product } from '../../../../tests/support/goods.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { savePrices } from './prices.service.ts';
import { saveProducts } from './products.service.ts';
import { openCatalogue } from './saving.support.ts';

let shop: Awaited<ReturnType<typeof openCatalogue>>;

beforeAll(async () => {
  shop = await openCatalogue();
  await shop.db.transaction().execute((tx) => saveProducts(shop.deps, tx, [product('P-1', { prices: [euro(1000)] })]));
});

afterAll(() => shop.database.close());

const put = (price: number, sku = 'P-1') =>
  shop.db.transaction().execute((tx) => savePrices(shop.deps, tx, [{ sku, ...euro(price, 2000) }]));

const inForce = () => shop.db.selectFrom('prices').select(['price', 'lowest_before']).executeTakeFirstOrThrow();

it('keeps the lowest price of the 30 days before each price (EU price rule)', async () => {
  shop.clock.advance(10 * DAY);
  await put(700);
  expect(await inForce()).toEqual({ price: 700, lowest_before: 1000 });
  shop.clock.advance(10 * DAY);
  await put(1200);
  expect(await inForce()).toEqual({ price: 1200, lowest_before: 700 });
  shop.clock.advance(31 * DAY);
  await put(900);
  expect(await inForce()).toEqual({ price: 900, lowest_before: 1200 });
});

it('leaves a price alone that is the same', async () => {
  const before = await shop.db.selectFrom('prices').selectAll().execute();
  shop.told.prices = [];
  shop.clock.advance(DAY);
  await put(900);
  expect(await shop.db.selectFrom('prices').selectAll().execute()).toEqual(before);
  expect(shop.told.prices).toEqual([]);
});

it('tells the SKUs that are not there', async () => {
  expect(await put(900, 'NOBODY')).toEqual(['NOBODY']);
});

it('knows the lowest of twenty prices put at once', async () => {
  const given = Array.from({ length: 20 }, (_, index) => 500 + index);
  await Promise.all(given.map((price) => put(price)));
  const { price, lowest_before: lowest } = await inForce();
  expect(lowest).toBe(Math.min(...given.filter((other) => other !== price)));
});
