import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { everything, NOT_FOUND } from '../../../../tests/sessions/support.ts';
import { save } from '../content.support.ts';
import {
  findSpecialPage,
  type FlatPageInput,
  presentSpecialPage,
  saveFlatPages,
  saveLandingPages,
  saveSpecialPages,
  SpecialPageObject,
  type SpecialPageInput,
} from '../index.ts';
import { Value } from 'typebox/value';

const shop = useShop();
const TIME = '2030-04-11T06:24:47.015000Z';

const about: FlatPageInput = {
  key: 'about-us',
  slugs: {},
  titles: { en: 'About/us', tr: 'Hakkımızda' },
  contents: { en: '<h1>About</h1>', tr: '<h1>Hakkımızda</h1>' },
  templateName: 'flatpages/default/index.html',
};
const spring = {
  key: 'spring',
  slugs: { en: '/campaigns/spring/' },
  names: { en: 'Spring' },
  template: 'landing/spring.html',
  isActive: true,
};

beforeAll(async () => {
  await save(shop(), async (tx, now) => {
    await saveFlatPages(tx, [about], now);
    await saveLandingPages(tx, [spring, { ...spring, key: 'autumn', slugs: {}, isActive: false }], now);
  });
});

describe('flat pages', () => {
  it.each(['/shop-flat-page/1/', '/flat-page/1'])('answer exactly the documented fields at %s', async (url) => {
    const answer = await shop().visit().get(url);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...{ pk: 1, type: null },
      flat_page: {
        ...{ pk: 1, url: '/about-us/', title: 'About/us', content: '<h1>About</h1>' },
        ...{ template_name: 'flatpages/default/index.html', registration_required: false, sites: [1], type: null },
        flatpageprettyurl_set: [
          { pk: 1, url: '/about-us/', language: 'en' },
          { pk: 2, url: '/hakkimizda/', language: 'tr' },
        ],
      },
    });
    expect([answer.cookies.size, typeof answer.headers['etag']]).toEqual([0, 'string']);
  });

  it('speak the language of the caller', async () => {
    const { json } = await shop()
      .visit()
      .get('/shop-flat-page/1/', { headers: { 'accept-language': 'tr' } });
    expect(field(json, 'flat_page')).toMatchObject({
      url: '/hakkimizda/',
      title: 'Hakkımızda',
      content: '<h1>Hakkımızda</h1>',
    });
  });

  it('are found by their address, and change with it', async () => {
    const found = await shop().visit().get('/pretty_urls/?new_path__exact=/about-us/');
    expect(field(found.json, 'results', 0, 'old_path')).toBe('/flat-page/1/');
    const moved = { ...about, key: 'moving', titles: { en: 'Moving' } };
    await save(shop(), (tx, now) => saveFlatPages(tx, [moved], now));
    const [row] = await shop().database.db.selectFrom('flat_pages').select('id').where('key', '=', 'moving').execute();
    const url = async () =>
      field(
        (
          await shop()
            .visit()
            .get(`/flat-page/${row?.id ?? 0}/`)
        ).json,
        'flat_page',
        'url',
      );
    expect(await url()).toBe('/moving/');
    await save(shop(), (tx, now) => saveFlatPages(tx, [{ ...moved, slugs: { en: 'help/moving house' } }], now));
    expect(await url()).toBe('/help/moving-house/');
  });
});

describe('landing pages', () => {
  it('answer exactly the documented fields', async () => {
    const answer = await shop().visit().get('/landing-page/1/');
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        landing_page: {
          ...{ pk: 1, name: 'Spring', url: '/campaigns/spring/', template: 'landing/spring.html', is_active: true },
          ...{ created_date: TIME, modified_date: TIME },
        },
      },
    ]);
  });
});

it.each([
  ...[
    '/shop-flat-page/99/',
    '/flat-page/99/',
    '/landing-page/99/',
    '/landing-page/2/',
    '/flat-page/0/',
    '/flat-page/-1/',
  ],
  ...['/flat-page/99999999999/', '/flat-page/x/', '/flat-page/1.5/', '/landing-page/%00/'],
])('is 404: %s', async (url) => {
  const answer = await shop().visit().get(url);
  expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
});

describe('special pages', () => {
  const linen: SpecialPageInput = {
    ...{ key: 'summer-linen', slugs: {}, names: { en: 'Summer linen', tr: 'Yazlık keten' }, collection: 'summer' },
    ...{ template: null, banner: 'banners/a.jpg', bannerMobile: 'https://cdn.example/b.jpg', bannerUrl: '/sale/' },
    ...{ bannerDescriptions: { en: '<p>Linen</p>' }, videoEmbeddedCode: null, isActive: true },
  };

  beforeAll(async () => {
    await sql`insert into collections (id, key, names) values (7, 'summer', '{"en":"Summer"}')`.execute(
      shop().database.db,
    );
    await save(shop(), (tx, now) =>
      saveSpecialPages(tx, [linen, { ...linen, key: 'off', slugs: {}, isActive: false }], now),
    );
  });

  it('have exactly the documented fields', async () => {
    const page = await findSpecialPage(shop().deps, 1);
    if (page === null) throw new Error('There is no page');
    const shown = presentSpecialPage(page, 'tr', shop().deps.config);
    expect(Value.Check(SpecialPageObject, shown)).toBe(true);
    expect(shown).toMatchObject({
      ...{
        pk: 1,
        name: 'Yazlık keten',
        url: '/yazlik-keten/',
        template: null,
        banner: 'http://shop.test/media/banners/a.jpg',
      },
      ...{ banner_mobile: 'https://cdn.example/b.jpg', banner_url: '/sale/', banner_description: '<p>Linen</p>' },
      ...{ video_embedded_code: null, product_collection: 7, is_active: true, created_date: TIME, modified_date: TIME },
      pretty_url: {
        new_path: '/yazlik-keten/',
        old_path: '/special-page/1/',
        language: 'tr',
        kwargs: { special_page_id: '1' },
      },
    });
    expect(shown.specialpageprettyurl_set.map(({ url, language }) => [url, language])).toEqual([
      ['/summer-linen/', 'en'],
      ['/yazlik-keten/', 'tr'],
    ]);
    expect(presentSpecialPage(page, 'en', shop().deps.config)).toMatchObject({
      name: 'Summer linen',
      url: '/summer-linen/',
    });
  });

  it('are nobody’s when unknown or inactive', async () => {
    expect(await findSpecialPage(shop().deps, 2)).toBeNull();
    expect(await findSpecialPage(shop().deps, 99)).toBeNull();
  });

  it('need a collection that there is: otherwise nothing is saved', async () => {
    const before = await everything(shop());
    const call = save(shop(), (tx, now) =>
      saveSpecialPages(
        tx,
        [
          { ...linen, key: 'new' },
          { ...linen, collection: 'x' },
        ],
        now,
      ),
    );
    await expect(call).rejects.toMatchObject({ details: { fields: { collection: [{ key: 'unknown_key' }] } } });
    expect(await everything(shop())).toEqual(before);
  });
});

it('refuses an address of ours, and saves nothing then', async () => {
  const before = await everything(shop());
  for (const slug of ['users', 'Orders/x', 'forms']) {
    const call = save(shop(), (tx, now) => saveFlatPages(tx, [{ ...about, key: 'x', slugs: { en: slug } }], now));
    await expect(call).rejects.toMatchObject({ details: { fields: { slug: [{ key: 'reserved_slug' }] } } });
  }
  expect(await everything(shop())).toEqual(before);
});
