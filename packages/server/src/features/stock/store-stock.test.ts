import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { loadPlaces } from '../../../tests/support/worlds.ts';
import { Refusal } from '../../kernel/errors.ts';
import { saveStores, type StoreInput } from '../stores/index.ts';
import { saveLocations } from './index.ts';
import { aProduct, aShirt, NOW, observed, stock } from './stock.support.ts';

const shop = useShop();

const STORE = {
  ...{ isActive: true, address: '4 Harbour Street', phoneNumber: '0216 000 00 01', faxPhoneNumber: null, image: null },
  hours: Array.from({ length: 7 }, () => ['09:30', '19:00'] as const),
  ...{ latitude: '41.1035', longitude: '29', clickAndCollect: true, kapidaEnabled: false, fastDelivery: false },
  ...{ storeType: null, group: null, config: {} },
};

const store = (code: string, township: string, given: Partial<StoreInput> = {}): StoreInput => ({
  ...STORE,
  ...{ code, names: { en: `Store ${code}`, tr: `Mağaza ${code}` }, sortOrder: Number(code) },
  place: { country: 'TR', city: 'İstanbul', township, district: null },
  ...given,
});

let shirt = 0;
let small = 0;
let medium = 0;
let mug = 0;

beforeAll(async () => {
  const { db } = shop().database;
  await loadPlaces(db);
  await db
    .transaction()
    .execute((tx) =>
      saveStores(
        tx,
        [
          store('1', 'Kadıköy'),
          store('2', 'Üsküdar', { hours: [], latitude: null, longitude: null }),
          store('3', 'Çankaya', { place: { country: 'TR', city: 'Ankara', township: 'Çankaya', district: 'Other' } }),
          store('4', 'Kadıköy'),
          store('5', 'Kadıköy', { isActive: false }),
        ],
        NOW,
      ),
    );
  const locations = ['1', '2', '3', '5'].map((code) => ({
    ...{ key: `shelf-${code}`, names: { en: code }, store: code, sellsOnline: false, position: 0 },
  }));
  await observed(db, (deps, tx) => saveLocations(deps, tx, locations, NOW));
  [shirt = 0, small = 0, medium = 0] = await aShirt(db, 'SHIRT', ['S', 'M']);
  mug = await aProduct(db, { sku: 'MUG', attributes: { size: 'M' } });
  await stock(
    db,
    { sku: 'SHIRT-S', location: 'shelf-1', onHand: 7 },
    { sku: 'SHIRT-M', location: 'shelf-1', onHand: 2 },
    { sku: 'SHIRT-M', location: 'shelf-3', onHand: 4 },
    { sku: 'SHIRT-M', location: 'shelf-5', onHand: 9 },
    { sku: 'SHIRT-M', location: 'online', onHand: 90 },
    { sku: 'MUG', location: 'shelf-2', onHand: 3 },
  );
  await db.updateTable('stock_levels').set({ reserved: 1 }).where('product_id', '=', medium).execute();
});

const get = (path: string, headers = {}) => shop().visit().get(`/retail_store_stock/${path}`, { headers });

/** `name: stock` of an answer that must be 200. */
async function found(path: string): Promise<string[]> {
  const { status, json } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  if (!Array.isArray(json)) throw new Error(`${path} answers no array`);
  return json.map((one) => `${String(field(one, 'name'))}: ${String(field(one, 'stock'))}`);
}

describe('GET /retail_store_stock/<pk>/', () => {
  it('answers a bare array of the stores that keep stock: the store object with its stock', async () => {
    const answer = await get(`${small}/`);
    expect(answer.status).toBe(200);
    const stores = field((await shop().visit().get('/stores/')).json, 'results');
    expect(field(answer.json, 0)).toEqual({ ...Object(field(stores, 0)), stock: '7' });
    expect(field(answer.json, 0)).toMatchObject({
      ...{ name: 'Store 1', address: '4 Harbour Street', phone_number: '0216 000 00 01' },
      ...{ latitude: '41.10350000', longitude: '29.00000000', township: { name: 'Kadıköy', city: { pk: 34 } } },
    });
    expect([answer.cookies.size, answer.headers['cache-control']]).toEqual([0, 'no-store']);
  });

  it('shows empty shelves too, but neither inactive stores nor those without stock of their own', async () => {
    expect(await found(`${small}/`)).toEqual(['Store 1: 7', 'Store 2: 0', 'Store 3: 0']);
  });

  it('never has empty hours', async () => {
    const { json } = await get(`${small}/`);
    expect(field(json, 1, 'store_hours')).toEqual(Array.from({ length: 7 }, () => ['00:00:00', '00:00:00']));
    expect(field(json, 1, 'latitude')).toBeNull();
  });

  it('leaves out what is reserved', async () => {
    expect(await found(`${medium}/`)).toEqual(['Store 1: 1', 'Store 2: 0', 'Store 3: 3']);
  });

  it('adds up the variants that are meant', async () => {
    expect(await found(`${shirt}/`)).toEqual(['Store 1: 8', 'Store 2: 0', 'Store 3: 3']);
    expect(await found(`${shirt}/?size=S`)).toEqual(['Store 1: 7', 'Store 2: 0', 'Store 3: 0']);
    expect(await found(`${small}/?size=M`)).toEqual(['Store 1: 1', 'Store 2: 0', 'Store 3: 3']);
    expect(await found(`${shirt}/?size=XL`)).toEqual(['Store 1: 0', 'Store 2: 0', 'Store 3: 0']);
    expect(await found(`${shirt}/?size=S&size=M`)).toEqual(['Store 1: 1', 'Store 2: 0', 'Store 3: 3']);
  });

  it.each(['size=', 'size=undefined', 'size=null', 'colour=red', 'name=x&id=1', '%', 'size[]=S'])(
    'passes over ?%s',
    async (query) => {
      expect(await found(`${shirt}/?${query}`)).toEqual(['Store 1: 8', 'Store 2: 0', 'Store 3: 3']);
    },
  );

  it('passes over attributes of a product without variants', async () => {
    expect(await found(`${mug}/?size=L`)).toEqual(['Store 1: 0', 'Store 2: 3', 'Store 3: 0']);
  });

  it('filters by city, township and district', async () => {
    expect(await found(`${shirt}/?city_id=34`)).toEqual(['Store 1: 8', 'Store 2: 0']);
    expect(await found(`${shirt}/?city_id=6&size=M`)).toEqual(['Store 3: 3']);
    const { json } = await get(`${shirt}/?city_id=6`);
    const township = String(field(json, 0, 'township', 'pk'));
    const district = String(field(json, 0, 'district', 'pk'));
    expect(await found(`${shirt}/?township_id=${township}`)).toEqual(['Store 3: 3']);
    expect(await found(`${shirt}/?district_id=${district}`)).toEqual(['Store 3: 3']);
    expect(await found(`${shirt}/?district_id=${district}&city_id=34`)).toEqual([]);
    expect(await found(`${shirt}/?city_id=999999`)).toEqual([]);
    for (const odd of ['', 'x', '-1', '1.5', 'undefined', '9'.repeat(40)]) {
      expect(await found(`${shirt}/?city_id=${odd}&township_id=${odd}&district_id=${odd}`)).toHaveLength(3);
    }
  });

  it('speaks the language of the caller', async () => {
    const { json } = await get(`${small}/`, { 'accept-language': 'tr' });
    expect(field(json, 0, 'name')).toBe('Mağaza 1');
  });

  it('does not know a product that is not there or not active', async () => {
    const { db } = shop().database;
    const retired = await aProduct(db, { sku: 'RETIRED', isActive: false });
    const orphan = await aProduct(db, { sku: 'RETIRED-S', parentId: retired });
    for (const pk of [retired, orphan, 0, -1, 999_999, 'x', '9'.repeat(30)]) {
      const answer = await get(`${pk}/`);
      expect([pk, answer.status, answer.json]).toEqual([pk, 404, { detail: 'Not found.' }]);
    }
  });
});

describe('a store', () => {
  const place = (key: string, code: string) => {
    return { key, names: { en: key }, store: code, sellsOnline: false, position: 0 };
  };
  const save = (...inputs: ReturnType<typeof place>[]) =>
    observed(shop().database.db, (deps, tx) => saveLocations(deps, tx, inputs, NOW));

  it('has one location', async () => {
    const before = await shop().database.db.selectFrom('stock_locations').selectAll().execute();
    await expect(save(place('new', '1'))).rejects.toThrow(Refusal);
    await expect(save(place('new', '4'), place('newer', '4'))).rejects.toThrow(Refusal);
    expect(await shop().database.db.selectFrom('stock_locations').selectAll().execute()).toEqual(before);
  });

  it('may change places with another', async () => {
    await save(place('shelf-1', '2'), place('shelf-2', '1'));
    expect(await found(`${small}/`)).toEqual(['Store 1: 0', 'Store 2: 7', 'Store 3: 0']);
    await save(place('shelf-1', '1'), place('shelf-2', '2'));
    expect(await found(`${small}/`)).toEqual(['Store 1: 7', 'Store 2: 0', 'Store 3: 0']);
  });
});

describe('the limit of an address', () => {
  const busy = useShop({ env: { THROTTLE_ADDRESS: '3/60' } });
  const trusting = useShop({ env: { THROTTLE_ADDRESS: '1/60', TRUSTED_CALLERS: '127.0.0.0/8' } });

  it('is counted, and ends', async () => {
    const id = await aProduct(busy().database.db, { sku: 'MUG' });
    const ask = () => busy().visit().get(`/retail_store_stock/${id}/`);
    for (let time = 0; time < 3; time++) expect((await ask()).status).toBe(200);
    const answer = await ask();
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
    expect(answer.json).toEqual({ detail: 'Request was throttled. Expected available in 60 seconds.' });
    busy().clock.advance(61_000);
    expect((await ask()).json).toEqual([]);
  });

  it('does not hold for trusted callers', async () => {
    const id = await aProduct(trusting().database.db, { sku: 'MUG' });
    for (let time = 0; time < 3; time++) {
      expect((await trusting().visit().get(`/retail_store_stock/${id}/`)).status).toBe(200);
    }
  });
});
