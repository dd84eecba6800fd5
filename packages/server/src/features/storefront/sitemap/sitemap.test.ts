import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { category, product, sell } from '../../../../tests/support/goods.ts';
import { saveCategories } from '../../catalogue/index.ts';
import { readPart } from './sitemap.rules.ts';

const shop = useShop({ env: { STOREFRONT_URL: 'https://www.shop.test' } });

beforeAll(async () => {
  const { deps } = shop();
  await deps.db.transaction().execute((tx) => saveCategories(deps, tx, [category('men', { names: { en: 'Men' } })]));
  await sell(shop(), [
    product('A', { names: { en: 'Linen Shirt', tr: 'Keten Gömlek' } }),
    product('B', { names: { en: 'Hidden' }, isActive: false }),
    product('C', { names: { en: 'Not yet' }, saleStartsAt: new Date('2030-04-11T06:24:48Z') }),
    product('D', { names: { en: 'Not any more' }, saleEndsAt: new Date('2030-04-11T06:24:47Z') }),
    product('E', { names: { en: 'Shirt and tie' }, members: ['A'] }),
  ]);
});

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location]) => location);

it('names its parts as storefronts look for them', async () => {
  const answer = await shop().visit().get('/sitemap.xml');
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
  expect(locations(answer.text)).toEqual([
    'http://shop.test/sitemap-products-1.xml',
    'http://shop.test/sitemap-categories-1.xml',
  ]);
});

it('lists the pages that are shown, in every language, at the storefront', async () => {
  const answer = await shop().visit().get('/sitemap-products-1.xml');
  expect(locations(answer.text)).toEqual([
    'https://www.shop.test/linen-shirt/',
    'https://www.shop.test/keten-gomlek/',
    'https://www.shop.test/shirt-and-tie/',
  ]);
  expect(answer.text).toMatch(/<lastmod>2030-04-11T06:24:47\.015Z<\/lastmod><changefreq>daily</);
  const categories = await shop().visit().get('/sitemap-categories-1.xml');
  expect(locations(categories.text)).toEqual(['https://www.shop.test/men/']);
});

it.each(['/sitemap-products-2.xml', '/sitemap-nothing-1.xml', '/sitemap-products-0.xml', '/sitemap-products-x.xml'])(
  'answers 404 for %s',
  async (path) => {
    expect((await shop().visit().get(path)).status).toBe(404);
  },
);

it.each(['products-1.xml.gz', 'products-9999999.xml', '-1.xml', 'products-01.xml'])('takes %s for no part', (file) => {
  expect(readPart(file)).toBeNull();
});
