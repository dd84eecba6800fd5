import { describe, expect, test } from 'vitest';
import { breadcrumbItem } from '../src/contract/content.ts';
import { categoryPage, specialPageList } from '../src/contract/list.ts';
import { listOf } from '../src/shape.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { choicesOf, facetsOf, type Query, total } from './support/listing.ts';
import { addressesOf, at, audiences, expectShape, listAt, openPages, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();
const pages = openPages(shop);

const inCategory = async (pk: number, searchParams?: Query): Promise<Fields> =>
  fields(await pages.rendering.read('getCategoryData', { pk, searchParams }), 'category page');

describe.each(audiences)('every category, in $locale', ({ locale, currency, language }) => {
  test('has all that its page reads, and a breadcrumb that ends with it', async () => {
    pages.rendering.speak(locale, currency);

    for (const pk of await pksOf(shop, 'category')) {
      const { data, breadcrumbData } = await inCategory(pk);

      expectShape(data, categoryPage, `category ${pk}`);
      expectShape(breadcrumbData, listOf(breadcrumbItem, 1), `category ${pk} breadcrumb`);
      expect(at(data, 'category', 'pk')).toBe(String(pk));
      expect(at(listAt({ breadcrumbData }, 'breadcrumbData').at(-1), 'url')).toBe(at(data, 'category', 'absolute_url'));
      expect(total(data), `category ${pk}`).toBeGreaterThan(0);
    }
  });

  test('is found by its address alone', async () => {
    pages.rendering.speak(locale, currency);
    const categories = (await addressesOf(shop, language)).filter(({ kind }) => kind === 'category');
    expect(categories.length).toBeGreaterThan(20);

    for (const { path, pk } of categories) {
      const slug = path.slice(1, -1);
      const data = await pages.rendering.read('getCategoryBySlugData', { slug });
      expectShape(data, categoryPage, slug);
      expect(at(data, 'category', 'pk')).toBe(String(pk));
      expect(at(data, 'category', 'absolute_url')).toBe(path);
    }
  });

  test('is a choice of the category facet that leads to it', async () => {
    pages.rendering.speak(locale, currency);
    const known = new Set((await addressesOf(shop, language)).map(({ path }) => path));

    for (const pk of await pksOf(shop, 'category')) {
      const facet = facetsOf((await inCategory(pk))['data']).find(({ key }) => key === 'category_ids');
      if (facet === undefined) continue;
      for (const choice of choicesOf(facet)) expect(known, `category ${pk}`).toContain(choice['url']);
    }
  });
});

describe('a category', () => {
  test('is filtered, ordered and paged as the catalogue is', async () => {
    const [pk = 0] = await pksOf(shop, 'category');
    const { data } = await inCategory(pk);
    const [facet] = facetsOf(data).filter(({ widget_type: type }) => type === 'multiselect');
    const [choice] = choicesOf(facet);
    const query = { [String(facet?.['search_key'])]: String(choice?.['value']), sorter: 'price', page: '1' };

    const { data: filtered } = await inCategory(pk, query);

    expectShape(filtered, categoryPage, 'category');
    expect(total(filtered)).toBe(Number(choice?.['quantity']));
  });

  test('that does not exist is answered in JSON, and no breadcrumb is asked for', async () => {
    expect(await inCategory(999_999_999)).toEqual({ data: { detail: 'Not found.' }, breadcrumbData: undefined });
    expect(await pages.rendering.read('getCategoryBySlugData', { slug: 'no-such-category' })).toEqual({
      detail: 'Not found.',
    });
    expect(pages.rendering.calls.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe.each(audiences)('every special page, in $locale', ({ locale, currency, language }) => {
  const listedOn = (pk: number, searchParams: Query = {}): Promise<unknown> =>
    pages.rendering.read('getSpecialPageData', { pk, searchParams });

  test('lists its collection and has all that its page reads', async () => {
    pages.rendering.speak(locale, currency);

    for (const { pk, path } of (await addressesOf(shop, language)).filter(({ kind }) => kind === 'special-page')) {
      const list = await listedOn(pk);
      expectShape(list, specialPageList, path);
      expect(at(list, 'special_page', 'url')).toBe(path);
      expect(total(list), path).toBeGreaterThan(0);
    }
  });

  test('that does not exist is answered in JSON', async () => {
    expect(await listedOn(999_999_999)).toEqual({ detail: 'Not found.' });
  });
});
