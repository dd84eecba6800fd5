import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { keepDocuments, noteAvailability, notePrices, reindexAll, suggest } from '../index.ts';
import { Shelf } from '../../../../tests/support/search-shelf.ts';

const shop = useShop();
const prices = { eur: 5000 };

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(shop());
  await shelf.tree({ men: null, shirts: 'men' });
});

beforeEach(async () => {
  await shelf.db.deleteFrom('products').execute();
  await shelf.db.deleteFrom('search_words').execute();
});

/** The tags announced while something runs. */
async function announced(work: () => Promise<unknown>): Promise<string[]> {
  const last = () =>
    shelf.db
      .selectFrom('catalogue_changes')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
  const { id } = await last();
  await work();
  await shop().catchUp();
  const rows = await shelf.db.selectFrom('catalogue_changes').select('tags').where('id', '>', id).execute();
  return rows
    .flatMap(({ tags }) => tags)
    .filter((tag) => tag !== 'definitions')
    .sort();
}

const inTx = (work: Parameters<ReturnType<Shelf['db']['transaction']>['execute']>[0]) =>
  shelf.db.transaction().execute(work);

describe('documents', () => {
  it('are of active listed products only', async () => {
    await shelf.put(
      { sku: 'A', name: 'Apron', prices, variants: [{ sku: 'A-1' }] },
      { sku: 'B', name: 'Belt', prices, isActive: false },
    );
    await shelf.index('A-1');
    expect(await shelf.found()).toEqual(['A']);
    await shelf.db.updateTable('products').set({ is_active: false }).where('sku', '=', 'A').execute();
    await shelf.index('A');
    expect(await shelf.found()).toEqual([]);
    expect(await shelf.search('apron')).toEqual([]);
  });

  it('have the lowest price of the product and its active variants', async () => {
    await shelf.put({
      ...{ sku: 'A', name: 'Apron', prices: { eur: 9000 } },
      variants: [
        { sku: 'A-1', prices: { eur: 7000 } },
        { sku: 'A-2', prices: { eur: 1000 }, isActive: false },
        { sku: 'A-3' },
      ],
    });
    expect(await shelf.found({ by: { price: '70-70' } })).toEqual(['A']);
  });

  it('are in stock when something of it can be had', async () => {
    await shelf.put(
      { sku: 'OWN', name: 'Own', prices, stock: 1 },
      { sku: 'NONE', name: 'None', prices, stock: 0 },
      { sku: 'ENDLESS', name: 'Endless', prices, stock: 0, sellWithoutStock: true },
      {
        sku: 'VARIANT',
        name: 'Variant',
        prices,
        stock: 0,
        variants: [
          { sku: 'V-1', stock: 0 },
          { sku: 'V-2', stock: 2 },
        ],
      },
      { sku: 'PARENT', name: 'Parent', prices, stock: 5, variants: [{ sku: 'P-1', stock: 0 }] },
      { sku: 'RETIRED', name: 'Retired', prices, stock: 0, variants: [{ sku: 'R-1', stock: 5, isActive: false }] },
      { sku: 'RESERVED', name: 'Reserved', prices, stock: 0 },
    );
    await shelf.stock('RESERVED', 3, 3);
    await shelf.index('RESERVED');
    expect((await shelf.found({ by: { in_stock: '1' } })).sort()).toEqual(['ENDLESS', 'OWN', 'VARIANT']);
  });

  it('of a group have the price and stock of its members', async () => {
    await shelf.put(
      { sku: 'M-1', name: 'Pot', prices: { eur: 3000 }, stock: 1 },
      { sku: 'M-2', name: 'Lid', prices: { eur: 2000 }, stock: 1 },
    );
    await shelf.put({ sku: 'SET', name: 'Set', stock: 0, members: ['M-1', 'M-2'] });
    expect(await shelf.found({ by: { price: '50-50', in_stock: '1' } })).toEqual(['SET']);
    await shelf.stock('M-2', 0);
    await inTx((tx) => noteAvailability(tx, [shelf.id('M-2')], shelf.now));
    await shop().catchUp();
    expect(await shelf.found({ by: { in_stock: '1' } })).toEqual(['M-1']);
  });

  it('come and go with their sale windows, whenever somebody looks', async () => {
    const at = (hours: number) => new Date(shelf.now.getTime() + hours * 3_600_000);
    await shelf.put(
      { sku: 'LATER', name: 'Later', prices, saleStartsAt: at(1) },
      { sku: 'UNTIL', name: 'Until', prices, saleEndsAt: at(2) },
      { sku: 'ALWAYS', name: 'Always', prices },
    );
    const look = async () => {
      await keepDocuments(shop().deps, shelf.now);
      await shop().catchUp();
      return (await shelf.found()).sort();
    };
    expect(await look()).toEqual(['ALWAYS', 'UNTIL']);
    shop().clock.advance(3_600_000);
    expect(await look()).toEqual(['ALWAYS', 'LATER', 'UNTIL']);
    shop().clock.advance(48 * 3_600_000);
    expect(await look()).toEqual(['ALWAYS', 'LATER']);
    expect(await announced(look)).toEqual([]);
  });

  it('are made for all at once, and forget the words that are gone', async () => {
    await shelf.put({ sku: 'A', name: 'Apron', prices }, { sku: 'B', name: 'Belt', prices });
    await shelf.db.deleteFrom('search_documents').execute();
    await shelf.db
      .insertInto('search_words')
      .values({ language: 'en', word: 'gone', stem: 'gone', uses: 3, leaders: [] })
      .execute();
    const steps: number[] = [];
    await reindexAll(shop().deps, shelf.now, (done) => steps.push(done));
    await shop().catchUp();
    expect(steps).toEqual([2]);
    expect(await shelf.search('belts')).toEqual(['B']);
    const words = await shelf.db
      .selectFrom('search_words')
      .select('word')
      .where('language', '=', 'en')
      .orderBy('word')
      .execute();
    expect(words.map(({ word }) => word)).toEqual(['apron', 'belt']);
  });

  it('are made by the job where a language has none', async () => {
    await shelf.put({ sku: 'A', name: { en: 'Apron', tr: 'Önlük' }, prices });
    await shelf.db.deleteFrom('search_texts').where('language', '=', 'tr').execute();
    await keepDocuments(shop().deps, shelf.now);
    const texts = await shelf.db.selectFrom('search_texts').select('language').where('language', '=', 'tr').execute();
    expect(texts).toHaveLength(1);
  });
});

describe('announcements', () => {
  it('name the lists and the categories, before and after', async () => {
    const [men, shirts] = ['men', 'shirts'].map((key) => `category:${shelf.categories.get(key)}`);
    expect(await announced(() => shelf.put({ sku: 'A', name: 'Apron', prices, categories: ['shirts'] }))).toEqual([
      men,
      shirts,
      'lists',
    ]);
    expect(await announced(() => shelf.index('A'))).toEqual([]);
    await shelf.db.deleteFrom('product_categories').execute();
    expect(await announced(() => shelf.index('A'))).toEqual([men, shirts, 'lists']);
    expect(await announced(() => shelf.index('A'))).toEqual([]);
  });

  it('are made for stock and prices only when something flips or changes', async () => {
    await shelf.put({ sku: 'A', name: 'Apron', prices, stock: 5 });
    const ids = [shelf.id('A')];
    const note = () => inTx((tx) => noteAvailability(tx, ids, shelf.now));
    await shelf.stock('A', 5, 2);
    expect(await announced(note)).toEqual([]);
    await shelf.stock('A', 5, 5);
    expect(await announced(note)).toEqual(['lists']);
    expect(await shelf.found({ by: { in_stock: '1' } })).toEqual([]);
    const reprice = () => inTx((tx) => notePrices(tx, ids, shelf.now));
    expect(await announced(reprice)).toEqual([]);
    await shelf.price('A', 'eur', 4000);
    expect(await announced(reprice)).toEqual(['lists']);
    expect(await shelf.found({ by: { price: '40-40' } })).toEqual(['A']);
  });
});

describe('autocomplete', () => {
  const begun = async (text: string, language = 'en', list = 'eur') => {
    const listId = shelf.lists.get(list) ?? 0;
    const pricing = { currency: 'eur', listId, publicListId: shelf.lists.get('eur') ?? 0 };
    return suggest(shop().deps, text, { language, pricing });
  };
  const names = async (...given: Parameters<typeof begun>) => (await begun(...given)).products.map(({ name }) => name);

  it('completes a word by the best products, and several words by those that have them', async () => {
    await shelf.put(
      ...Array.from({ length: 12 }, (_, index) => ({
        sku: `S-${index}`,
        name: `Linen shirt ${index}`,
        prices,
        boost: index,
      })),
      { sku: 'T', name: { en: 'Linen trousers', tr: 'Işıltılı keten' }, prices },
      { sku: 'OUT', name: 'Shirtless', prices, stock: 0, boost: 500 },
    );
    expect(await names('shir')).toEqual([11, 10, 9, 8].map((n) => `Linen shirt ${n}`));
    expect(await names('LÍN')).toHaveLength(4);
    expect(await names('linen tr')).toEqual(['Linen trousers']);
    expect(await names('linen trou')).toEqual(['Linen trousers']);
    expect(await names('isilt', 'tr')).toEqual(['Işıltılı keten']);
    expect(await names('IŞIL', 'tr')).toEqual(['Işıltılı keten']);
    for (const text of ['', '   ', 'zzz', `'`, '\\', '%', '_', '\u0000', 'x y z', `a' b`, '😀', 'a'.repeat(10_000)]) {
      expect(await names(text), text).toEqual([]);
    }
  });

  it('tells what an entry shows', async () => {
    await shelf.put({
      sku: 'A',
      name: 'Apron',
      prices,
      variants: [{ sku: 'A-1', prices: { eur: 4000, 'eur@vip': 3000 } }],
    });
    const id = shelf.id('A');
    await shelf.db
      .insertInto('product_images')
      .values({ product_id: shelf.id('A-1'), image: 'a.jpg', position: 0, created_date: shelf.now })
      .execute();
    expect((await begun('apr')).products).toEqual([
      { id, name: 'Apron', productType: '0', price: 5000, retailPrice: 5000, image: 'a.jpg', url: `/product/${id}/` },
    ]);
    const dates = { created_date: shelf.now, modified_date: shelf.now };
    await shelf.db
      .insertInto('pretty_urls')
      .values({ new_path: '/apron/', old_path: `/product/${id}/`, language: 'en', ...dates })
      .execute();
    expect((await begun('apr', 'tr')).products[0]?.url).toBe('/apron/');
    expect((await begun('apr', 'en', 'try')).products).toEqual([]);
  });

  it('names categories by the beginnings of their words, with those above them', async () => {
    const { categories } = await begun('shi');
    expect(categories.map(({ label, parents, url }) => ({ label, parents, url }))).toEqual([
      { label: 'shirts', parents: ['men'], url: `/category/${shelf.categories.get('shirts')}/` },
    ]);
  });

  it('forgets products that are gone, renamed or not sold', async () => {
    await shelf.put({ sku: 'A', name: 'Apron', prices }, { sku: 'B', name: 'Apron two', prices });
    await shelf.db
      .updateTable('products')
      .set({ names: JSON.stringify({ en: 'Bib' }) })
      .where('sku', '=', 'A')
      .execute();
    await shelf.index('A');
    expect(await names('apr')).toEqual(['Apron two']);
    expect(await names('bib')).toEqual(['Bib']);
    await shelf.db.updateTable('products').set({ is_active: false }).where('sku', '=', 'B').execute();
    await shelf.index('B');
    expect(await names('apr')).toEqual([]);
  });
});
