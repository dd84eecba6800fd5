import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { loadPlaces } from './index.ts';
import { announceChange } from '../../platform/cache/index.ts';

const shop = useShop();

beforeAll(async () => {
  await loadPlaces(shop().database.db);
});

/** Switches a place on or off, and lets the server learn of it. */
async function switchPlace(table: 'countries' | 'cities' | 'townships' | 'districts', id: number, isActive: boolean) {
  const { db } = shop().database;
  await db.updateTable(table).set({ is_active: isActive }).where('id', '=', id).execute();
  await announceChange(db, ['places'], shop().clock.now());
  await shop().catchUp();
}

const LISTS = ['/address/country/', '/address/city/', '/address/township/', '/address/district/'];

const TURKISH = { headers: { 'accept-language': 'tr-TR,tr;q=0.9' } };

async function get(path: string, call = {}) {
  return shop().visit().get(path, call);
}

/** The values of one key in a list that must answer 200. */
async function listed(path: string, key: string, call = {}): Promise<unknown[]> {
  const answer = await get(path, call);
  expect([path, answer.status]).toEqual([path, 200]);
  const results = field(answer.json, 'results');
  return Array.isArray(results) ? results.map((item) => field(item, key)) : [];
}

const names = (path: string, call = {}) => listed(path, 'name', call);

const alphabetically = (all: unknown[]) => all.map(String).sort(new Intl.Collator('tr').compare);

describe('all lists', () => {
  it.each(LISTS)('%s is for everybody, without cookies', async (path) => {
    const answer = await shop().visit({ cookie: 'osessionid=whatever' }).get(path);
    expect([answer.status, answer.cookies.size]).toEqual([200, 0]);
    expect(answer.headers['cache-control']).not.toBe('no-store');
    expect((await get(path.slice(0, -1))).status).toBe(200);
  });

  it.each(LISTS)('%s comes in pages, a thousand at once where no size is given', async (path) => {
    const whole = await get(path);
    const count = Number(field(whole.json, 'count'));
    expect((await listed(path, 'pk')).length).toBe(Math.min(count, 1000));
    const ids = [...(await listed(path, 'pk')), ...(count > 1000 ? await listed(`${path}?page=2`, 'pk') : [])];
    expect(new Set(ids).size).toBe(count);
    const second = await get(`${path}?limit=7&page=2&junk=1`);
    expect(second.json).toMatchObject({
      ...{ count, next: `http://shop.test${path}?limit=7&page=3&junk=1` },
      ...{ previous: `http://shop.test${path}?limit=7&junk=1` },
    });
    expect(await listed(`${path}?page_size=7&page=2`, 'pk')).toEqual(ids.slice(7, 14));
  });

  it.each(LISTS)('%s has no page behind the last', async (path) => {
    for (const page of ['999999', '0', 'x', '-1']) {
      const answer = await get(`${path}?page=${page}`);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Invalid page.' }]);
    }
  });

  it.each(['-1', 'abc', 'undefined', 'null', '1.5', '0', '999999', '9'.repeat(40), '%00', '[]', '1,2'])(
    'find nothing in a place %j',
    async (value) => {
      for (const path of ['city/?country', 'township/?city', 'district/?township']) {
        const answer = await get(`/address/${path}=${value}`);
        expect([answer.status, answer.json]).toEqual([200, { count: 0, next: null, previous: null, results: [] }]);
      }
    },
  );

  it('pass over an empty parameter, and take the last of a repeated one', async () => {
    expect(field((await get('/address/city/?country=&limit=1')).json, 'count')).toBe(330);
    expect(field((await get('/address/city/?country=276&country=792&limit=1')).json, 'count')).toBe(81);
    expect((await get('/address/city/?country[]=1&retailstore__isnull[]=false&limit=')).status).toBe(200);
  });

  it('show active places only', async () => {
    const rows = [
      ['countries', 4, '/address/country/'],
      ['cities', 81, '/address/city/?country=792'],
      ['townships', 3404, '/address/township/?city=34'],
      ['districts', 3405, '/address/district/?township=3405'],
    ] as const;
    for (const [table, id, path] of rows) {
      expect(await listed(path, 'pk')).toContain(id);
      await switchPlace(table, id, false);
      expect(await listed(path, 'pk')).not.toContain(id);
      await switchPlace(table, id, true);
    }
  });
});

describe('GET /address/country/', () => {
  const path = '/address/country/';

  it('tells the documented fields', async () => {
    const { json } = await get(path);
    expect(field(json, 'results', 0)).toEqual({
      ...{ pk: 4, is_active: true, name: 'Afghanistan', code: 'AF' },
      translations: { en: { name: 'Afghanistan' }, tr: { name: 'Afganistan' } },
    });
    expect(field(json, 'count')).toBe(250);
  });

  it('names and sorts by the language of the caller', async () => {
    const turkish = await names(path, TURKISH);
    expect(turkish).toEqual(expect.arrayContaining(['Almanya', 'Çin', 'İsveç', 'Şili']));
    expect(turkish).toEqual(alphabetically(turkish));
    const english = await names(path, { headers: { 'accept-language': 'de, *;q=0.1' } });
    expect(english).toContain('Germany');
    expect(english).toEqual(alphabetically(english));
  });

  describe('of a shop in another language', () => {
    const turkishShop = useShop({ env: { DEFAULT_LANGUAGE: 'tr' } });
    const germanShop = useShop({ env: { DEFAULT_LANGUAGE: 'de', AVAILABLE_LANGUAGES: 'de,tr' } });

    it('falls back to the language of the shop, then to the plain name', async () => {
      await loadPlaces(turkishShop().database.db);
      await loadPlaces(germanShop().database.db);
      const first = async (visitor: ReturnType<typeof turkishShop>) =>
        field((await visitor.visit().get('/address/city/?country=276')).json, 'results', 0, 'name');
      expect(await first(turkishShop())).toBe('Diğer');
      expect(await first(germanShop())).toBe('Other');
    });
  });
});

describe('GET /address/city/', () => {
  it('tells the documented fields', async () => {
    const { json } = await get('/address/city/?country=792');
    expect(field(json, 'count')).toBe(81);
    expect(field(json, 'results', 0)).toEqual({
      ...{ pk: 34, is_active: true, name: 'İstanbul', country: 792, translations: null, priority: 1, postcode: null },
    });
  });

  it('begins with the three largest, then follows the Turkish alphabet', async () => {
    const [istanbul, ankara, izmir, ...others] = await names('/address/city/?country=792');
    expect([istanbul, ankara, izmir]).toEqual(['İstanbul', 'Ankara', 'İzmir']);
    expect(others).toEqual(alphabetically(others));
    expect(others.slice(-5)).toEqual(['Uşak', 'Van', 'Yalova', 'Yozgat', 'Zonguldak']);
    const near = (name: string) => others.slice(others.indexOf(name) - 1, others.indexOf(name) + 2);
    expect(near('Çanakkale')).toEqual(['Bursa', 'Çanakkale', 'Çankırı']);
    expect(near('Iğdır')).toEqual(['Hatay', 'Iğdır', 'Isparta']);
    expect(near('Şanlıurfa')).toEqual(['Sivas', 'Şanlıurfa', 'Şırnak']);
  });

  it('has a generic city for every other country', async () => {
    expect(field((await get('/address/city/?country=276', TURKISH)).json, 'results')).toEqual([
      {
        ...{ pk: 10_276, is_active: true, name: 'Diğer', country: 276, priority: null, postcode: null },
        translations: { en: { name: 'Other' }, tr: { name: 'Diğer' } },
      },
    ]);
  });

  it('tells one by its pk', async () => {
    const answer = await get('/address/city/35/');
    expect([answer.status, answer.cookies.size, answer.json]).toEqual([
      ...[200, 0],
      { pk: 35, is_active: true, name: 'İzmir', country: 792, translations: null, priority: 3, postcode: null },
    ]);
    expect(field((await get('/address/city/10276', TURKISH)).json, 'name')).toBe('Diğer');
  });

  it.each(['999', '0', '-1', 'x', '9'.repeat(30), '%00', '35.5'])('has no city %j', async (pk) => {
    const answer = await get(`/address/city/${pk}/`);
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('does not tell one that is not active', async () => {
    await switchPlace('cities', 2, false);
    expect((await get('/address/city/2/')).status).toBe(404);
    expect(await names('/address/city/search/?q=adıyaman')).toEqual([]);
    await switchPlace('cities', 2, true);
    expect(await names('/address/city/search/?q=adıyaman')).toEqual(['Adıyaman']);
  });
});

describe('GET /address/city/search/', () => {
  const search = (q: string) => `/address/city/search/?q=${encodeURIComponent(q)}`;

  it.each([
    ...['istanbul', 'ISTANBUL', 'ıstanbul', 'Istanbul', 'İSTANBUL', 'İstanbul', 'stanb', ' istanbul '],
    'İstanbul'.normalize('NFD'),
  ])('finds İstanbul by %j', async (q) => {
    expect(await names(search(q))).toEqual(['İstanbul']);
  });

  it.each([
    ['sa', ['Afyonkarahisar', 'Aksaray', 'Bursa', 'Manisa', 'Sakarya', 'Samsun', 'Şanlıurfa', 'Uşak']],
    ['IZ', ['İzmir', 'Denizli', 'Rize']],
    ['çankırı', ['Çankırı']],
    ['cankiri', ['Çankırı']],
    ['%%', []],
    ['__', []],
    ["'; drop table cities; --", []],
    ['istanbul\0', ['İstanbul']],
  ])('finds by %j what holds it, in the order of cities', async (q, found) => {
    expect(await names(`${search(q)}&country=792`)).toEqual(found);
  });

  it('finds by the names in other languages', async () => {
    expect(await names(`${search('DIGER')}&country=276`, TURKISH)).toEqual(['Diğer']);
    expect(await names(`${search('other')}&country=276`, TURKISH)).toEqual(['Diğer']);
    expect(await names(`${search('otherdi')}&country=276`)).toEqual([]);
  });

  it('looks in one country, and comes in pages', async () => {
    expect(await names(`${search('istanbul')}&country=276`)).toEqual([]);
    expect(field((await get(search('other'))).json, 'count')).toBe(249);
    expect(field((await get(`${search('other')}&limit=5`)).json, 'next')).toBe(
      'http://shop.test/address/city/search/?q=other&limit=5&page=2',
    );
  });

  it.each(['', 'i', ' i ', 'İ', '\u0301\u0301', '\0\0\0', '  '])('refuses the short text %j', async (q) => {
    const answer = await get(search(q));
    expect([answer.status, answer.json]).toEqual([400, { q: ['Ensure this field has at least 2 characters.'] }]);
  });

  it('refuses none, and takes the last of a repeated one', async () => {
    const answer = await get('/address/city/search/');
    expect([answer.status, answer.json]).toEqual([400, { q: ['This field is required.'] }]);
    expect(await names('/address/city/search/?q=x&q=istanbul')).toEqual(['İstanbul']);
    expect(await names(search('x'.repeat(5000)))).toEqual([]);
  });
});

describe('GET /address/township/', () => {
  it('tells the documented fields, in the order of the Turkish alphabet', async () => {
    const { json } = await get('/address/township/?city=34');
    expect(field(json, 'count')).toBe(39);
    expect(field(json, 'results', 0)).toEqual({ pk: 3401, is_active: true, name: 'Adalar', city: 34, postcode: null });
    const all = await names('/address/township/?city=34');
    expect(all).toEqual(alphabetically(all));
    expect(all.slice(14, 16)).toEqual(['Çatalca', 'Çekmeköy']);
    expect(all.slice(32, 36)).toEqual(['Sultangazi', 'Şile', 'Şişli', 'Tuzla']);
  });

  it('has the generic one where there is no other', async () => {
    expect(await names('/address/township/?city=10276', TURKISH)).toEqual(['Diğer']);
  });
});

describe('GET /address/district/', () => {
  it('tells the documented fields', async () => {
    expect((await get('/address/district/?township=3423', TURKISH)).json).toEqual({
      ...{ count: 1, next: null, previous: null },
      results: [{ pk: 3423, is_active: true, name: 'Diğer', city: 34, township: 3423, postcode: null }],
    });
  });
});

describe('only places with a store', () => {
  it.each(['true', '', 'x', '1'])('is not what retailstore__isnull=%s says', async (value) => {
    const path = `/address/city/?country=792&limit=1&retailstore__isnull=${value}`;
    expect(field((await get(path)).json, 'count')).toBe(81);
  });
});
