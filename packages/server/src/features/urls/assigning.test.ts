import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { assignUrls, findByPath, findRedirect, isReserved, urlsOf } from './index.ts';
import { assign, redirect, stored } from './urls.support.ts';

const shop = useShop();
const db = () => shop().database.db;

beforeEach(async () => {
  await sql`truncate pretty_urls, redirects, catalogue_changes restart identity`.execute(db());
});

describe('assignUrls', () => {
  it('writes texts as addresses, one row for languages that share one', async () => {
    await assign(
      shop(),
      { oldPath: '/category/1/', texts: { en: 'Men/Linen Shirts', tr: 'Erkek/Keten Gömlek' } },
      { oldPath: '/product/2/', texts: { en: 'Basic Tee', tr: 'basic tee' } },
    );
    expect((await stored(shop())).urls).toEqual([
      '/category/1/ en /men/linen-shirts/',
      '/category/1/ tr /erkek/keten-gomlek/',
      '/product/2/ en /basic-tee/',
    ]);
    const turkish = await urlsOf(db(), ['/category/1/', '/product/2/', '/product/3/'], 'tr', 'en');
    expect(Object.fromEntries(turkish)).toEqual({
      '/category/1/': '/erkek/keten-gomlek/',
      '/product/2/': '/basic-tee/',
    });
    const german = await urlsOf(db(), ['/category/1/'], 'de', 'tr');
    expect(german.get('/category/1/')).toBe('/erkek/keten-gomlek/');
    expect(await urlsOf(db(), [], 'en')).toEqual(new Map());
  });

  it('gives a taken address a number, within one call and later', async () => {
    await assign(
      shop(),
      { oldPath: '/product/1/', texts: { en: 'Shirt' } },
      { oldPath: '/product/2/', texts: { en: 'Shirt' } },
    );
    await assign(shop(), { oldPath: '/product/3/', texts: { en: 'shirt!' } });
    const all = ['/product/1/ en /shirt/', '/product/2/ en /shirt-2/', '/product/3/ en /shirt-3/'];
    expect((await stored(shop())).urls).toEqual(all);
    await assign(
      shop(),
      { oldPath: '/product/3/', texts: { en: 'Shirt' } },
      { oldPath: '/product/2/', texts: { en: 'Shirt' } },
      { oldPath: '/product/1/', texts: { en: 'Shirt' } },
    );
    expect(await stored(shop())).toEqual({ urls: all, redirects: [] });
  });

  it('numbers a thousand of one name', async () => {
    const entries = (from: number) =>
      Array.from({ length: 1000 }, (_, index) => ({ oldPath: `/product/${from + index}/`, texts: { en: 'Tee' } }));
    await assign(shop(), ...entries(1));
    await assign(shop(), ...entries(1001));
    const paths = await db().selectFrom('pretty_urls').select('new_path').orderBy('id').execute();
    expect(paths.map(({ new_path: path }) => path)).toEqual([
      '/tee/',
      ...Array.from({ length: 1999 }, (_, index) => `/tee-${index + 2}/`),
    ]);
  });

  it('lets an address given up lead to the new one, directly, until it is taken into use again', async () => {
    const rename = (name: string) => assign(shop(), { oldPath: '/product/1/', texts: { en: name } });
    for (const name of ['One', 'Two', 'Three']) await rename(name);
    expect(await stored(shop())).toEqual({
      urls: ['/product/1/ en /three/'],
      redirects: ['/one/ → /three/ 301', '/two/ → /three/ 301'],
    });
    expect(await findRedirect(db(), '/One?x=1')).toEqual({ to: '/three/', status: 301 });
    await rename('One');
    expect((await stored(shop())).redirects).toEqual(['/three/ → /one/ 301', '/two/ → /one/ 301']);
    await assign(shop(), { oldPath: '/product/2/', texts: { en: 'Two' } });
    expect((await stored(shop())).redirects).toEqual(['/three/ → /one/ 301']);
    expect(await findByPath(db(), '/TWO')).toEqual({ oldPath: '/product/2/', language: 'en' });
  });

  it('keeps a number while the plain address is, or was, somebody else’s', async () => {
    await assign(
      shop(),
      { oldPath: '/product/1/', texts: { en: 'Shirt' } },
      { oldPath: '/product/2/', texts: { en: 'Shirt' } },
    );
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'Blouse' } });
    await assign(shop(), { oldPath: '/product/2/', texts: { en: 'Shirt' } });
    expect(await stored(shop())).toEqual({
      urls: ['/product/1/ en /blouse/', '/product/2/ en /shirt-2/'],
      redirects: ['/shirt/ → /blouse/ 301'],
    });
  });

  it('takes a number for a part of the name where the plain address is free', async () => {
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'Model 2' } });
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'Model' } });
    expect((await stored(shop())).urls).toEqual(['/product/1/ en /model/']);
  });

  it('lets pages, and languages of one page, change places', async () => {
    await assign(
      shop(),
      { oldPath: '/product/1/', texts: { en: 'a', tr: 'c' } },
      { oldPath: '/product/2/', texts: { en: 'b' } },
    );
    await assign(
      shop(),
      { oldPath: '/product/1/', texts: { en: 'c', tr: 'b' } },
      { oldPath: '/product/2/', texts: { en: 'a' } },
    );
    expect(await stored(shop())).toEqual({
      urls: ['/product/1/ en /c/', '/product/1/ tr /b/', '/product/2/ en /a/'],
      redirects: [],
    });
  });

  it('lets the address of a language that has none any more lead to another of the page', async () => {
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'shirt', tr: 'gomlek' } });
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'shirt' } });
    expect(await stored(shop())).toEqual({
      urls: ['/product/1/ en /shirt/'],
      redirects: ['/gomlek/ → /shirt/ 301'],
    });
  });

  it('finds an address for a name in signs, and passes over a page without any text', async () => {
    await assign(shop(), { oldPath: '/product/1/', texts: { en: '?!' } }, { oldPath: '/product/2/', texts: {} });
    expect((await stored(shop())).urls).toEqual(['/product/1/ en /product-1/']);
  });

  it('keeps the time of making when an address changes', async () => {
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'a' } });
    const made = shop().clock.now();
    shop().clock.advance(60_000);
    await assign(shop(), { oldPath: '/product/1/', texts: { en: 'b' } });
    const [row] = await db().selectFrom('pretty_urls').select(['created_date', 'modified_date']).execute();
    expect(row).toEqual({ created_date: made, modified_date: shop().clock.now() });
  });

  it('says nothing and writes nothing when nothing changes', async () => {
    const entry = { oldPath: '/product/1/', texts: { en: 'a', tr: 'b' } };
    await assign(shop(), entry);
    const before = await db().selectFrom('catalogue_changes').selectAll().execute();
    expect(before.map(({ tags }) => tags)).toEqual([['urls', 'redirects']]);
    const rows = await db().selectFrom('pretty_urls').selectAll().execute();
    shop().clock.advance(1000);
    await assign(shop(), entry);
    expect(await db().selectFrom('catalogue_changes').selectAll().execute()).toEqual(before);
    expect(await db().selectFrom('pretty_urls').selectAll().execute()).toEqual(rows);
  });

  it.each(['Users', 'users/men', '/ORDERS/', 'Special Page', 'shop'])(
    'refuses %j, and with it the whole call',
    async (text) => {
      await assign(shop(), { oldPath: '/product/1/', texts: { en: 'a' } });
      const before = await stored(shop());
      const call = assign(
        shop(),
        { oldPath: '/product/1/', texts: { en: 'b' } },
        { oldPath: '/product/2/', texts: { en: text } },
      );
      await expect(call).rejects.toMatchObject({
        kind: 'invalid',
        details: { fields: { slug: [{ key: 'reserved_slug' }] } },
      });
      expect(await stored(shop())).toEqual(before);
    },
  );

  it('costs as many statements for five hundred pages as for one', async () => {
    const count = async (from: number, size: number, name: string) => {
      let statements = 0;
      const stop = shop().database.listen(() => statements++);
      const entries = Array.from({ length: size }, (_, index) => ({
        oldPath: `/product/${from + index}/`,
        texts: { en: `${name} ${from + index}`, tr: `tr ${name} ${from + index}` },
      }));
      await db()
        .transaction()
        .execute((tx) => assignUrls(tx, entries, shop().clock.now()));
      stop();
      return statements;
    };
    const [one, many] = [await count(1, 1, 'a'), await count(2, 500, 'a')];
    expect(many).toBe(one);
    expect(await count(1, 501, 'b')).toBeLessThanOrEqual(one + 4);
    expect((await stored(shop())).redirects).toHaveLength(1002);
  });

  it('lets two at once want the same', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => assign(shop(), { oldPath: `/product/${index}/`, texts: { en: 'same' } })),
    );
    const paths = await db().selectFrom('pretty_urls').select('new_path').orderBy('new_path').execute();
    expect(paths.map(({ new_path: path }) => path)).toEqual(
      ['/same/', ...[2, 3, 4, 5, 6].map((n) => `/same-${n}/`)].sort(),
    );
  });
});

describe('saveRedirects', () => {
  it('leads from any path to any of this shop, and brings known ones up to date', async () => {
    await redirect(
      shop(),
      { from: '/Old/Item.html', to: '/men/shirts/?page=2', status: 301 },
      { from: '/%C3%A7ocuk', to: '/ÇOCUK/%C3%BC%2F', status: 302 },
    );
    expect((await stored(shop())).redirects.sort()).toEqual([
      '/old/item.html/ → /men/shirts/?page=2 301',
      '/çocuk/ → /ÇOCUK/ü%2F 302',
    ]);
    expect(await findRedirect(db(), '/old/item.html')).toEqual({ to: '/men/shirts/?page=2', status: 301 });
    expect(await findRedirect(db(), '/çocuk')).toEqual({ to: '/%C3%87OCUK/%C3%BC%2F', status: 302 });
    expect(await findRedirect(db(), '/elsewhere/')).toBeNull();
    await redirect(shop(), { from: '/old/item.html/', to: '/', status: 308 });
    expect(await findRedirect(db(), '/old/item.html')).toEqual({ to: '/', status: 308 });
  });

  it.each([
    ['from', { from: '/', to: '/a/' }],
    ['from', { from: 'a', to: '/a/' }],
    ['from', { from: '/a?b', to: '/a/' }],
    ['from', { from: '/a b', to: '/a/' }],
    ['from', { from: `/${'長'.repeat(900)}`, to: '/a/' }],
    ['to', { from: '/a/', to: 'https://elsewhere.example/' }],
    ['to', { from: '/a/', to: '//elsewhere.example/' }],
    ['to', { from: '/a/', to: '/\\elsewhere.example/' }],
    ['to', { from: '/a/', to: '/b\r\nSet-Cookie: x' }],
    ['to', { from: '/a/', to: '' }],
    ['to', { from: '/a/', to: '/A?x=1' }],
  ])('refuses what is no path under %s: %j', async (field, input) => {
    const call = redirect(shop(), { from: '/x/', to: '/y/', status: 301 }, { ...input, status: 301 });
    await expect(call).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: { [field]: [expect.anything()] } },
    });
    expect((await stored(shop())).redirects).toEqual([]);
  });

  it('refuses what comes back to where it began, over any number of steps', async () => {
    await redirect(shop(), { from: '/a/', to: '/B?x=1', status: 301 }, { from: '/b/', to: '/c#top', status: 301 });
    const before = await stored(shop());
    const call = redirect(shop(), { from: '/c/', to: '/a', status: 301 });
    await expect(call).rejects.toMatchObject({ details: { fields: { to: [{ key: 'redirect_loop' }] } } });
    expect(await stored(shop())).toEqual(before);
    await redirect(shop(), { from: '/c/', to: '/d/', status: 301 });
  });
});

describe('isReserved', () => {
  it('names every route that there is', () => {
    const routes = shop()
      .app.printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => /^[├└]── \/?([^/\s(]+)/.exec(line)?.[1] ?? []);
    const first = [...new Set(routes)].filter((segment) => !segment.startsWith(':') && segment !== '*');
    expect(first.length).toBeGreaterThan(15);
    expect(first.filter((segment) => !isReserved(segment))).toEqual([]);
  });

  it('leaves the words of a shop alone', () => {
    expect(['men', 'women', 'sale', 'about-us', 'contact', ''].filter(isReserved)).toEqual([]);
  });
});
