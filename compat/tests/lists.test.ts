import { describe, expect, test } from 'vitest';
import { listPage } from '../src/contract/list.ts';
import { type Shape } from '../src/shape.ts';
import { type Fields } from '../src/untyped.ts';
import { choicesOf, facetsOf, type Query, total } from './support/listing.ts';
import { addressesOf, at, audiences, expectShape, listAt, openPages, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();
const pages = openPages(shop);

/** A page of the whole catalogue, its numbers as the texts that the client makes of them. */
const listed = (searchParams: Query = {}, headers?: Fields): Promise<unknown> =>
  pages.rendering.read('getListData', { searchParams, headers });

const pksIn = (list: unknown): readonly unknown[] => listAt(list, 'products').map((product) => at(product, 'pk'));

/** Every page of a list, one after the other as a visitor turns them. */
async function pagesOf(read: (page: string) => Promise<unknown>, shape: Shape): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; ; page++) {
    const list = await read(String(page));
    expectShape(list, shape, `page ${page}`);
    expect(Number(at(list, 'pagination', 'current_page'))).toBe(page);
    found.push(list);
    if (page >= Number(at(list, 'pagination', 'num_pages'))) return found;
  }
}

describe.each(audiences)('the whole catalogue, in $locale and $currency', ({ locale, currency, language }) => {
  test('shows every product once, on pages that say how many there are', async () => {
    pages.rendering.speak(locale, currency);

    const all = await pagesOf((page) => listed({ page, page_size: '48' }), listPage);

    const pks = all.flatMap(pksIn);
    expect(new Set(pks).size).toBe(pks.length);
    expect(pks).toHaveLength(total(all[0]));
    expect(pks.length).toBeGreaterThan(100);
    for (const list of all) expect(listAt(list, 'products').length).toBeLessThanOrEqual(48);
  });

  test('shows prices in its currency and addresses in its language', async () => {
    pages.rendering.speak(locale, currency);
    const known = new Set((await addressesOf(shop, language)).map(({ path }) => path));

    const all = await pagesOf((page) => listed({ page, page_size: '100' }), listPage);

    for (const product of all.flatMap((list) => listAt(list, 'products'))) {
      expect(product).toMatchObject({ currency_type: currency });
      expect(Number(at(product, 'price'))).toBeGreaterThan(0);
      expect(known).toContain(at(product, 'absolute_url'));
    }
  });
});

describe('a page of the catalogue', () => {
  test('behind the last one is empty, with the real figures', async () => {
    const list = await listed({ page: '999' });

    expectShape(list, listPage, 'list');
    expect(listAt(list, 'products')).toEqual([]);
    expect(total(list)).toBe(total(await listed()));
  });

  test.each<Query>([
    {},
    { page: 'x' },
    { page: '0' },
    { page: '-1' },
    { page_size: 'many' },
    { sorter: 'no-such-sorter' },
    { layout: '3', limit: '12 ', utm_source: 'a mail', iframe: 'true' },
    { attributes_no_such: 'value' },
    { search_text: '' },
    { search_text: '%_\'"<&#\u0000ğüşıöç' },
    { price: 'cheap' },
    { color: ['navy', 'white'] },
  ])('is complete whatever is asked: %j', async (query) => {
    expectShape(await listed(query), listPage, 'list');
    expect(pages.rendering.calls.at(-1)?.status).toBe(200);
  });

  test('is an answer in JSON to a theme that hands over no parameters', async () => {
    expect(await pages.rendering.read('getListData', {})).toEqual({ detail: 'Not found.' });
    expect(pages.rendering.calls).toMatchObject([{ path: '/list/null', status: 404, location: null }]);
  });

  test('is asked for without cookies', async () => {
    await listed({ page: '2' });

    const [call] = pages.rendering.calls;
    expect(call?.path).toBe('/list/?page=2');
    expect(call?.headers.get('cookie')).toBeNull();
    expect(call?.headers.get('x-currency')).toBe('usd');
  });
});

describe('every order of the catalogue', () => {
  test('can be chosen, and is then the selected one', async () => {
    const values = listAt(await listed(), 'sorters').map((sorter) => String(at(sorter, 'value')));
    expect(values).toEqual(expect.arrayContaining(['default', 'price', '-price', 'newcomers']));

    for (const sorter of values) {
      const list = await listed({ sorter });
      expectShape(list, listPage, sorter);
      expect(listAt(list, 'sorters').find((one) => at(one, 'is_selected') === true)).toMatchObject({ value: sorter });
    }
  });

  test.each([
    { sorter: 'price', sign: 1 },
    { sorter: '-price', sign: -1 },
  ])('by $sorter is the order of the prices', async ({ sorter, sign }) => {
    const all = await pagesOf((page) => listed({ page, page_size: '100', sorter }), listPage);

    const prices = all.flatMap((list) => listAt(list, 'products').map((product) => Number(at(product, 'price'))));
    expect(prices).toEqual([...prices].sort((one, other) => sign * (one - other)));
  });
});

describe('every choice of every facet', () => {
  test.each(audiences)('has as many products as it says, and comes back selected, in $locale', async (audience) => {
    pages.rendering.speak(audience.locale, audience.currency);
    const facets = facetsOf(await listed());
    expect(facets.length).toBeGreaterThan(4);

    for (const facet of facets) {
      const key = String(facet['search_key']);
      for (const { value, label, quantity } of choicesOf(facet)) {
        const list = await listed({ [key]: String(value) });
        expectShape(list, listPage, `${key}=${String(value)}`);
        expect(total(list), `${key}=${String(value)}`).toBe(Number(quantity));
        const same = facetsOf(list).find((one) => one['search_key'] === key);
        const selected = choicesOf(same).filter((choice) => choice['is_selected'] === true);
        expect(selected, `${key}=${String(value)}`).toMatchObject([{ label }]);
      }
    }
  });

  test('is one of several that together show more, and with another facet fewer', async () => {
    const facets = facetsOf(await listed()).filter((facet) => facet['widget_type'] === 'multiselect');
    const wide = facets.filter((facet) => choicesOf(facet).length > 1);
    expect(wide.length).toBeGreaterThan(0);
    for (const facet of wide) {
      const key = String(facet['search_key']);
      const [one, other] = choicesOf(facet).map(({ value }) => String(value));
      const each = await Promise.all([one, other].map((value) => listed({ [key]: value ?? '' })));
      const both = await listed({ [key]: [one ?? '', other ?? ''] });

      expect(pages.rendering.calls.at(-1)?.path.split(`${key}=`)).toHaveLength(3);
      expect(total(both), key).toBeGreaterThanOrEqual(Math.max(...each.map(total)));
      expect(total(both), key).toBeLessThanOrEqual(each.map(total).reduce((sum, count) => sum + count, 0));
      const narrowed = await listed({ [key]: [one ?? '', other ?? ''], price: '0-50' });
      expect(total(narrowed), key).toBeLessThanOrEqual(total(both));
    }
  });

  test('that does not exist finds nothing, and all the facets of nothing', async () => {
    const [facet] = facetsOf(await listed()).filter(({ widget_type: type }) => type === 'multiselect');

    const list = await listed({ [String(facet?.['search_key'])]: 'no such value' });

    expectShape(list, listPage, 'list');
    expect(total(list)).toBe(0);
    expect(Number(at(list, 'pagination', 'num_pages'))).toBe(1);
  });
});

describe('a search', () => {
  test.each([
    { locale: 'en', currency: 'usd', search_text: 'linen' },
    { locale: 'tr', currency: 'try', search_text: 'keten' },
  ])('for $search_text finds products and says what was searched', async ({ locale, currency, search_text }) => {
    pages.rendering.speak(locale, currency);

    const all = await pagesOf((page) => listed({ search_text, page }), listPage);

    expect(total(all[0])).toBeGreaterThan(0);
    expect(total(all[0])).toBeLessThan(total(await listed()));
    for (const list of all) expect(at(list, 'search_text')).toBe(search_text);
  });

  test('that finds nothing is an empty list', async () => {
    const list = await listed({ search_text: 'qqxyzzy' });

    expectShape(list, listPage, 'list');
    expect(total(list)).toBe(0);
  });

  test('echoes nothing where nothing was searched', async () => {
    expect(at(await listed(), 'search_text')).toBeNull();
  });
});

describe('a list of given products', () => {
  const header = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

  test('is those products in that order', async () => {
    const [first = 0, second = 0, third = 0] = await pksOf(shop, 'product');
    const pks = [third, first, second];

    const filter = header({ 'products.pk': pks, default_sorting_deactivated: true });
    const list = await listed({}, { 'x-search-dynamic-filter': filter });

    expectShape(list, listPage, 'list');
    expect(pksIn(list)).toEqual(pks.map(String));
  });

  test('can be all but those', async () => {
    const [pk = 0] = await pksOf(shop, 'product');

    const list = await listed({}, { 'x-search-dynamic-exclude': header({ 'products.pk': [pk] }) });

    expect(total(list)).toBe(total(await listed()) - 1);
  });

  test('is the whole catalogue when the header makes no sense', async () => {
    expect(total(await listed({}, { 'x-search-dynamic-filter': 'no base64 !' }))).toBe(total(await listed()));
  });
});
