import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { Refusal } from '../../kernel/errors.ts';
import { loadPlaces, savePlaces } from '../places/index.ts';
import type { StoreInput, StorePlaceName } from './index.ts';
import { aStore } from '../../../tests/support/stores.ts';
import { NOW, save } from './stores.support.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPlaces(database.db);
  await database.db.transaction().execute(async (tx) => {
    await savePlaces(
      tx,
      [
        {
          country: 'DE',
          city: { name: 'München', translations: { en: 'Munich', tr: 'Münih' } },
          township: { name: 'Au-Haidhausen' },
          district: { name: 'Am Wasser' },
        },
      ],
      NOW,
    );
    await tx.deleteFrom('catalogue_changes').execute();
  });
});

afterAll(() => database.close());

const stores = () => database.db.selectFrom('retail_stores').selectAll().orderBy('code').execute();
const changes = () => database.db.selectFrom('catalogue_changes').select('tags').execute();

async function placeOf(place: StorePlaceName): Promise<unknown> {
  await save(database.db, aStore({ code: 'placed', place }));
  return database.db
    .selectFrom('retail_stores as s')
    .innerJoin('townships as t', 't.id', 's.township_id')
    .leftJoin('districts as d', 'd.id', 's.district_id')
    .select(['t.name as township', 'd.name as district'])
    .where('s.code', '=', 'placed')
    .executeTakeFirst();
}

describe('saveStores', () => {
  it('creates stores and replaces them as a whole, by code, and says so', async () => {
    await save(database.db, aStore({ code: 'A', phoneNumber: '1', sortOrder: 1 }), aStore({ code: 'B' }));
    const before = await stores();
    await save(database.db, aStore({ code: 'A', address: 'Elsewhere' }), aStore({ code: 'A', address: 'There' }));
    const after = await stores();
    expect(after.map(({ id, code }) => [id, code])).toEqual(before.map(({ id, code }) => [id, code]));
    expect(after[0]).toMatchObject({ code: 'A', phone_number: null, sort_order: null, address: 'There' });
    expect(after[1]).toEqual(before[1]);
    expect(await changes()).toEqual([{ tags: ['stores'] }, { tags: ['stores'] }]);
  });

  it('costs as many statements for one store as for many, and none for none', async () => {
    const count = async (list: readonly StoreInput[]) => {
      const seen: string[] = [];
      const stop = database.listen((text) => seen.push(text));
      await save(database.db, ...list);
      stop();
      return seen.filter((text) => !/^(begin|commit)/i.test(text)).length;
    };
    const many = Array.from({ length: 50 }, (_, index) => aStore({ code: `many-${index}` }));
    expect([await count([aStore({ code: 'one' })]), await count(many), await count([])]).toEqual([4, 4, 0]);
  });

  it.each<[StorePlaceName, unknown]>([
    [
      { country: 'TR', city: 'istanbul', township: 'KADIKÖY', district: null },
      { township: 'Kadıköy', district: null },
    ],
    [
      { country: 'TR', city: '34', township: 'kadikoy', district: 'diğer' },
      { township: 'Kadıköy', district: 'Other' },
    ],
    [
      { country: 'DE', city: 'Münih', township: 'au haidhausen', district: 'am-wasser' },
      { township: 'Au-Haidhausen', district: 'Am Wasser' },
    ],
    [
      { country: 'FR', city: 'Other', township: 'Diğer', district: null },
      { township: 'Other', district: null },
    ],
  ])('finds the place %j', async (place, expected) => {
    expect(await placeOf(place)).toEqual(expected);
  });

  it.each<[string, Partial<StoreInput>, string]>([
    [
      'a township nobody knows',
      { place: { country: 'TR', city: '34', township: 'Xyz', district: null } },
      'unknown_place',
    ],
    [
      'a township of another city',
      { place: { country: 'TR', city: '6', township: 'Kadıköy', district: null } },
      'unknown_place',
    ],
    [
      'a district nobody knows',
      { place: { country: 'TR', city: '34', township: 'Kadıköy', district: 'x' } },
      'unknown_place',
    ],
    [
      'a country nobody knows',
      { place: { country: 'XX', city: 'Other', township: 'Other', district: null } },
      'unknown_place',
    ],
    ['six days', { hours: Array.from({ length: 6 }, () => ['09:00', '18:00'] as const) }, 'invalid_store_hours'],
    ['no such time', { hours: Array.from({ length: 7 }, () => ['09:00', '25:00'] as const) }, 'invalid_store_hours'],
    ['half a point', { latitude: '41' }, 'invalid_coordinates'],
    ['a point off the earth', { latitude: '91', longitude: '0' }, 'invalid_coordinates'],
    ['no number', { latitude: 'north', longitude: '0' }, 'invalid_coordinates'],
    ['no name', { names: { en: ' ' } }, 'blank'],
  ])('refuses %s and saves nothing', async (_what, wrong, key) => {
    const before = [await stores(), await changes()];
    const saving = save(database.db, aStore({ code: 'good' }), aStore({ code: 'bad', ...wrong }));
    const refusal = await saving.then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    if (refusal instanceof Refusal) {
      const { fields = {} } = refusal.details;
      expect(Object.entries(fields).map(([code, [first]]) => [code, first?.key])).toEqual([['bad', key]]);
    }
    expect([await stores(), await changes()]).toEqual(before);
  });

  it('leaves it to the database to refuse hours that are none', async () => {
    const [store] = await stores();
    for (const hours of [
      '[1]',
      '[[]]',
      '{}',
      '[["09:00:00"]]',
      '[["9","10"],["9","10"],["9","10"],["9","10"],["9","10"],["9","10"],["9","10"]]',
    ]) {
      const update = database.db
        .updateTable('retail_stores')
        .set({ store_hours: hours })
        .where('id', '=', store?.id ?? 0)
        .execute();
      await expect(update).rejects.toThrow('check');
    }
  });
});
