import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { assign } from './urls.support.ts';

const shop = useShop();
const EMPTY = { count: 0, next: null, previous: null, results: [] };

const list = async (query: string) => (await shop().visit().get(`/pretty_urls/${query}`)).json;
const oldPaths = async (query: string) => {
  const results = field(await list(query), 'results');
  return Array.isArray(results)
    ? results.map((each) => `${String(field(each, 'old_path'))} ${String(field(each, 'language'))}`)
    : results;
};

beforeAll(async () => {
  await assign(shop(), { oldPath: '/special-page/12/', texts: { en: 'Summer Linen', tr: 'Yazlık Keten' } });
  shop().clock.advance(86_400_000);
  await assign(
    shop(),
    { oldPath: '/category/44/', texts: { en: 'Men/Shirts' } },
    { oldPath: '/forms/2/generate/', texts: { en: 'Dealer' } },
  );
});

describe('GET /pretty_urls/', () => {
  it('answers exactly the documented fields', async () => {
    const answer = await shop().visit().get('/pretty_urls/?new_path__exact=/summer-linen');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...{ count: 1, next: null, previous: null },
      results: [
        {
          ...{ pk: 1, new_path: '/summer-linen/', old_path: '/special-page/12/', parent: null, language: 'en' },
          ...{ func_module: 'arasta.urls', func_name: 'special-page-detail', func_initkwargs: {}, args: [] },
          ...{ kwargs: { special_page_id: '12' }, query_params: {}, viewname: 'special-page-detail' },
          ...{ created_date: '2030-04-11T06:24:47.015000Z', modified_date: '2030-04-11T06:24:47.015000Z' },
          prettyurl_set: [],
        },
      ],
    });
    expect(answer.headers['etag']).toEqual(expect.any(String));
    expect(answer.cookies.size).toBe(0);
    const turkish = await list('?new_path__exact=/yazlik-keten/');
    expect([field(turkish, 'results', 0, 'parent'), field(turkish, 'results', 0, 'language')]).toEqual([1, 'tr']);
    expect(field(await list('?new_path=/dealer/'), 'results', 0, 'kwargs')).toEqual({ pk: '2' });
  });

  it.each([
    ['?new_path__exact=/men/shirts/', ['/category/44/ en']],
    ['?new_path__exact=%2FMen%2FShirts', ['/category/44/ en']],
    ['?new_path__exact=men//shirts/?utm=1', ['/category/44/ en']],
    ['?new_path__exact=/category/44/', []],
    ['?new_path=/dealer', ['/forms/2/generate/ en']],
    ['?old_path=/special-page/12', ['/special-page/12/ en', '/special-page/12/ tr']],
    ['?old_path=/special-page/12&language=tr-TR', ['/special-page/12/ tr']],
    ['?path=/dealer/', ['/forms/2/generate/ en']],
    ['?path=/category/44', ['/category/44/ en']],
    ['?path=/nowhere', []],
    ['?language=tr', ['/special-page/12/ tr']],
    ['?parent=1', ['/special-page/12/ tr']],
    ['?parent=2', []],
    ['?created_date__gte=2030-04-12', ['/category/44/ en', '/forms/2/generate/ en']],
    ['?modified_date__lte=2030-04-12T00:00:00Z', ['/special-page/12/ en', '/special-page/12/ tr']],
    ['?created_date__gte=2030-04-11&created_date__lte=2030-04-11T06:24:48Z&language=en', ['/special-page/12/ en']],
    ['?limit=1&page=3', ['/category/44/ en']],
    ['?new_path__exact=/a/&new_path__exact=/dealer/', ['/forms/2/generate/ en']],
    ['?new_path__exact=%20/dealer/%20', ['/forms/2/generate/ en']],
    [
      '?created_date__gte=yesterday&parent=x&language=',
      ['/special-page/12/ en', '/special-page/12/ tr', '/category/44/ en', '/forms/2/generate/ en'],
    ],
  ])('finds by %s', async (query, found) => {
    expect(await oldPaths(query)).toEqual(found);
  });

  it('pages, and keeps the other parameters in its links', async () => {
    expect(await list('?limit=2&format=json&page=2')).toMatchObject({
      ...{ count: 4, next: null, previous: 'http://shop.test/pretty_urls/?limit=2&format=json' },
    });
    expect(await list('?limit=2&a=1')).toMatchObject({ next: 'http://shop.test/pretty_urls/?limit=2&a=1&page=2' });
  });

  it.each([
    '?page=99',
    '?page=99&limit=2',
    '?new_path__exact=/',
    '?new_path__exact=/%00/',
    '?path=%ff',
    '?language=%00',
    '?new_path__exact=/%F0%9F%90%8E/',
    '?parent=999999999999999',
    '?old_path=/product/1/&page=7',
  ])('never answers 404: %s', async (query) => {
    const answer = await shop().visit().get(`/pretty_urls/${query}`);
    expect([answer.status, field(answer.json, 'results')]).toEqual([200, []]);
    expect(field(answer.json, 'next')).toBeNull();
  });

  it('learns of an address that was not there before', async () => {
    expect(await list('?new_path__exact=/new-one/')).toEqual(EMPTY);
    await assign(shop(), { oldPath: '/product/99/', texts: { en: 'New one' } });
    await shop().catchUp();
    expect(await oldPaths('?new_path__exact=/new-one/')).toEqual(['/product/99/ en']);
  });

  it('asks the database once for the same path however it is written', async () => {
    let statements = 0;
    const stop = shop().database.listen(() => statements++);
    for (const path of ['/once/', '/Once', 'once//', '/once?x=1'])
      await list(`?new_path__exact=${encodeURIComponent(path)}&y=1`);
    stop();
    expect(statements).toBe(1);
  });
});

describe('GET /misc/pretty-url/<path>/', () => {
  it.each([
    ['/misc/pretty-url/men/shirts/', '/category/44/'],
    ['/misc/pretty-url/category/44', '/category/44/'],
    ['/misc/pretty-url/summer-linen', '/special-page/12/'],
  ])('answers %s as the list does', async (url, oldPath) => {
    const answer = await shop().visit().get(url);
    expect([answer.status, field(answer.json, 'count'), field(answer.json, 'results', 0, 'old_path')]).toEqual([
      200,
      1,
      oldPath,
    ]);
  });

  it('never answers 404', async () => {
    for (const path of ['nowhere/', '%00/']) {
      const answer = await shop().visit().get(`/misc/pretty-url/${path}`);
      expect([path, answer.status, answer.json]).toEqual([path, 200, EMPTY]);
    }
  });
});
