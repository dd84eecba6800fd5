import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { loadPlaces } from '../places/index.ts';
import { aStore } from '../../../tests/support/stores.ts';
import type { Executor } from '../../platform/db/index.ts';
import { selectStore, selectStores } from './stores.queries.ts';
import { save } from './stores.support.ts';

const shop = useShop({ env: { MEDIA_URL: 'https://cdn.example.com/shop' } });

const NAMING = { language: 'en', fallback: 'en' };
const ANY_PK: unknown = expect.any(Number);
const LISTS = ['/stores/', '/address/retail_store/'];
const TURKISH = { 'accept-language': 'tr-TR,tr;q=0.9' };

const get = (path: string, headers: Record<string, string> = {}) => shop().visit().get(path, { headers });

async function codes(path: string): Promise<unknown[]> {
  const answer = await get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  const results = field(answer.json, 'results');
  return Array.isArray(results) ? results.map((store) => field(store, 'erp_code')) : [];
}

beforeAll(async () => {
  const { db } = shop().database;
  await loadPlaces(db);
  await save(
    db,
    aStore({
      code: 'HS-01',
      names: { en: 'Harbour Street', tr: 'Liman' },
      ...{ phoneNumber: '0216 000 00 01', latitude: '41.1035', longitude: '-29', image: 'stores/harbour.jpg' },
      ...{ sortOrder: 2, kapidaEnabled: true, config: { quota: 5 }, storeType: 3, group: 4 },
    }),
    aStore({
      code: 'HS-02',
      place: { country: 'DE', city: 'Other', township: 'Other', district: 'Other' },
      ...{ hours: [], clickAndCollect: false, image: 'https://elsewhere.example.com/a.jpg' },
    }),
    aStore({ code: 'HS-03', sortOrder: 1, place: { country: 'TR', city: '34', township: 'uskudar', district: null } }),
    aStore({ code: 'HS-04', isActive: false }),
    aStore({ code: 'HS-05', place: { country: 'TR', city: 'ANKARA', township: 'çankaya', district: null } }),
  );
});

describe.each(LISTS)('GET %s', (path) => {
  it('answers all active stores on one page: those with a sort order first', async () => {
    const answer = await get(path);
    expect(answer.json).toMatchObject({ count: 4, next: null, previous: null });
    expect(await codes(path)).toEqual(['HS-03', 'HS-01', 'HS-02', 'HS-05']);
    expect((await get(path.slice(0, -1))).text).toBe(answer.text);
  });

  it('answers the store object exactly as documented', async () => {
    const { json } = await get(path);
    const id = field(json, 'results', 1, 'pk');
    expect(field(json, 'results', 1)).toEqual({
      pk: id,
      name: 'Harbour Street',
      township: {
        pk: ANY_PK,
        is_active: true,
        name: 'Kadıköy',
        city: {
          pk: 34,
          is_active: true,
          name: 'İstanbul',
          country: {
            pk: 792,
            is_active: true,
            name: 'Türkiye',
            code: 'TR',
            translations: { en: { name: 'Türkiye' }, tr: { name: 'Türkiye' } },
          },
        },
      },
      district: { pk: 3423, is_active: true, name: 'Other', city: 34, township: 3423, postcode: null },
      address: '4 Harbour Street',
      phone_number: '0216 000 00 01',
      fax_phone_number: null,
      image: 'https://cdn.example.com/shop/stores/harbour.jpg',
      store_hours: Array.from({ length: 7 }, () => ['09:30:00', '19:00:00']),
      latitude: '41.10350000',
      longitude: '-29.00000000',
      is_active: true,
      click_and_collect: true,
      kapida_enabled: true,
      fast_delivery: false,
      store_type: 3,
      group: 4,
      config: { districts: [], price_list_id: null, quota: 5, stock_list_id: null },
      sort_order: 2,
      erp_code: 'HS-01',
      translations: { tr: { name: 'Liman' } },
      related_retail_stores: [],
      absolute_url: `/address/retail_store/${String(id)}/`,
    });
  });

  it('nests a district with the pks of its parents, and leaves empty what is not known', async () => {
    const store = field((await get(path)).json, 'results', 2);
    expect(store).toMatchObject({
      ...{ store_hours: [], latitude: null, longitude: null, translations: null, sort_order: null },
      image: 'https://elsewhere.example.com/a.jpg',
      district: { pk: 10276, is_active: true, name: 'Other', city: 10276, township: 10276, postcode: null },
      config: { districts: [], price_list_id: null, quota: null, stock_list_id: null },
    });
  });

  it('names stores and places in the language of the caller', async () => {
    const { json } = await get(path, TURKISH);
    expect(field(json, 'results', 1, 'name')).toBe('Liman');
    expect(field(json, 'results', 2, 'name')).toBe('Store HS-02');
    expect(field(json, 'results', 2, 'township', 'city', 'name')).toBe('Diğer');
    expect(field(json, 'results', 2, 'township', 'city', 'country', 'name')).toBe('Almanya');
    expect(field(json, 'results', 2, 'district', 'name')).toBe('Diğer');
  });

  it('filters by city and township', async () => {
    const township = field((await get(path)).json, 'results', 0, 'township', 'pk');
    expect(await codes(`${path}?city=34`)).toEqual(['HS-03', 'HS-01']);
    expect(await codes(`${path}?city=6`)).toEqual(['HS-05']);
    expect(await codes(`${path}?township=${String(township)}`)).toEqual(['HS-03']);
    expect(await codes(`${path}?city=6&township=${String(township)}`)).toEqual([]);
    expect(await codes(`${path}?city=6&city=34`)).toEqual(['HS-03', 'HS-01']);
    expect(await codes(`${path}?city=&township=`)).toHaveLength(4);
  });

  it.each(['-1', 'abc', 'undefined', 'null', '1.5', '0', '999999', '9'.repeat(40), '%00', '[]', '1,2'])(
    'finds nothing in a place %j',
    async (value) => {
      const answer = await get(`${path}?city=${value}`);
      expect([answer.status, answer.json]).toEqual([200, { count: 0, next: null, previous: null, results: [] }]);
    },
  );

  it('comes in pages where that is asked for; the links keep the filters', async () => {
    expect(await codes(`${path}?limit=3`)).toEqual(['HS-03', 'HS-01', 'HS-02']);
    expect(await codes(`${path}?page_size=3&page=2`)).toEqual(['HS-05']);
    const answer = await get(`${path}?city=34&limit=1&junk=%22`);
    expect(answer.json).toMatchObject({ count: 2, next: `http://shop.test${path}?city=34&limit=1&page=2` });
    for (const page of ['3', '0', 'x']) {
      const none = await get(`${path}?city=34&limit=1&page=${page}`);
      expect([none.status, none.json]).toEqual([404, { detail: 'Invalid page.' }]);
    }
  });

  it('is for everybody, and the same until a store changes', async () => {
    const { db } = shop().database;
    const first = await shop().visit({ cookie: 'osessionid=whatever' }).get(path);
    expect([first.status, first.cookies.size]).toEqual([200, 0]);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const etag = String(first.headers['etag']);
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    await save(db, aStore({ code: 'HS-06' }));
    await shop().catchUp();
    expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
    expect(await codes(path)).toContain('HS-06');
    await db.deleteFrom('retail_stores').where('code', '=', 'HS-06').execute();
    await save(db, aStore({ code: 'HS-04', isActive: false }));
    await shop().catchUp();
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('a store without a district of its own', () => {
  it('has its township’s generic one, and none where there is none', async () => {
    const { db } = shop().database;
    const { id } = await db
      .selectFrom('retail_stores')
      .select('id')
      .where('code', '=', 'HS-01')
      .executeTakeFirstOrThrow();
    const district = async (from: Executor) => (await selectStore(from, NAMING, id))?.district;
    expect(await district(db)).toEqual({ id: 3423, isActive: true, name: 'Other', postcode: null });
    await db.transaction().execute(async (tx) => {
      const generic = (is_generic: boolean) =>
        tx
          .updateTable('districts')
          .set({ is_generic })
          .where('township_id', '=', 3423)
          .where('id', '=', 3423)
          .execute();
      await generic(false);
      expect(await district(tx)).toBeNull();
      await generic(true);
    });
  });

  it('is found there', async () => {
    const filter = { cityId: null, townshipId: null, districtId: 3423, page: { number: 1, size: 10 } };
    const { items } = await selectStores(shop().database.db, NAMING, filter);
    expect(items.map(({ code }) => code)).toEqual(['HS-01']);
  });
});

describe('GET /address/retail_store/<pk>/', () => {
  it('answers the store of an absolute_url as the list does', async () => {
    const store = field((await get('/stores/')).json, 'results', 1);
    const answer = await get(String(field(store, 'absolute_url')));
    expect([answer.status, answer.json]).toEqual([200, store]);
    const turkish = await get(String(field(store, 'absolute_url')), TURKISH);
    expect(field(turkish.json, 'name')).toBe('Liman');
  });

  it('knows neither an inactive store nor what is none', async () => {
    const { db } = shop().database;
    const { id } = await db
      .selectFrom('retail_stores')
      .select('id')
      .where('is_active', '=', false)
      .executeTakeFirstOrThrow();
    for (const pk of [id, 0, -1, 999_999, 'x', '1.5', '9'.repeat(30)]) {
      const answer = await get(`/address/retail_store/${pk}/`);
      expect([pk, answer.status, answer.json]).toEqual([pk, 404, { detail: 'Not found.' }]);
    }
  });
});

describe('GET /address/pickup-locations/', () => {
  const path = '/address/pickup-locations/';

  it.each(['?country=TR&postcode=34710', '?country=tr&postcode=12&city=34&township=&district=1'])(
    'answers no points for %s: there is no carrier',
    async (query) => {
      const answer = await get(`${path}${query}`);
      expect([answer.status, answer.json]).toEqual([200, []]);
    },
  );

  it.each<[string, unknown]>([
    ['', { country: ['This field is required.'], postcode: ['This field is required.'] }],
    ['?country=TUR&postcode=34710', { country: ['"TUR" is not a valid choice.'] }],
    ['?country=T1&postcode=34710', { country: ['"T1" is not a valid choice.'] }],
    ['?country=TR&postcode=3', { postcode: ['Ensure this field has at least 2 characters.'] }],
    ['?country=TR&postcode=3471012', { postcode: ['Ensure this field has no more than 6 characters.'] }],
    ['?country=TR&postcode=', { postcode: ['This field is required.'] }],
    [
      '?country=TR&postcode=34710&city=x&district=-1',
      { city: ['A valid integer is required.'], district: ['A valid integer is required.'] },
    ],
  ])('refuses %s', async (query, errors) => {
    const answer = await get(`${path}${query}`);
    expect([answer.status, answer.json]).toEqual([400, errors]);
  });

  it('takes the last of a repeated parameter', async () => {
    expect((await get(`${path}?country=x&country=TR&postcode=34710&postcode=34710`)).status).toBe(200);
  });
});

describe('lists of places', () => {
  it('can be told to show only those with an active store', async () => {
    const names = async (path: string) => {
      const results = field((await get(path)).json, 'results');
      return Array.isArray(results) ? results.map((place) => field(place, 'name')) : [];
    };
    expect(await names('/address/city/?country=792&retailstore__isnull=false')).toEqual(['İstanbul', 'Ankara']);
    expect(await names('/address/township/?city=34&retailstore__isnull=false')).toEqual(['Kadıköy', 'Üsküdar']);
  });
});
