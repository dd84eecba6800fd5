import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Executor } from '../../platform/db/index.ts';
import { availableOf, commitStock, releaseStock, reserveStock, saveLocations } from './index.ts';
import { aProduct, aShirt, levels, NOW, observed, stock } from './stock.support.ts';

let database: TestDatabase;
let count = 0;
let sku = '';
let id = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const place = { store: null, sellsOnline: true };
  const locations = [
    { ...place, key: 'last', names: { en: 'Last' }, position: 7 },
    { ...place, key: 'first', names: { en: 'First' }, position: -1 },
    { ...place, key: 'shop', names: { en: 'Shop' }, sellsOnline: false, position: -9 },
  ];
  await observed(database.db, (deps, tx) => saveLocations(deps, tx, locations, NOW));
});

afterAll(() => database.close());

beforeEach(async () => {
  count += 1;
  sku = `P-${count}`;
  id = await aProduct(database.db, { sku });
});

type Wishes = readonly (readonly [productId: number, quantity: number])[];

const reserve = (wishes: Wishes, db: Executor = database.db) =>
  observed(db, (deps, tx) =>
    reserveStock(
      deps,
      tx,
      wishes.map(([productId, quantity]) => ({ productId, quantity })),
      NOW,
    ),
  );

describe('reserveStock', () => {
  it('empties the locations by position, those that sell online only', async () => {
    await stock(
      database.db,
      { sku, location: 'shop', onHand: 50 },
      { sku, location: 'last', onHand: 5 },
      { sku, location: 'online', onHand: 3 },
      { sku, location: 'first', onHand: 2 },
    );
    const { result, tags, flips } = await reserve([[id, 6]]);
    expect(result.shortages).toEqual([]);
    expect(result.allocations.map(({ amount }) => amount).sort()).toEqual([1, 2, 3]);
    expect([tags, flips]).toEqual([[`product:${id}`], []]);
    expect(await levels(database.db, id)).toEqual(['first: 2/2', 'last: 5/1', 'online: 3/3', 'shop: 50/0']);
    expect(await availableOf(database.db, [id])).toEqual(new Map([[id, 4]]));
    expect((await reserve([[id, 4]])).flips).toEqual([id]);
  });

  it('reserves all of it or nothing, and says how many there are', async () => {
    const other = await aProduct(database.db, { sku: `${sku}-other` });
    await stock(
      database.db,
      { sku, location: 'first', onHand: 2 },
      { sku, location: 'last', onHand: 2 },
      { sku: `${sku}-other`, location: 'online', onHand: 9 },
    );
    const { result, tags, flips } = await reserve([
      [other, 1],
      [id, 3],
      [999_999, 1],
      [id, 2],
    ]);
    expect(result).toEqual({
      allocations: [],
      shortages: [
        { productId: id, wanted: 5, available: 4 },
        { productId: 999_999, wanted: 1, available: 0 },
      ],
    });
    expect([tags, flips]).toEqual([[], []]);
    expect(await levels(database.db, other)).toEqual(['online: 9/0']);
    expect(await levels(database.db, id)).toEqual(['first: 2/0', 'last: 2/0']);
  });

  it('counts what is missing elsewhere', async () => {
    await stock(database.db, { sku, location: 'first', onHand: 4 });
    await reserve([[id, 4]]);
    await stock(database.db, { sku, location: 'first', onHand: 2 }, { sku, location: 'last', onHand: 3 });
    expect((await reserve([[id, 2]])).result.shortages).toEqual([{ productId: id, wanted: 2, available: 1 }]);
    expect((await reserve([[id, 1]])).result.shortages).toEqual([]);
    expect(await levels(database.db, id)).toEqual(['first: 2/4', 'last: 3/1']);
  });

  it('reserves what is sold without stock, and first what is there', async () => {
    await database.db.updateTable('products').set({ sell_without_stock: true }).where('id', '=', id).execute();
    const first = await reserve([[id, 2]]);
    expect([first.result.shortages, first.tags, first.flips]).toEqual([[], [], []]);
    expect(await levels(database.db, id)).toEqual(['first: 0/2']);
    await stock(database.db, { sku, location: 'last', onHand: 5 });
    const { result } = await reserve([[id, 6]]);
    expect(await levels(database.db, id)).toEqual(['first: 0/3', 'last: 5/5']);
    await observed(database.db, (deps, tx) => commitStock(deps, tx, result.allocations, NOW));
    expect(await levels(database.db, id)).toEqual(['first: 0/2', 'last: 0/0']);
  });

  it('asks for nothing without a wish, and refuses what is no quantity', async () => {
    expect((await reserve([])).result).toEqual({ allocations: [], shortages: [] });
    for (const quantity of [0, -1, 1.5, Number.NaN]) {
      await expect(reserve([[id, quantity]])).rejects.toThrow(RangeError);
    }
  });
});

describe('releaseStock and commitStock', () => {
  beforeEach(() => stock(database.db, { sku, location: 'first', onHand: 2 }, { sku, location: 'last', onHand: 2 }));

  it('give pieces back for others', async () => {
    const { result } = await reserve([[id, 4]]);
    const back = await observed(database.db, (deps, tx) => releaseStock(deps, tx, result.allocations, NOW));
    expect([back.tags, back.flips, back.back]).toEqual([[`product:${id}`], [id], [id]]);
    expect(await levels(database.db, id)).toEqual(['first: 2/0', 'last: 2/0']);
  });

  it('take pieces away, of which the public sees nothing', async () => {
    const { result } = await reserve([[id, 3]]);
    const gone = await observed(database.db, (deps, tx) => commitStock(deps, tx, result.allocations, NOW));
    expect([gone.tags, gone.flips, gone.back]).toEqual([[], [], []]);
    expect(await levels(database.db, id)).toEqual(['first: 0/0', 'last: 1/0']);
  });

  it.each([releaseStock, commitStock])('happen once: %o', async (settle) => {
    const { result } = await reserve([[id, 3]]);
    await observed(database.db, (deps, tx) => settle(deps, tx, result.allocations, NOW));
    const before = await levels(database.db, id);
    await reserve([[id, 1]]);
    const again = observed(database.db, (deps, tx) => settle(deps, tx, result.allocations, NOW));
    await expect(again).rejects.toThrow(/are not reserved/);
    expect(await levels(database.db, id)).not.toEqual(before);
    expect((await availableOf(database.db, [id])).get(id)).toBe(settle === releaseStock ? 3 : undefined);
  });
});

describe('at once', () => {
  it('twenty buyers get five pieces, each one', async () => {
    await stock(database.db, { sku, location: 'first', onHand: 2 }, { sku, location: 'last', onHand: 3 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => reserve([[id, 1]])));
    const got = outcomes.filter(({ result }) => result.shortages.length === 0);
    expect(got).toHaveLength(5);
    expect(got.filter(({ flips }) => flips.length > 0)).toHaveLength(1);
    expect(await levels(database.db, id)).toEqual(['first: 2/2', 'last: 3/3']);
  });

  it('buyers who want the same things in another order do not block each other', async () => {
    const other = await aProduct(database.db, { sku: `${sku}-other` });
    await stock(
      database.db,
      { sku, location: 'first', onHand: 20 },
      { sku: `${sku}-other`, location: 'last', onHand: 20 },
    );
    const both: Wishes = [
      [id, 1],
      [other, 1],
    ];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reserve(index % 2 === 0 ? both : both.toReversed())),
    );
    expect(outcomes.filter(({ result }) => result.shortages.length > 0)).toEqual([]);
    expect(await levels(database.db, other)).toEqual(['last: 20/20']);
  });

  it('one of those who take the last pieces of all variants tells that the product is gone', async () => {
    const sizes = ['S', 'M', 'L', 'XL'];
    const [shirt = 0, ...variants] = await aShirt(database.db, `S-${count}`, sizes);
    for (let round = 0; round < 5; round++) {
      await stock(
        database.db,
        ...sizes.map((size) => ({ sku: `S-${count}-${size}`, location: 'first', onHand: round + 1 })),
      );
      const outcomes = await Promise.all(variants.map((variant) => reserve([[variant, 1]])));
      expect(outcomes.flatMap(({ flips }) => flips)).toEqual([shirt]);
    }
  });

  it('what comes in and what goes out leaves the sum', async () => {
    await stock(database.db, { sku, location: 'first', onHand: 30 });
    await Promise.all(
      Array.from({ length: 15 }, async (_, index) => {
        const { result } = await reserve([[id, 2]]);
        const settle = index % 3 === 0 ? releaseStock : commitStock;
        await observed(database.db, (deps, tx) => settle(deps, tx, result.allocations, NOW));
      }),
    );
    expect(await levels(database.db, id)).toEqual(['first: 10/0']);
  });
});
