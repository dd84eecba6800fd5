import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { product, sell, sellable } from '../../../tests/support/goods.ts';
import type { Tx } from '../../platform/db/index.ts';
import { Refusal } from '../../kernel/errors.ts';
import { loadPlaces } from '../places/index.ts';
import {
  deliveryOptions,
  findShippingCompany,
  quoteShipping,
  saveDeliveryOptions,
  saveShippingCompanies,
  saveShippingOptions,
  shippingCompanies,
  type ShippingOptionInput,
} from './index.ts';
import { aConsignment, aDeliveryOption, aShippingCompany, aShippingOption, NOW } from './shipping.support.ts';

const shop = useShop();

beforeAll(() => loadPlaces(shop().database.db));

beforeEach(async () => {
  const { db } = shop().database;
  await db.deleteFrom('delivery_options').execute();
  await db.deleteFrom('shipping_options').execute();
  await db.deleteFrom('shipping_companies').execute();
  await save(() => Promise.resolve());
});

async function save(work: (tx: Tx) => Promise<void>): Promise<void> {
  const { db } = shop().database;
  await db.transaction().execute(async (tx) => {
    await work(tx);
    await saveDeliveryOptions(tx, [aDeliveryOption('any', { isActive: false })], NOW);
  });
  await shop().catchUp();
}

const saveOptions = (...options: ShippingOptionInput[]) => save((tx) => saveShippingOptions(tx, options, NOW));

async function quotes(given: Parameters<typeof aConsignment>[0] = {}): Promise<unknown[]> {
  const found = await quoteShipping(shop().deps, aConsignment(given));
  return found.map(({ key, amount }) => [key, amount]);
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await work();
  stop();
  return seen.filter((text) => !/^(begin|commit|rollback)/i.test(text)).length;
}

async function refusalOf(work: Promise<void>): Promise<unknown> {
  const refusal: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) return refusal;
  const { fields = {} } = refusal.details;
  return Object.entries(fields).map(([key, [first]]) => [key, first?.key]);
}

describe('delivery options', () => {
  it('are the active ones by position, read once until one changes', async () => {
    await save((tx) =>
      saveDeliveryOptions(
        tx,
        [
          aDeliveryOption('store', { type: 'retail_store', position: 2 }),
          aDeliveryOption('home', { names: { en: 'Home', tr: 'Ev' }, position: 1 }),
          aDeliveryOption('moon', { isActive: false }),
        ],
        NOW,
      ),
    );
    const found = await deliveryOptions(shop().deps);
    expect(found).toEqual([
      { id: found[0]?.id, key: 'home', names: { en: 'Home', tr: 'Ev' }, type: 'customer', position: 1 },
      { id: found[1]?.id, key: 'store', names: { en: 'Delivery store' }, type: 'retail_store', position: 2 },
    ]);
    expect(await statements(() => Promise.all([deliveryOptions(shop().deps), deliveryOptions(shop().deps)]))).toBe(0);
    await save((tx) => saveDeliveryOptions(tx, [aDeliveryOption('home', { position: 3 })], NOW));
    const after = await deliveryOptions(shop().deps);
    expect(after.map(({ id, key }) => [id, key])).toEqual([
      [found[1]?.id, 'store'],
      [found[0]?.id, 'home'],
    ]);
  });

  it.each([
    [aDeliveryOption('Home Delivery'), 'invalid_choice'],
    [aDeliveryOption('home', { names: { en: ' ' } }), 'blank'],
  ])('refuse %j and save nothing', async (wrong, message) => {
    const refused = save((tx) => saveDeliveryOptions(tx, [aDeliveryOption('good'), wrong], NOW));
    expect(await refusalOf(refused)).toEqual([[wrong.key, message]]);
    expect(await deliveryOptions(shop().deps)).toEqual([]);
  });
});

describe('a quote', () => {
  it('is by position, then price, then age', async () => {
    await saveOptions(
      aShippingOption('late', { position: 2, rules: [{ prices: { eur: 1 } }] }),
      aShippingOption('dear', { position: 1, rules: [{ prices: { eur: 900 } }] }),
      aShippingOption('cheap', { position: 1, rules: [{ prices: { eur: 100 } }] }),
      aShippingOption('cheap-too', { position: 1, rules: [{ prices: { eur: 100 } }] }),
      aShippingOption('off', { isActive: false }),
      aShippingOption('store', { deliveryTypes: ['retail_store'] }),
    );
    expect(await quotes()).toEqual([
      ['cheap', 100],
      ['cheap-too', 100],
      ['dear', 900],
      ['late', 1],
    ]);
    expect(await quotes({ deliveryType: 'retail_store' })).toEqual([['store', 900]]);
    expect(await quotes({ currency: 'gbp' })).toEqual([]);
  });

  it('tells all that the checkout shows', async () => {
    const shown = {
      names: { en: 'Express', tr: 'Hızlı' },
      descriptions: { en: 'Tomorrow' },
      logo: 'logos/express.png',
    };
    await saveOptions(aShippingOption('express', { ...shown, taxRate: 20 }));
    const [quote] = await quoteShipping(shop().deps, aConsignment());
    expect(quote).toEqual({ id: quote?.id, key: 'express', ...shown, amount: 900, taxRate: '20.00' });
  });

  it('is free where a promotion pays, but not where nobody ships', async () => {
    await saveOptions(
      aShippingOption('here'),
      aShippingOption('there', { rules: [{ countries: ['DE'], prices: { eur: 1 } }] }),
    );
    expect(await quotes({ freeShipping: true })).toEqual([['here', 0]]);
  });

  it('knows places by their names in any language', async () => {
    const istanbul = { country: 'TR', city: 'ISTANBUL', township: null };
    const cankaya = { country: 'TR', city: '6', township: 'çankaya' };
    await saveOptions(
      aShippingOption('city', { rules: [{ cities: [istanbul], prices: { eur: 1 } }] }),
      aShippingOption('township', { rules: [{ townships: [cankaya], prices: { eur: 2 } }] }),
      aShippingOption('postcode', { rules: [{ postcodes: ['34-7 1'], prices: { eur: 3 } }] }),
    );
    const { id: townshipId } = await shop()
      .database.db.selectFrom('townships')
      .select('id')
      .where('city_id', '=', 6)
      .where('name', '=', 'Çankaya')
      .executeTakeFirstOrThrow();
    expect(await quotes()).toEqual([['city', 1]]);
    expect(await quotes({ cityId: 6, townshipId })).toEqual([['township', 2]]);
    expect(await quotes({ cityId: 35, postcode: '34710' })).toEqual([['postcode', 3]]);
  });

  it('weighs the goods only where a rule goes by weight: a variant without a weight has its product’s', async () => {
    const ids = await sell(shop(), [
      product('HEAVY', { weight: 700, variants: [sellable('HEAVY-A'), sellable('HEAVY-B', { weight: 250 })] }),
      product('AIR'),
    ]);
    const pieces = [
      { productId: ids.get('HEAVY-A') ?? 0, quantity: 2 },
      { productId: ids.get('HEAVY-B') ?? 0, quantity: 3 },
      { productId: ids.get('AIR') ?? 0, quantity: 99 },
      { productId: 999_999, quantity: 1 },
    ];
    await saveOptions(aShippingOption('flat'));
    expect(await statements(() => quotes({ pieces }))).toBe(1);
    expect(await statements(() => quotes({ pieces }))).toBe(0);
    await saveOptions(
      aShippingOption('heavy', { rules: [{ minWeight: 2150, maxWeight: 2150, prices: { eur: 5 } }] }),
      aShippingOption('by-weight', { rules: [{ prices: { eur: 100 }, perKilogram: { eur: 10 } }] }),
      aShippingOption('many', { rules: [{ minPieces: 105, maxPieces: 105, prices: { eur: 7 } }] }),
    );
    expect(await quotes({ pieces })).toEqual([
      ['heavy', 5],
      ['many', 7],
      ['by-weight', 130],
      ['flat', 900],
    ]);
    expect(await statements(() => quotes({ pieces }))).toBe(1);
  });

  it('passes by an option whose rules somebody has spoilt', async () => {
    await saveOptions(aShippingOption('good'), aShippingOption('spoilt'));
    await shop()
      .database.db.updateTable('shipping_options')
      .set({ rules: JSON.stringify([{ prices: { eur: 'nine' } }]) })
      .where('key', '=', 'spoilt')
      .execute();
    await save(() => Promise.resolve());
    expect(await quotes()).toEqual([['good', 900]]);
  });
});

describe('saveShippingOptions', () => {
  const nowhere = { country: 'TR', city: 'Atlantis', township: null };
  const lost = { country: 'TR', city: 'İstanbul', township: 'Çankaya' };

  it.each<[string, Partial<ShippingOptionInput>, string]>([
    ['a key that is no slug', { key: 'Not A Slug' }, 'invalid_choice'],
    ['no name', { names: {} }, 'blank'],
    ['no delivery type', { deliveryTypes: [] }, 'required'],
    ['a tax above all', { taxRate: 101 }, 'max_value'],
    ['no rule', { rules: [] }, 'shipping_rule'],
    ['a rule without a price', { rules: [{ prices: {} }] }, 'shipping_rule'],
    ['a price below nothing', { rules: [{ prices: { eur: -1 } }] }, 'shipping_rule'],
    ['weight without a price for it', { rules: [{ prices: { eur: 1 }, perKilogram: { usd: 1 } }] }, 'shipping_rule'],
    ['a range the wrong way round', { rules: [{ prices: { eur: 1 }, minWeight: 2, maxWeight: 1 }] }, 'shipping_rule'],
    ['pieces likewise', { rules: [{ prices: { eur: 1 }, minPieces: 2, maxPieces: 1 }] }, 'shipping_rule'],
    [
      'amounts likewise',
      { rules: [{ prices: { eur: 1 }, minAmount: { eur: 2 }, maxAmount: { eur: 1 } }] },
      'shipping_rule',
    ],
    ['a country that is none', { rules: [{ countries: ['Turkey'], prices: { eur: 1 } }] }, 'shipping_rule'],
    ['a city nobody knows', { rules: [{ cities: [nowhere], prices: { eur: 1 } }] }, 'unknown_place'],
    ['a township of another city', { rules: [{ townships: [lost], prices: { eur: 1 } }] }, 'unknown_place'],
  ])('refuses %s and saves nothing', async (_what, wrong, message) => {
    const bad = aShippingOption('bad', wrong);
    expect(await refusalOf(saveOptions(aShippingOption('good'), bad))).toEqual([[bad.key, message]]);
    expect(await quotes()).toEqual([]);
  });

  it('costs two statements for any number, three where places are named, and none for none', async () => {
    const count = (...options: ShippingOptionInput[]) =>
      statements(() =>
        shop()
          .database.db.transaction()
          .execute((tx) => saveShippingOptions(tx, options, NOW)),
      );
    const place = { cities: [{ country: 'TR', city: '34', township: null }], prices: { eur: 1 } };
    const many = Array.from({ length: 20 }, (_, index) => aShippingOption(`many-${index}`));
    expect(await count(...many)).toBe(2);
    expect(await count(...many, aShippingOption('placed', { rules: [place, place] }))).toBe(3);
    expect(await count()).toBe(0);
  });

  it('replaces an option as a whole; the last of a key counts', async () => {
    await saveOptions(aShippingOption('a', { logo: 'a.png', taxRate: 10 }));
    const [before] = await quoteShipping(shop().deps, aConsignment());
    await saveOptions(aShippingOption('a'), aShippingOption('a', { names: { en: 'Last' } }));
    const after = await quoteShipping(shop().deps, aConsignment());
    expect(after).toEqual([{ ...before, names: { en: 'Last' }, logo: null, taxRate: null }]);
  });
});

describe('shipping companies', () => {
  it('are found by key and listed by name while they are active', async () => {
    const fast = aShippingCompany('fast', {
      ...{ name: 'Z Fast', trackingUrl: 'https://fast.example.com/{number}', takesReturns: true },
    });
    await save((tx) =>
      saveShippingCompanies(tx, [fast, aShippingCompany('slow'), aShippingCompany('gone', { isActive: false })]),
    );
    const { db } = shop().deps;
    const found = await findShippingCompany(db, 'fast');
    expect(found).toEqual({
      ...{ id: found?.id, key: 'fast', name: 'Z Fast', trackingUrl: 'https://fast.example.com/{number}' },
      takesReturns: true,
    });
    expect((await shippingCompanies(db)).map(({ key }) => key)).toEqual(['slow', 'fast']);
    expect([await findShippingCompany(db, 'gone'), await findShippingCompany(db, '')]).toEqual([null, null]);
  });

  it.each([
    [aShippingCompany('a b'), 'invalid_choice'],
    [aShippingCompany('a', { name: ' ' }), 'blank'],
    [aShippingCompany('a', { trackingUrl: 'javascript:alert(1)' }), 'invalid_choice'],
  ])('refuse %j and save nothing', async (wrong, message) => {
    const refused = save((tx) => saveShippingCompanies(tx, [aShippingCompany('good'), wrong]));
    expect(await refusalOf(refused)).toEqual([[wrong.key, message]]);
    expect(await shippingCompanies(shop().deps.db)).toEqual([]);
  });
});

describe('GET /shippings/data-source-shipping-options/<id>/', () => {
  const path = '/shippings/data-source-shipping-options';

  it('is empty for every seller: the shop is the only one', async () => {
    for (const at of [`${path}/1`, `${path}/999999/`]) {
      const answer = await shop().visit().get(at);
      expect([at, answer.status, answer.json, answer.cookies.size]).toEqual([at, 200, [], 0]);
    }
  });

  it.each(['x', '1.5', '-'])('knows no seller %s', async (id) => {
    const answer = await shop().visit().get(`${path}/${id}`);
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
  });
});
