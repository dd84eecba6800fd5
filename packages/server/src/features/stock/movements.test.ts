import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { Refusal } from '../../kernel/errors.ts';
import { adjustStock, availableOf, saveLocations, setStock } from './index.ts';
import { aProduct, aShirt, levels, NOW, observed, stock } from './stock.support.ts';

let database: TestDatabase;
let count = 0;
let sku = '';
let id = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const locations = [
    { key: 'second', names: { en: 'Second' }, store: null, sellsOnline: true, position: 2 },
    { key: 'shop', names: { en: 'Shop' }, store: null, sellsOnline: false, position: 3 },
  ];
  await observed(database.db, (deps, tx) => saveLocations(deps, tx, locations, NOW));
});

afterAll(() => database.close());

beforeEach(async () => {
  count += 1;
  sku = `P-${count}`;
  id = await aProduct(database.db, { sku });
});

const available = async (...ids: number[]) => [...(await availableOf(database.db, ids))];
const adjust = (...changes: Parameters<typeof adjustStock>[2]) =>
  observed(database.db, (deps, tx) => adjustStock(deps, tx, changes, NOW));

const NOTHING = { unknownSkus: [], unknownLocations: [], short: [] };

describe('setStock', () => {
  it('puts what is on hand, and says what the public sees of it', async () => {
    expect(await stock(database.db, { sku, location: 'online', onHand: 5 })).toEqual({
      ...{ result: NOTHING, tags: [`product:${id}`], flips: [id], back: [id] },
    });
    expect(await available(id)).toEqual([[id, 5]]);
    const more = await stock(database.db, { sku, location: 'second', onHand: 2 });
    expect([more.tags, more.flips, more.back]).toEqual([[`product:${id}`], [], []]);
    expect(await available(id)).toEqual([[id, 7]]);
    const gone = await stock(
      database.db,
      { sku, location: 'online', onHand: 0 },
      { sku, location: 'second', onHand: 0 },
    );
    expect([gone.tags, gone.flips, gone.back]).toEqual([[`product:${id}`], [id], []]);
    expect(await available(id)).toEqual([]);
    expect(await levels(database.db, id)).toEqual(['online: 0/0', 'second: 0/0']);
  });

  it('announces nothing that nobody can see', async () => {
    await stock(database.db, { sku, location: 'online', onHand: 5 });
    const same = await stock(database.db, { sku, location: 'online', onHand: 5 });
    const offline = await stock(database.db, { sku, location: 'shop', onHand: 9 });
    const moved = await stock(
      database.db,
      { sku, location: 'online', onHand: 2 },
      { sku, location: 'second', onHand: 3 },
    );
    for (const { tags, flips, back } of [same, offline, moved]) expect([tags, flips, back]).toEqual([[], [], []]);
    expect(await available(id)).toEqual([[id, 5]]);
    expect(await levels(database.db, id)).toEqual(['online: 2/0', 'second: 3/0', 'shop: 9/0']);
  });

  it('shows nothing rather than less than nothing', async () => {
    await stock(database.db, { sku, location: 'online', onHand: 1 });
    await database.db.updateTable('stock_levels').set({ reserved: 3 }).where('product_id', '=', id).execute();
    expect(await available(id)).toEqual([]);
    const still = await stock(database.db, { sku, location: 'online', onHand: 3 });
    expect([still.tags, still.flips, still.back]).toEqual([[], [], []]);
    const again = await stock(database.db, { sku, location: 'online', onHand: 4 });
    expect([again.tags, again.flips, again.back]).toEqual([[`product:${id}`], [id], [id]]);
  });

  it('speaks of the listed product, once, and of its availability only when no variant is left or the first is there', async () => {
    const [shirt = 0, small = 0, medium = 0] = await aShirt(database.db, `S-${count}`, ['S', 'M']);
    const both = await stock(
      database.db,
      { sku: `S-${count}-S`, location: 'online', onHand: 1 },
      { sku: `S-${count}-M`, location: 'online', onHand: 1 },
    );
    expect([both.tags, both.flips, both.back.sort()]).toEqual([[`product:${shirt}`], [shirt], [small, medium]]);
    const less = await stock(database.db, { sku: `S-${count}-S`, location: 'online', onHand: 0 });
    expect([less.tags, less.flips]).toEqual([[`product:${shirt}`], []]);
    const none = await stock(database.db, { sku: `S-${count}-M`, location: 'online', onHand: 0 });
    expect([none.tags, none.flips]).toEqual([[`product:${shirt}`], [shirt]]);
    const sized = await stock(database.db, { sku: `S-${count}-M`, location: 'online', onHand: 2 });
    expect([sized.flips, sized.back]).toEqual([[shirt], [medium]]);
    await stock(database.db, { sku: `S-${count}-M`, location: 'online', onHand: 0 });
    await database.db.updateTable('products').set({ sell_without_stock: true }).where('id', '=', small).execute();
    const always = await stock(database.db, { sku: `S-${count}-M`, location: 'online', onHand: 4 });
    expect([always.tags, always.flips, always.back]).toEqual([[`product:${shirt}`], [], [medium]]);
    const unlimited = await stock(database.db, { sku: `S-${count}-S`, location: 'online', onHand: 4 });
    expect(unlimited.back).toEqual([]);
    await stock(database.db, { sku: `S-${count}-S`, location: 'online', onHand: 0 });
    expect(await available(shirt, small, medium)).toEqual([[medium, 4]]);
  });

  it('does not count a retired variant', async () => {
    const [shirt = 0, small = 0] = await aShirt(database.db, `S-${count}`, ['S', 'M']);
    await stock(database.db, { sku: `S-${count}-S`, location: 'online', onHand: 1 });
    await database.db.updateTable('products').set({ is_active: false }).where('id', '=', small).execute();
    const first = await stock(database.db, { sku: `S-${count}-M`, location: 'online', onHand: 1 });
    expect(first.flips).toEqual([shirt]);
  });

  it('passes over what is unknown and reports it; of a repetition the last counts', async () => {
    const { result } = await stock(
      database.db,
      { sku, location: 'online', onHand: 1 },
      { sku: 'nobody', location: 'online', onHand: 2 },
      { sku: 'nobody', location: 'second', onHand: 2 },
      { sku, location: 'nowhere', onHand: 3 },
      { sku, location: 'online', onHand: 4 },
    );
    expect(result).toEqual({ unknownSkus: ['nobody'], unknownLocations: ['nowhere'], short: [] });
    expect(await levels(database.db, id)).toEqual(['online: 4/0']);
  });

  it.each([-1, 1.5, Number.NaN, 1_000_000_001])('refuses %d and saves nothing', async (onHand) => {
    const saving = stock(database.db, { sku, location: 'second', onHand: 1 }, { sku, location: 'online', onHand });
    await expect(saving).rejects.toThrow(Refusal);
    expect(await levels(database.db, id)).toEqual([]);
  });

  it('costs as many statements for one as for many', async () => {
    const skus = [sku];
    for (let index = 0; index < 30; index++) {
      await aProduct(database.db, { sku: `${sku}-${index}` });
      skus.push(`${sku}-${index}`);
    }
    const counts = (list: readonly string[], onHand: number) =>
      list.map((one) => ({ sku: one, location: 'online', onHand }));
    const statements = async (list: readonly string[], onHand: number) => {
      const seen: string[] = [];
      const stop = database.listen((text) => seen.push(text));
      const deps = { availabilityChanged: async () => undefined, restocked: async () => undefined };
      await database.db.transaction().execute((tx) => setStock(deps, tx, counts(list, onHand), NOW));
      stop();
      return seen.filter((text) => !/^(begin|commit)/i.test(text)).length;
    };
    const one = await statements([sku], 1);
    expect([one, await statements(skus, 2)]).toEqual([7, 7]);
    expect(await statements(skus, 3)).toBe(5);
  });
});

describe('adjustStock', () => {
  it('adds and takes away, and makes a level where there was none', async () => {
    expect(await adjust({ sku, location: 'online', delta: 5 })).toEqual({
      ...{ result: NOTHING, tags: [`product:${id}`], flips: [id], back: [id] },
    });
    await adjust({ sku, location: 'online', delta: -2 }, { sku, location: 'online', delta: -1 });
    expect(await levels(database.db, id)).toEqual(['online: 2/0']);
    const gone = await adjust({ sku, location: 'online', delta: -2 });
    expect([gone.tags, gone.flips]).toEqual([[`product:${id}`], [id]]);
  });

  it('leaves never less than nothing, and reports what it passed over', async () => {
    await stock(database.db, { sku, location: 'online', onHand: 2 });
    const { result, tags } = await adjust(
      { sku, location: 'online', delta: -3 },
      { sku, location: 'shop', delta: -1 },
      { sku, location: 'second', delta: 1 },
      { sku: 'nobody', location: 'online', delta: 1 },
    );
    expect(result).toEqual({
      unknownSkus: ['nobody'],
      unknownLocations: [],
      short: [
        { sku, location: 'online' },
        { sku, location: 'shop' },
      ],
    });
    expect(tags).toEqual([`product:${id}`]);
    expect(await levels(database.db, id)).toEqual(['online: 2/0', 'second: 1/0']);
  });

  it('loses nothing when twenty do it at once', async () => {
    await stock(database.db, { sku, location: 'online', onHand: 10 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        adjust({ sku, location: 'online', delta: -1 }, { sku, location: index % 2 ? 'second' : 'shop', delta: 1 }),
      ),
    );
    expect(outcomes.filter(({ result }) => result.short.length === 0)).toHaveLength(10);
    expect(await levels(database.db, id)).toEqual(['online: 0/0', 'second: 10/0', 'shop: 10/0']);
  });
});

describe('saveLocations', () => {
  const place = (key: string, given = {}) => {
    return { key, names: { en: key }, store: null, sellsOnline: true, position: 9, ...given };
  };
  const save = (...inputs: ReturnType<typeof place>[]) =>
    observed(database.db, (deps, tx) => saveLocations(deps, tx, inputs, NOW));

  it('announces what lies there when it begins or ceases to sell online', async () => {
    await save(place('third', { sellsOnline: false }));
    await stock(database.db, { sku, location: 'third', onHand: 3 });
    const began = await save(place('third'));
    expect([began.tags, began.flips, began.back]).toEqual([[`product:${id}`], [id], [id]]);
    expect(await available(id)).toEqual([[id, 3]]);
    const renamed = await save(place('third', { names: { en: 'Third' } }));
    expect([renamed.tags, renamed.flips, renamed.back]).toEqual([[], [], []]);
    const ceased = await save(place('third', { sellsOnline: false }));
    expect([ceased.tags, ceased.flips, ceased.back]).toEqual([[`product:${id}`], [id], []]);
    expect(await available(id)).toEqual([]);
  });

  it('refuses a store nobody knows, and a location without a name', async () => {
    const before = await database.db.selectFrom('stock_locations').selectAll().execute();
    await expect(save(place('fine'), place('fourth', { store: 'nobody' }))).rejects.toThrow(Refusal);
    await expect(save(place('fine'), place('fourth', { names: {} }))).rejects.toThrow(Refusal);
    expect(await database.db.selectFrom('stock_locations').selectAll().execute()).toEqual(before);
  });
});
