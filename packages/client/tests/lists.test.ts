import { describe, expect, it } from 'vitest';
import { euro, product, sell, sellable } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { createClient, entries } from '@arasta/client';
import { answer, networkOf } from './network.ts';
import { useListeningShop, visit } from './support.ts';

const shop = useListeningShop();

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('the entries of a list', () => {
  const NAMES = ['Five', 'Four', 'One', 'Three', 'Two'];

  async function collector() {
    const { client, sent } = visit(shop());
    await client.logIn(await aCustomer(shop()));
    for (const name of NAMES) await client.createCollection({ name });
    return { client, sent };
  }

  it('come page by page, as far as they are wanted', async () => {
    const { client, sent } = await collector();
    const before = sent.length;
    const found = await all(entries(client.listCollections, { limit: 2 }));
    expect(found.map(({ name }) => name).sort()).toEqual(NAMES);
    const pages = [1, 2, 3].map((page) => `GET /wishlists/user-collections/?limit=2&page=${page}`);
    expect(sent.slice(before).map(({ call }) => call)).toEqual(pages);
    for await (const { name } of entries(client.listCollections, { limit: 2 })) if (name !== '') break;
    expect(sent.slice(before)).toHaveLength(4);
  });

  it('may be none, and end with an error or a signal', async () => {
    const { client } = visit(shop());
    await client.logIn(await aCustomer(shop()));
    expect(await all(entries(client.listCollections, {}))).toEqual([]);
    const signal = AbortSignal.abort(new Error('Left'));
    await expect(all(entries(client.listOrders, {}, { signal }))).rejects.toThrow('Left');
  });
});

describe('an address', () => {
  const client = createClient({ baseUrl: 'https://shop.test/', headers: {} });

  it('has what is given in its place', () => {
    expect(client.url('getProduct', { pk: 874 })).toBe('https://shop.test/product/874/');
    const query = { search_text: 'İpek & keten', page: 2, attributes_color: ['red', 'blue'], sorter: undefined };
    expect(client.url('listProducts', query)).toBe(
      'https://shop.test/list/?search_text=%C4%B0pek%20%26%20keten&page=2&attributes_color=red&attributes_color=blue',
    );
    expect(client.url('getSharedCollection', { slug: 'a/b?c' })).toBe(
      'https://shop.test/wishlists/user-collection/a%2Fb%3Fc/',
    );
  });

  it('leads nowhere else, whatever is given', () => {
    for (const slug of ['', '.', '..']) {
      expect(() => client.url('getSharedCollection', { slug })).toThrow('getSharedCollection needs "slug"');
    }
  });
});

describe('where the shop leads', () => {
  it('is gone to: from a variant to its product, with the same cookies', async () => {
    const color = (value: string) => sellable(`SHIRT-${value}`, { attributes: { color: value }, prices: [euro(1000)] });
    const shirt = product('SHIRT', { variantKeys: ['color'], variants: [color('navy'), color('sand')] });
    const ids = await sell(shop(), [shirt], { 'SHIRT-navy': 1, 'SHIRT-sand': 1 });
    const { client, calls, sent } = visit(shop());
    await client.getConfig();
    const shown = await client.getProduct({ pk: ids.get('SHIRT-sand') ?? 0 });
    expect(shown.selected_variant?.sku).toBe('SHIRT-sand');
    const [, variant, family] = calls();
    expect([variant, family]).toEqual([
      `GET /product/${String(ids.get('SHIRT-sand'))}/`,
      `GET /product/${String(ids.get('SHIRT'))}/?color=sand`,
    ]);
    expect(new Set(sent.slice(1).map(({ headers }) => headers.get('cookie')))).toHaveProperty('size', 1);
  });

  it('is told by what leads on', async () => {
    const leads = answer(302, '', { location: 'https://login.example/authorize' });
    const { client, sent } = visit(shop(), [leads, leads]);
    const place = { redirect_url: 'https://login.example/authorize' };
    expect(await client.beginSocialLogin({ provider: 'example' })).toEqual(place);
    // Elsewhere no cookie goes, whatever leads there.
    await expect(client.getConfig()).rejects.toThrow('getConfig was led to https://login.example/authorize');
    expect(sent).toHaveLength(2);
  });

  it('ends somewhere', async () => {
    const round = answer(302, '', { location: '/config/' });
    const { client, sent } = visit(
      shop(),
      Array.from({ length: 9 }, () => round),
    );
    await expect(client.getConfig()).rejects.toThrow('getConfig was led to /config/');
    expect(sent).toHaveLength(6);
  });
});

it('is another client with other settings, and the same customer', async () => {
  const { fetch, sent } = networkOf(answer(200, {}), answer(200, {}), answer(200, {}));
  let language = 'en';
  const client = createClient({ baseUrl: 'http://shop.test', fetch, language: () => language, currency: 'usd' });
  await client.getConfig();
  language = 'tr';
  await client.getConfig();
  await client.with({ currency: 'eur', headers: { 'x-trace': '1' } }).getConfig();
  const names = ['accept-language', 'x-currency', 'x-trace'];
  expect(sent.map(({ headers }) => names.map((name) => headers.get(name)))).toEqual([
    ['en', 'usd', null],
    ['tr', 'usd', null],
    ['tr', 'eur', '1'],
  ]);
});
