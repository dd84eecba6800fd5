import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { save } from '../content.support.ts';
import { saveSeoRecords, type SeoInput } from '../index.ts';

const shop = useShop();
const record = (url: string, title: string): SeoInput => ({
  ...{ url, titles: { en: title, tr: `${title} (tr)` }, descriptions: {}, keywords: { en: 'linen, shirts' } },
  attributes: { css_class: 'hs' },
});
const seo = (query: string, headers: Record<string, string> = {}) =>
  shop().visit().get(`/cms/seo/${query}`, { headers });

beforeAll(() =>
  save(shop(), (tx, now) => saveSeoRecords(tx, [record('/', 'Harbour Store'), record('Men/Shirts', 'Shirts')], now)),
);

it('answers exactly the documented fields', async () => {
  const answer = await seo('?url=/');
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      ...{ pk: 1, url: '/', title: 'Harbour Store', description: '', keywords: 'linen, shirts' },
      ...{ attributes: { css_class: 'hs' }, attributes_kwargs: {} },
      ...{ created_date: '2030-04-11T06:24:47.015000Z', modified_date: '2030-04-11T06:24:47.015000Z' },
    },
  ]);
  expect([answer.cookies.size, typeof answer.headers['etag']]).toEqual([0, 'string']);
});

it.each([
  ['', 'Harbour Store'],
  ['?url=', 'Harbour Store'],
  ['?url=/men/shirts/', 'Shirts'],
  ['?url=men/shirts', 'Shirts'],
  ['?url=/MEN/Shirts', 'Shirts'],
  ['?url=men,shirts', 'Shirts'],
  ['?url=%2Fmen%2Fshirts%3Fpage=2', 'Shirts'],
  ['?url=/nowhere/&url=/men/shirts', 'Shirts'],
])('finds by %j', async (query, title) => {
  expect(field((await seo(query)).json, 'title')).toBe(title);
});

it('speaks the language of the caller', async () => {
  expect(field((await seo('?url=/', { 'accept-language': 'tr-TR' })).json, 'title')).toBe('Harbour Store (tr)');
});

it.each(['?url=/nowhere/', '?url=%00', '?url=%ff', '?url=/men/'])('is 404 for %s', async (query) => {
  const answer = await seo(query);
  expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
});

it('learns of a change', async () => {
  expect((await seo('?url=/late/')).status).toBe(404);
  await save(shop(), (tx, now) => saveSeoRecords(tx, [record('/late/', 'Late'), record('/late', 'Later')], now));
  expect(field((await seo('?url=/late/')).json, 'title')).toBe('Later');
  await save(shop(), (tx, now) => saveSeoRecords(tx, [record('/late/', 'Latest')], now));
  expect(field((await seo('?url=/late/')).json, 'title')).toBe('Latest');
});

it('refuses a path that no index takes, and saves nothing then', async () => {
  const before = await shop().database.db.selectFrom('seo_records').selectAll().execute();
  const long = record(`/${'長'.repeat(900)}/`, 'Long');
  const call = save(shop(), (tx, now) => saveSeoRecords(tx, [record('/fine/', 'Fine'), long], now));
  await expect(call).rejects.toMatchObject({ details: { fields: { url: [{ key: 'invalid_path' }] } } });
  expect(await shop().database.db.selectFrom('seo_records').selectAll().execute()).toEqual(before);
});
