import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { loadPlaces, type PlaceRecord, savePlaces } from './index.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPlaces(database.db);
});

afterAll(() => database.close());

const save = (records: readonly PlaceRecord[]) =>
  database.db.transaction().execute((tx) => savePlaces(tx, records, new Date('2030-01-01T00:00:00Z')));

/** What lies in Germany, without the ids. */
async function germany() {
  const { db } = database;
  const rows = await db
    .selectFrom('cities as c')
    .leftJoin('townships as t', 't.city_id', 'c.id')
    .leftJoin('districts as d', 'd.township_id', 't.id')
    .select(['c.name as city', 't.name as township', 'd.name as district'])
    .where('c.country_id', '=', 276)
    .where('c.is_generic', '=', false)
    .orderBy('c.name')
    .orderBy('t.name')
    .orderBy('d.is_generic')
    .orderBy('d.name')
    .execute();
  return rows.map(({ city, township, district }) => [city, township, district].join(' / '));
}

const city = (name: string) =>
  database.db.selectFrom('cities').selectAll().where('name', '=', name).executeTakeFirstOrThrow();

beforeEach(async () => {
  const { db } = database;
  await db.deleteFrom('districts').where('id', '>=', 1_000_000).execute();
  await db.deleteFrom('townships').where('id', '>=', 1_000_000).execute();
  await db.deleteFrom('cities').where('id', '>=', 1_000_000).execute();
});

const MUNICH = { name: 'München', translations: { en: 'Munich', tr: 'Münih' }, priority: 2, postcode: '80331' };

describe('savePlaces', () => {
  it('adds places at all levels, and the generic ones that they need', async () => {
    await save([
      { country: 'DE', city: { name: 'Köln' } },
      { country: 'DE', city: MUNICH, township: { name: 'Schwabing' } },
      { country: 'DE', city: { name: 'München' }, township: { name: ' Au ' }, district: { name: 'Am Wasser' } },
      { country: 'DE', city: { name: 'München' }, township: { name: 'Au' }, district: { name: 'Mariahilf' } },
    ]);
    expect(await germany()).toEqual([
      'Köln / Other / Other',
      ...[
        'München / Au / Am Wasser',
        'München / Au / Mariahilf',
        'München / Au / Other',
        'München / Schwabing / Other',
      ],
    ]);
    expect(await city('München')).toMatchObject({
      ...{ ...MUNICH, country_id: 276, search_text: 'munchen\nmunich\nmunih', is_active: true, is_generic: false },
    });
    expect((await city('München')).id).toBeGreaterThanOrEqual(1_000_000);
  });

  it('finds its places again, and leaves what a record does not tell', async () => {
    const records: PlaceRecord[] = [
      { country: 'DE', city: MUNICH, township: { name: 'Au', postcode: '81541' }, district: { name: 'Am Wasser' } },
    ];
    await save(records);
    const before = [await germany(), await city('München')];
    await save(records);
    await save([{ country: 'DE', city: { name: 'Mu\u0308nchen' }, township: { name: 'Au' } }]);
    expect([await germany(), await city('München')]).toEqual(before);
    await save([{ country: 'DE', city: { name: 'München', postcode: '80333', translations: { en: 'Munich' } } }]);
    expect(await city('München')).toMatchObject({
      ...{ postcode: '80333', priority: 2, translations: { en: 'Munich' }, search_text: 'munchen\nmunich' },
    });
  });

  it('makes a place active again', async () => {
    const { db } = database;
    await db.updateTable('cities').set({ is_active: false }).where('id', '=', 34).execute();
    await save([
      { country: 'TR', city: { name: 'İstanbul' }, township: { name: 'Kadıköy' }, district: { name: 'Moda' } },
    ]);
    expect(await city('İstanbul')).toMatchObject({ id: 34, is_active: true, priority: 1 });
    const moda = await db.selectFrom('districts').select('township_id').where('name', '=', 'Moda').execute();
    expect(moda).toEqual([{ township_id: 3423 }]);
  });

  it('tells places of one name in different places apart', async () => {
    await save([
      { country: 'DE', city: { name: 'A' }, township: { name: 'Nord' }, district: { name: 'Mitte' } },
      { country: 'DE', city: { name: 'A' }, township: { name: 'Süd' }, district: { name: 'Mitte' } },
      { country: 'DE', city: { name: 'B' }, township: { name: 'Nord' } },
    ]);
    expect(await germany()).toEqual([
      ...['A / Nord / Mitte', 'A / Nord / Other', 'A / Süd / Mitte', 'A / Süd / Other', 'B / Nord / Other'],
    ]);
  });

  it('takes a place that is called as the generic one for it', async () => {
    await save([{ country: 'DE', city: { name: 'A' }, township: { name: 'T' }, district: { name: 'Other' } }]);
    expect(await germany()).toEqual(['A / T / Other']);
  });

  it('costs seven statements, whatever the number of records', async () => {
    const records = Array.from({ length: 3000 }, (_, index) => ({
      ...{ country: 'DE', city: { name: `City ${index % 30}` } },
      ...{ township: { name: `Township ${index % 300}` }, district: { name: `District ${index}` } },
    }));
    const statements: string[] = [];
    const stop = database.listen((text) => statements.push(text));
    await save(records);
    stop();
    expect(statements.filter((text) => /select|insert/.test(text))).toHaveLength(7);
    expect(await germany()).toHaveLength(3000 + 300);
  });

  it.each<[string, PlaceRecord, Record<string, string>]>([
    ['an unknown country', { country: 'XX', city: { name: 'A' } }, { country: 'invalid_choice' }],
    ['a country in small letters', { country: 'de', city: { name: 'A' } }, { country: 'invalid_choice' }],
    ['a city without a name', { country: 'DE', city: { name: ' ' } }, { city: 'blank' }],
    [
      'a township without a name',
      { country: 'DE', city: { name: 'A' }, township: { name: '' } },
      { township: 'blank' },
    ],
    [
      'a district without a township',
      { country: 'DE', city: { name: 'A' }, district: { name: 'D' } },
      { township: 'required' },
    ],
  ])('refuses %s and saves nothing', async (_what, record, errors) => {
    const saving = save([{ country: 'DE', city: { name: 'Köln' } }, record]);
    const [[name, key] = []] = Object.entries(errors);
    await expect(saving).rejects.toMatchObject({ kind: 'invalid', details: { fields: { [String(name)]: [{ key }] } } });
    expect(await germany()).toEqual([]);
  });
});
