import { describe, expect, test } from 'vitest';
import {
  autocomplete,
  city,
  country,
  district,
  instalments,
  pageOf,
  store,
  storeStock,
  township,
} from '../src/contract/place.ts';
import { productPage } from '../src/contract/product.ts';
import { type Shape } from '../src/shape.ts';
import { at, expectShape, listAt, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();

/** What an endpoint of the browser gives, in the form that the client declares. */
const ask = async (endpoint: string, argument: unknown, shape: Shape): Promise<unknown> => {
  const { data, error } = await shop.visitor.call(endpoint, argument);
  expect(error, `${endpoint} ${JSON.stringify(argument)}`).toBeUndefined();
  expectShape(data, shape, endpoint);
  return data;
};

const places = async (endpoint: string, argument: unknown, item: Shape): Promise<readonly unknown[]> => {
  const page = await ask(endpoint, argument, pageOf(item));
  // The page's lists to choose from are filled from one answer.
  expect(at(page, 'next'), endpoint).toBeNull();
  expect(listAt(page, 'results')).toHaveLength(Number(at(page, 'count')));
  return listAt(page, 'results');
};

const pk = (place: unknown): string => String(at(place, 'pk'));

describe('the places of an address', () => {
  test('are countries, and cities in the country of the shop', async () => {
    const countries = await places('getCountries', undefined, country);
    const home = countries.find((one) => at(one, 'code') === 'TR');
    const cities = await places('getCities', pk(home), city);

    expect(cities).toHaveLength(81);
    for (const one of cities) expect(String(at(one, 'country'))).toBe(pk(home));
  });

  test('are townships in every city, and districts in every township: the form asks for all of them', async () => {
    const countries = await places('getCountries', undefined, country);
    const home = countries.find((one) => at(one, 'code') === 'TR');

    for (const one of await places('getCities', pk(home), city)) {
      const townships = await places('getTownships', pk(one), township);
      expect(townships.length, String(at(one, 'name'))).toBeGreaterThan(0);
      // Nearly a thousand townships: the first of each city stands for the others.
      const [first] = townships;
      const districts = await places('getDistricts', pk(first), district);
      expect(districts.length, String(at(first, 'name'))).toBeGreaterThan(0);
    }
  });

  test('are empty lists below a place that is none', async () => {
    for (const endpoint of ['getCities', 'getTownships', 'getDistricts']) {
      expect(await places(endpoint, '999999999', city), endpoint).toEqual([]);
    }
  });
});

describe('the stores', () => {
  test('are all there, each with its places', async () => {
    expect((await places('getStores', undefined, store)).length).toBeGreaterThan(1);
  });

  test('are found by country, city and township', async () => {
    const stores = await places('getStores', undefined, store);
    const towns = new Set<string>();
    const cities = await places('getRetailStore', undefined, city);
    for (const one of cities) {
      expect((await places('getRetailStoreCities', String(at(one, 'country')), city)).map(pk)).toContain(pk(one));
      for (const town of await places('getRetailStoreTownships', pk(one), township)) towns.add(pk(town));
    }
    expect(new Set(cities.map(pk))).toEqual(new Set(stores.map((one) => String(at(one, 'township', 'city', 'pk')))));
    expect(towns).toEqual(new Set(stores.map((one) => String(at(one, 'township', 'pk')))));
  });

  test('tell what they have of every product', async () => {
    const [one] = await places('getRetailStore', undefined, city);
    for (const product of await pksOf(shop, 'product')) {
      const argument = { productPk: String(product), queryString: `city_id=${pk(one)}` };
      expect(listAt({ stores: await ask('getRetailStoreStock', argument, storeStock) }, 'stores')).not.toEqual([]);
    }
  });

  test('tell it of a size, too, and of none where there is no store', async () => {
    const [product = 0] = await pksOf(shop, 'product');
    const [one] = await places('getRetailStore', undefined, city);

    await ask(
      'getRetailStoreStock',
      { productPk: String(product), queryString: `city_id=${pk(one)}&size=M` },
      storeStock,
    );
    const nowhere = { productPk: String(product), queryString: 'city_id=999999999&size=M' };
    expect(await ask('getRetailStoreStock', nowhere, storeStock)).toEqual([]);
  });

  test('know nothing of a product that is none', async () => {
    const { error } = await shop.visitor.call('getRetailStoreStock', {
      productPk: '999999999',
      queryString: 'city_id=1',
    });

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
  });
});

describe('the instalments', () => {
  test('of every product and set are those of at least one card, each adding up', async () => {
    for (const product of [...(await pksOf(shop, 'product')), ...(await pksOf(shop, 'group-product'))]) {
      const table = await ask('getInstallments', product, instalments);
      for (const card of listAt(table, 'results')) {
        for (const plan of listAt(card, 'installments')) {
          const [amount, interest, all] = ['amount', 'interest_amount', 'total_amount'].map((key) =>
            Number(at(plan, key)),
          );
          expect(amount, `product ${product}`).toBeGreaterThan(0);
          expect(all, `product ${product}`).toBeCloseTo((amount ?? 0) + (interest ?? 0), 5);
          expect(at(plan, 'card')).toBe(at(card, 'pk'));
        }
      }
    }
  });
});

describe('suggestions while typing', () => {
  const groups = async (words: string): Promise<readonly unknown[]> =>
    listAt(await ask('autocomplete', words, autocomplete), 'groups');

  const entries = (all: readonly unknown[], type: string): readonly unknown[] =>
    listAt({ found: all.filter((group) => at(group, 'suggestion_type') === type) }, 'found').flatMap((group) =>
      listAt(group, 'entries'),
    );

  test('are products with prices in numbers', async () => {
    const products = entries(await groups('linen'), 'Product');

    expect(products.length).toBeGreaterThan(0);
    expect(products.length).toBeLessThanOrEqual(4);
  });

  test('are categories, which come first', async () => {
    const all = await groups('shirt');

    expect(entries(all, 'Category').length).toBeGreaterThan(0);
    expect(entries(all, 'Category').length).toBeLessThanOrEqual(4);
    expect(at(all[0], 'suggestion_type')).toBe('Category');
  });

  test.each(['', 'qqxyzzy', 'a&b', '100%25', '"', "o'clock", 'gömlek', '  ', '%', '_'])('survive %j', async (words) => {
    await groups(words);
    expect(shop.visitor.callsTo('/autocomplete/')).toMatchObject([{ status: 200 }]);
  });

  test("speak the visitor's language", async () => {
    await shop.visitor.openPage('/tr/auth');

    expect(entries(await groups('keten'), 'Product').length).toBeGreaterThan(0);
    expect(shop.visitor.callsTo('/autocomplete/')[0]?.headers.get('accept-language')).toBe('tr-tr');
  });
});

describe('a browser that has no cookies yet', () => {
  test('sends "undefined" as its language and currency, and is shown the defaults', async () => {
    const [product = 0] = await pksOf(shop, 'product');
    const before = await ask('getProductByPk', product, productPage);
    shop.visitor.browser.jar.clear();

    const after = await ask('getProductByPk', product, productPage);

    const call = shop.visitor.callsTo('/product/').at(-1);
    expect(call?.headers.get('accept-language')).toBe('undefined');
    expect(call?.headers.get('x-currency')).toBe('undefined');
    expect(at(after, 'product', 'name')).toBe(at(before, 'product', 'name'));
  });
});

describe('the pictures', () => {
  const isPicture = async (address: unknown): Promise<void> => {
    const answer = await shop.visitor.browser.unnoted(String(address));
    expect(answer.status, String(address)).toBe(200);
    expect(answer.headers.get('content-type'), String(address)).toMatch(/^image\//);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  };

  test('of every product are there', async () => {
    for (const product of await pksOf(shop, 'product')) {
      const page = await ask('getProductByPk', product, productPage);
      await isPicture(at(listAt(page, 'product', 'productimage_set')[0], 'image'));
    }
  });

  test('of suggestions are there, in their size', async () => {
    const [, found] = listAt(await ask('autocomplete', 'linen', autocomplete), 'groups');
    for (const entry of listAt(found, 'entries')) {
      expect(at(entry, 'extra', 'image')).toMatch(/_size\d+x\d+\.\w+$/);
      await isPicture(at(entry, 'extra', 'image'));
    }
  });
});
