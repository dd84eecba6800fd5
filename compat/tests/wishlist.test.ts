import { describe, expect, test } from 'vitest';
import { pageOf } from '../src/contract/place.ts';
import { newWish, wish } from '../src/contract/wishlist.ts';
import type { Shape } from '../src/shape.ts';
import { at, expectShape, listAt, pksOf } from './support/pages.ts';
import { newAddress, openShop, register } from './support/suite.ts';

const shop = openShop();

/** What an endpoint of the browser gives, in the form that the client declares. */
const ask = async (endpoint: string, argument: unknown, shape: Shape): Promise<unknown> => {
  const { data, error } = await shop.visitor.call(endpoint, argument);
  expect(error, `${endpoint} ${JSON.stringify(argument)}`).toBeUndefined();
  expectShape(data, shape, endpoint);
  return data;
};

const products = async (list: unknown): Promise<readonly unknown[]> =>
  listAt(list, 'results').map((entry) => at(entry, 'product', 'pk'));

/** A product or variant of the demo shop that is out of stock. */
async function soldOut(): Promise<number> {
  for (const pk of await pksOf(shop, 'product')) {
    const { data } = await shop.visitor.call('getProductByPk', pk);
    const options = listAt(data, 'variants').flatMap((group) => listAt(group, 'options'));
    const shown = [at(data, 'product'), ...options.map((option) => at(option, 'product'))];
    const found = shown.find((product) => at(product, 'in_stock') === false);
    if (found !== undefined) return Number(at(found, 'pk'));
  }
  throw new Error('Everything in the demo shop is in stock');
}

const unauthenticated = { status: 401, data: { detail: 'Authentication credentials were not provided.' } };

describe('the heart button', () => {
  test('adds a product by a form, finds it among a thousand, and removes it by its own pk', async () => {
    await register(shop.visitor);
    const [first = 0, second = 0] = await pksOf(shop, 'product');

    const added = await ask('addFavorite', first, newWish);
    expect(at(added, 'product')).toBe(first);
    const [call] = shop.visitor.callsTo('/wishlists/favourite-products/');
    expect(call).toMatchObject({ method: 'POST', body: `product=${first}`, status: 201 });
    expect(call?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    await ask('addFavorite', second, newWish);

    const list = await ask('getFavorites', { limit: 1000 }, pageOf(wish));
    expect([at(list, 'count'), await products(list)]).toEqual([2, [second, first]]);

    const removal = await shop.visitor.call('removeFavorite', at(added, 'pk'));
    expect(removal.error).toBeUndefined();
    const sent = shop.visitor.callsTo(`/wishlists/favourite-products/${String(at(added, 'pk'))}`);
    expect(sent).toMatchObject([{ method: 'DELETE', body: '{}', status: 204 }]);
    expect(sent[0]?.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect(await products(await ask('getFavorites', {}, pageOf(wish)))).toEqual([second]);
  });

  test('is told that a product is there already, in words a page can show', async () => {
    await register(shop.visitor);
    const [product = 0] = await pksOf(shop, 'product');
    await ask('addFavorite', product, newWish);

    const { error } = await shop.visitor.call('addFavorite', product);

    expect(error).toEqual({
      status: 406,
      data: { non_field_errors: 'This product is already in your list.', error_code: 'favourite_product_100' },
    });
    expect(at(await ask('getFavorites', {}, pageOf(wish)), 'count')).toBe(1);
  });

  test('takes every product and set of the shop, and pages through them', async () => {
    await register(shop.visitor);
    const all = [...(await pksOf(shop, 'product')), ...(await pksOf(shop, 'group-product'))];
    for (const product of all) await ask('addFavorite', product, newWish);

    const everything = await ask('getFavorites', { limit: 1000 }, pageOf(wish));
    expect(await products(everything)).toEqual(all.toReversed());
    const last = Math.ceil(all.length / 12);
    const page = await ask('getFavorites', { page: last }, pageOf(wish));
    expect([at(page, 'next'), at(page, 'count')]).toEqual([null, all.length]);
    const beyond = await shop.visitor.call('getFavorites', { page: last + 1 });
    expect(beyond.error).toEqual({ status: 404, data: { detail: 'Invalid page.' } });
  });

  test('and the lists answer 401 to somebody who is not signed in, whom the client leads to the login page', async () => {
    const [product = 0] = await pksOf(shop, 'product');
    for (const [endpoint, argument, path] of [
      ['getFavorites', { limit: 1000 }, '/wishlists/favourite-products/?'],
      ['getStockAlerts', {}, '/wishlists/product-alerts/?'],
    ] as const) {
      expect((await shop.visitor.call(endpoint, argument)).data, endpoint).toBeUndefined();
      expect(shop.visitor.callsTo(path).map((call) => call.status)).toEqual([401, 401, 401, 401]);
    }
    for (const [endpoint, argument] of [
      ['addFavorite', product],
      ['removeFavorite', 1],
      ['deleteStockAlert', 1],
    ] as const) {
      expect((await shop.visitor.call(endpoint, argument)).error, endpoint).toEqual(unauthenticated);
    }
    // The client does not wait for its own sign-out before it hands the answer on.
    await expect.poll(() => shop.visitor.browser.whereabouts).toMatch(/\/auth\?/);
  });
});

describe('the stock alert', () => {
  test('of a customer is made by a form, listed and taken back', async () => {
    await register(shop.visitor);
    const productPk = await soldOut();

    const made = await ask('addStockAlert', { productPk }, newWish);
    const [call] = shop.visitor.callsTo('/wishlists/product-alerts/');
    expect(call).toMatchObject({ method: 'POST', body: `product=${productPk}`, status: 201 });

    const list = await ask('getStockAlerts', { page: 1, limit: 12 }, pageOf(wish));
    expect(await products(list)).toEqual([productPk]);
    expect(at(list, 'results', 0, 'pk')).toBe(at(made, 'pk'));

    expect((await shop.visitor.call('deleteStockAlert', at(made, 'pk'))).error).toBeUndefined();
    expect(at(await ask('getStockAlerts', {}, pageOf(wish)), 'count')).toBe(0);
  });

  test('of a guest takes an address, once for each product', async () => {
    const productPk = await soldOut();
    const email = newAddress();

    expect(at(await ask('addStockAlert', { productPk, email }, newWish), 'product')).toBe(productPk);

    const { error } = await shop.visitor.call('addStockAlert', { productPk, email });
    expect(error).toMatchObject({ status: 406, data: { error_code: 'product_alert_100' } });
  });

  test('of a guest without an address is refused', async () => {
    expect((await shop.visitor.call('addStockAlert', { productPk: await soldOut() })).error).toEqual(unauthenticated);
  });
});
