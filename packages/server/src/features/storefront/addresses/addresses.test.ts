import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable } from '../../../../tests/support/goods.ts';
import { saveCategories } from '../../catalogue/index.ts';
import { saveFlatPages } from '../../content/index.ts';
import { saveRedirects } from '../../urls/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

beforeAll(async () => {
  const { deps } = shop();
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await saveCategories(deps, tx, [category('men', { names: { en: 'Men', tr: 'Erkek' } })]);
    const page = { key: 'about', slugs: {}, titles: { en: 'About us' }, contents: { en: '<p>Us</p>' } };
    await saveFlatPages(tx, [{ ...page, templateName: 'flatpages/default.html' }], now);
    await saveRedirects(tx, [{ from: '/old/', to: '/men/?a=b', status: 301 }], now);
  });
  const variants = ['M', 'L'].map((size) => sellable(`S-${size}`, { attributes: { size } }));
  const shirt = { names: { en: 'Shirt' }, categories: ['men'], prices: [euro(1000)], variantKeys: ['size'], variants };
  await sell(shop(), [product('S', shirt), product('B', { names: { en: 'Belt' }, members: ['S'] })], { 'S-M': 1 });
});

const see = (path: string, headers: Record<string, string> = {}) => shop().visit(headers).get(path);

describe('a pretty address', () => {
  it('answers what lies behind it', async () => {
    expect(field((await see('/men/?page_size=5')).json, 'category', 'name')).toBe('Men');
    expect(field((await see('/men')).json, 'pagination', 'total_count')).toBe(1);
    expect(field((await see('/erkek/', { 'accept-language': 'tr' })).json, 'category', 'name')).toBe('Erkek');
    expect(field((await see('/shirt/?size=M')).json, 'product', 'sku')).toBe('S-M');
    expect(field((await see('/belt/')).json, 'group_products', 0, 'sku')).toBe('S');
    expect(field((await see('/about-us')).json, 'flat_page', 'title')).toBe('About us');
  });

  it('is the same answer as the canonical path, kept once', async () => {
    const { id } = await shop().deps.db.selectFrom('categories').select('id').executeTakeFirstOrThrow();
    const [pretty, plain] = [await see('/men/'), await see(`/category/${id}/`)];
    expect(pretty.headers['etag']).toBe(plain.headers['etag']);
    expect(pretty.cookies.size).toBe(0);
  });
});

describe('a redirect', () => {
  it.each(['/old/', '/old', '/OLD/?x=y'])('leads on from %s', async (path) => {
    const { status, headers } = await see(path);
    expect([status, headers['location']]).toEqual([301, '/men/?a=b']);
  });

  it('stands where an address was given up', async () => {
    const { deps } = shop();
    await deps.db
      .transaction()
      .execute((tx) => saveCategories(deps, tx, [category('men', { names: { en: 'Gentlemen', tr: 'Erkek' } })]));
    await shop().catchUp();
    const { status, headers } = await see('/men/');
    expect([status, headers['location']]).toEqual([301, '/gentlemen/']);
  });
});

describe('any other path', () => {
  it.each([
    '/nothing/',
    '/a/b/c',
    '/index.php',
    '/%00',
    '/%E0%A4%A',
    `/${'x'.repeat(3000)}`,
    '/..%2f..%2fetc',
    '//',
    '/men/x/',
  ])('is a plain 404 without Location: %.40s', async (path) => {
    const { status, json, headers } = await see(path);
    expect([status === 404 || status === 400, headers['location']]).toEqual([true, undefined]);
    expect(Object.keys(json ?? {})).toEqual(['detail']);
  });

  it('costs one look, and none when it is asked for again', async () => {
    const statements = async () => {
      let count = 0;
      const stop = shop().database.listen(() => (count += 1));
      await see('/women/dresses/');
      stop();
      return count;
    };
    expect([await statements(), await statements()]).toEqual([2, 0]);
  });

  it.each(['POST', 'PUT', 'DELETE'] as const)('is as unknown with %s: neither 405 nor CSRF', async (method) => {
    const answer = await shop().app.inject({ method, url: '/men/' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
  });
});
