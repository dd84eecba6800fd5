import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceRule } from './option.ts';
import { goesByWeight, type Parcel, priceOf } from './prices.rules.ts';
import { MOST, readRules } from './stored-rules.ts';

const PARCEL: Parcel = {
  ...{ deliveryType: 'customer', countryCode: 'TR', cityId: 34, townshipId: 7, postcode: '34710', currency: 'eur' },
  ...{ goodsAmount: 5000, pieceCount: 3, weight: 1500 },
};

const EUR = { eur: 900 };
const price = (rules: readonly PriceRule[], parcel: Partial<Parcel> = {}) => priceOf(rules, { ...PARCEL, ...parcel });

describe('the first rule that matches', () => {
  it('gives the price', () => {
    const rules: PriceRule[] = [
      { countries: ['DE'], prices: { eur: 100 } },
      { cities: [34], prices: { eur: 200 } },
      { prices: { eur: 300 } },
    ];
    expect(price(rules)).toBe(200);
    expect(price(rules, { cityId: 6 })).toBe(300);
    expect(price(rules, { countryCode: 'de' })).toBe(100);
  });

  it('is passed over in a currency that it has no price in', () => {
    const rules: PriceRule[] = [
      { prices: { usd: 1 } },
      { prices: EUR, perKilogram: { usd: 1 } },
      { prices: { eur: 5 } },
    ];
    expect([price(rules), price(rules, { currency: 'usd' }), price(rules, { currency: 'try' })]).toEqual([5, 1, null]);
  });

  it('is none where there are no rules', () => {
    expect(price([])).toBeNull();
  });

  it.each<[string, Partial<PriceRule>, Partial<Parcel>, Partial<Parcel>]>([
    ['a country', { countries: ['TR', 'DE'] }, { countryCode: 'DE' }, { countryCode: 'FR' }],
    ['a city', { cities: [34, 6] }, { cityId: 6 }, { cityId: 35 }],
    ['a township', { townships: [7] }, {}, { townshipId: 8 }],
    ['a postcode', { postcodes: ['347', 'SW1A'] }, { postcode: 'sw1a 2aa' }, { postcode: '35000' }],
    ['a postcode that is there', { postcodes: ['347'] }, { postcode: '347-10' }, { postcode: null }],
    ['an amount to reach', { minAmount: { eur: 5000 } }, {}, { goodsAmount: 4999 }],
    ['an amount in its currency', { minAmount: { usd: 1 } }, { currency: 'usd' }, {}],
    ['an amount not to pass', { maxAmount: { eur: 5000 } }, {}, { goodsAmount: 5001 }],
    ['an upper amount in its currency', { maxAmount: { usd: 9000 } }, { currency: 'usd' }, { goodsAmount: 0 }],
    ['grams to reach', { minWeight: 1500 }, {}, { weight: 1499 }],
    ['grams not to pass', { maxWeight: 1500 }, {}, { weight: 1501 }],
    ['pieces to reach', { minPieces: 3 }, {}, { pieceCount: 2 }],
    ['pieces not to pass', { maxPieces: 3 }, {}, { pieceCount: 4 }],
  ])('goes by %s', (_what, condition, met, missed) => {
    const rules: PriceRule[] = [{ ...condition, prices: { eur: 900, usd: 900 } }];
    expect([price(rules, met), price(rules, missed)]).toEqual([900, null]);
  });

  it('asks for each kilogram begun, and for nothing above an amount', () => {
    const rule: PriceRule = { prices: EUR, perKilogram: { eur: 150 }, freeAbove: { eur: 10_000 } };
    const weighing = (weight: number) => price([rule], { weight });
    expect([0, 1, 1000, 1001, 2500].map(weighing)).toEqual([900, 1050, 1050, 1200, 1350]);
    expect([9999, 10_000].map((goodsAmount) => price([rule], { goodsAmount }))).toEqual([1200, 0]);
    expect(price([{ ...rule, freeAbove: { usd: 0 } }], { goodsAmount: 1_000_000 })).toBe(1200);
  });
});

it('says whether weight matters', () => {
  const weighed = (more: Partial<PriceRule>) => goesByWeight({ prices: EUR, ...more });
  expect([weighed({}), weighed({ minPieces: 1, minAmount: EUR })]).toEqual([false, false]);
  expect([weighed({ minWeight: 0 }), weighed({ maxWeight: 1 }), weighed({ perKilogram: EUR })]).toEqual([
    true,
    true,
    true,
  ]);
});

const amounts = (max: number) =>
  fc.dictionary(fc.constantFrom('eur', 'usd'), fc.nat({ max }), { minKeys: 1, noNullPrototype: true });
const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 });
const conditions = {
  countries: some(fc.constantFrom('TR', 'DE')),
  cities: some(fc.constantFrom(34, 6)),
  townships: some(fc.constantFrom(7, 8)),
  postcodes: some(fc.constantFrom('3', '34', '06')),
  ...{ minAmount: amounts(9000), maxAmount: amounts(9000), minWeight: fc.nat(3000), maxWeight: fc.nat(3000) },
  ...{ minPieces: fc.nat(5), maxPieces: fc.nat(5) },
};
const conditionsOf = fc.record(conditions, { requiredKeys: [] });
const ruleOf = fc.record(
  {
    ...{ ...conditions, freeAbove: amounts(9000) },
    ...{ prices: amounts(MOST.amount), perKilogram: amounts(MOST.perKilogram) },
  },
  { requiredKeys: ['prices'] },
);
const rulesOf = fc.array(ruleOf, { minLength: 1, maxLength: 5 }).map((rules) => readRules(rules) ?? []);
const parcelOf = fc.record({
  ...{ deliveryType: fc.constant('customer' as const), countryCode: fc.constantFrom('TR', 'DE', 'FR') },
  ...{ cityId: fc.constantFrom(34, 6, 1), townshipId: fc.constantFrom(7, 8, 9) },
  postcode: fc.option(fc.constantFrom('34710', '06420', 'X'), { nil: null }),
  ...{ currency: fc.constantFrom('eur', 'usd', 'try'), goodsAmount: fc.nat(10_000) },
  ...{ pieceCount: fc.integer({ min: 1, max: 6 }), weight: fc.nat(4000) },
});

describe('whatever the rules', () => {
  it('are read again as they were kept', () => {
    fc.assert(
      fc.property(rulesOf, (rules) => rules.length > 0 && readRules(JSON.parse(JSON.stringify(rules))) !== null),
    );
  });

  it('a price is a whole number from nothing up, or there is none', () => {
    fc.assert(
      fc.property(rulesOf, parcelOf, (rules, parcel) => {
        const asked = priceOf(rules, { ...parcel, weight: parcel.weight * 100_000 });
        return asked === null || (Number.isSafeInteger(asked) && asked >= 0);
      }),
    );
  });

  it('a list asks what the first of its rules asks that asks anything', () => {
    fc.assert(
      fc.property(rulesOf, parcelOf, (rules, parcel) => {
        const first = rules.map((rule) => priceOf([rule], parcel)).find((asked) => asked !== null);
        return priceOf(rules, parcel) === (first ?? null);
      }),
    );
  });

  it('a further condition never makes a rule match more', () => {
    fc.assert(
      fc.property(ruleOf, conditionsOf, parcelOf, (one, more, parcel) => {
        const [narrower, wider] = [readRules([{ ...more, ...one }]) ?? [], readRules([one]) ?? []];
        return priceOf(narrower, parcel) === null || priceOf(narrower, parcel) === priceOf(wider, parcel);
      }),
    );
  });

  it('only rules that go by weight change with it', () => {
    fc.assert(
      fc.property(rulesOf, parcelOf, fc.nat(9000), (rules, parcel, weight) => {
        const same = priceOf(rules, parcel) === priceOf(rules, { ...parcel, weight });
        return same || rules.some(goesByWeight);
      }),
    );
  });
});

describe('rules that are kept', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['no rule', []],
    ['a rule without prices', [{}]],
    ['no price', [{ prices: {} }]],
    ['a price below nothing', [{ prices: { eur: -1 } }]],
    ['half a cent', [{ prices: { eur: 0.5 } }]],
    ['a price beyond all measure', [{ prices: { eur: MOST.amount + 1 } }]],
    ['a price as text', [{ prices: { eur: '9.00' } }]],
    ['a currency that is none', [{ prices: { euro: 1 } }]],
    ['no country', [{ countries: [], prices: EUR }]],
    ['a country in small letters', [{ countries: ['tr'], prices: EUR }]],
    ['a postcode with blanks', [{ postcodes: ['SW1 A'], prices: EUR }]],
    ['what nobody knows', [{ prices: EUR, moon: 'full' }]],
  ])('cannot be read with %s', (_what, rules) => {
    expect(readRules(rules)).toBeNull();
  });
});
