import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { hasPlaces, loadPlaces } from './index.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function counts() {
  const count = async (table: 'countries' | 'cities' | 'townships' | 'districts') => {
    const rows = await database.db.selectFrom(table).select('id').execute();
    return rows.length;
  };
  return [await count('countries'), await count('cities'), await count('townships'), await count('districts')];
}

const WORLD = [250, 81 + 249, 973 + 249, 973 + 249];

describe('loadPlaces', () => {
  it('loads nothing when something goes wrong on the way', async () => {
    expect(await hasPlaces(database.db)).toBe(false);
    const failing = database.db.transaction().execute(async (tx) => {
      await loadPlaces(tx);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await counts()).toEqual([0, 0, 0, 0]);
    expect(await hasPlaces(database.db)).toBe(false);
  });

  it('loads everything in four statements, also when two processes do at once', async () => {
    const inserts: string[] = [];
    const stop = database.listen((text) => {
      if (text.includes('insert')) inserts.push(text);
    });
    await Promise.all([loadPlaces(database.db), loadPlaces(database.db)]);
    stop();
    expect(inserts).toHaveLength(8);
    expect(await counts()).toEqual(WORLD);
    expect(await hasPlaces(database.db)).toBe(true);
  });

  it('adds what is missing and leaves what a shop made of it', async () => {
    const { db } = database;
    await db.updateTable('cities').set({ name: 'Constantinople', is_active: false }).where('id', '=', 34).execute();
    await db.deleteFrom('districts').where('township_id', '=', 3423).execute();
    await db.deleteFrom('townships').where('id', '=', 3423).execute();
    await loadPlaces(db);
    expect(await counts()).toEqual(WORLD);
    const city = await db.selectFrom('cities').select(['name', 'is_active']).where('id', '=', 34).executeTakeFirst();
    expect(city).toEqual({ name: 'Constantinople', is_active: false });
  });

  it('leaves out what a shop has under another id', async () => {
    const { db } = database;
    await db.deleteFrom('districts').where('township_id', 'in', [3423, 3424]).execute();
    await db.deleteFrom('townships').where('id', 'in', [3423, 3424]).execute();
    const own = { city_id: 34, name: 'Kadıköy', translations: null };
    await db.insertInto('townships').values(own).execute();
    await loadPlaces(db);
    const rows = await db.selectFrom('townships').select('id').where('name', '=', 'Kadıköy').execute();
    expect(rows.map(({ id }) => id >= 1_000_000)).toEqual([true]);
    expect(await db.selectFrom('districts').select('id').where('id', 'in', [3423, 3424]).execute()).toEqual([
      { id: 3424 },
    ]);
  });
});
