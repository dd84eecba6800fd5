import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { loadPlaces } from '../../../../tests/support/worlds.ts';
import { deliveryOptions, quoteShipping, shippingCompanies } from '../../shipping/index.ts';
import { aConsignment } from '../../shipping/shipping.support.ts';
import { importFiles } from '../import.fixture.ts';
import { Complaints } from './complaints.ts';
import { deliveryOptionType, shippingCompanyType, shippingOptionType } from './shipping.records.ts';

const FACTS = { defaultLanguage: 'en', languages: ['en', 'tr'], currencies: ['eur', 'try'] };
const option = (more: object) => ({
  ...{ type: 'shipping_option', key: 'o', name: 'O', rules: [{ prices: { eur: 1 } }] },
  ...more,
});
const ruled = (...rules: object[]) => option({ rules: rules.map((rule) => ({ prices: { eur: 1 }, ...rule })) });

function read(record: unknown) {
  const complaints = new Complaints(FACTS);
  const input = shippingOptionType.read(record, complaints);
  return { input, refused: complaints.refused.map(({ path, reason }) => `${path} ${reason}`) };
}

describe('a shipping option', () => {
  it('is read with everything it may have', () => {
    const istanbul = { country: 'TR', city: 'İstanbul' };
    const { input, refused } = read(
      option({
        ...{
          name: { en: 'Fast', tr: 'Hızlı' },
          description: 'Tomorrow',
          logo: 'fast.png',
          position: '3',
          active: 'no',
        },
        ...{ delivery_types: ['customer', 'retail_store'], tax_rate: '18.5' },
        rules: [
          {
            ...{ countries: ['TR'], cities: [istanbul], townships: [{ ...istanbul, township: 'Kadıköy' }] },
            ...{ postcodes: ['34'], min_amount: { eur: '10' }, max_amount: { eur: 20.5 }, min_weight: '100' },
            ...{ max_weight: 2000, min_pieces: 1, max_pieces: '9', prices: { eur: '4.90', TRY: 100 } },
            ...{ free_above: { eur: 50 }, per_kilogram: { eur: '0.50', try: 10 } },
          },
          { prices: { eur: 9 }, min_weight: null },
        ],
      }),
    );
    expect(refused).toEqual([]);
    expect(input).toEqual({
      ...{ key: 'o', names: { en: 'Fast', tr: 'Hızlı' }, descriptions: { en: 'Tomorrow' }, logo: 'fast.png' },
      ...{ deliveryTypes: ['customer', 'retail_store'], taxRate: 18.5, position: 3, isActive: false },
      rules: [
        {
          ...{ countries: ['TR'], cities: [{ ...istanbul, township: null }] },
          ...{ townships: [{ ...istanbul, township: 'Kadıköy' }], postcodes: ['34'] },
          ...{ minAmount: { eur: 1000 }, maxAmount: { eur: 2050 }, minWeight: 100, maxWeight: 2000 },
          ...{ minPieces: 1, maxPieces: 9, prices: { eur: 490, try: 10_000 } },
          ...{ freeAbove: { eur: 5000 }, perKilogram: { eur: 50, try: 1000 } },
        },
        { prices: { eur: 900 } },
      ],
    });
  });

  it('is for customers at home, and offered, where nothing else is said', () => {
    expect(read(option({})).input).toEqual({
      ...{ key: 'o', names: { en: 'O' }, descriptions: {}, logo: null, deliveryTypes: ['customer'], taxRate: null },
      ...{ position: 0, isActive: true, rules: [{ prices: { eur: 100 } }] },
    });
  });

  it.each<[object, string]>([
    [option({ key: 'Fast One' }), 'key "Fast One" is not a key: write small letters, digits and hyphens'],
    [option({ name: '' }), 'name is empty'],
    [option({ rules: [] }), 'rules is empty'],
    [option({ rules: undefined }), 'rules is missing'],
    [option({ rules: ['free'] }), 'rules[0] "free" is not a rule in braces'],
    [option({ rules: [{}] }), 'rules[0].prices is missing'],
    [option({ delivery_types: ['drone'] }), 'delivery_types ["drone"] are not customer, retail_store or both'],
    [option({ delivery_types: [] }), 'delivery_types [] are not customer, retail_store or both'],
    [option({ tax_rate: 101 }), 'tax_rate 101 is not a number from 0 to 100'],
    [ruled({ prices: { eur: 'nine' } }), 'rules[0].prices.eur "nine" is not an amount: write 12.50'],
    [ruled({ prices: { eur: -1 } }), 'rules[0].prices.eur -1 is not an amount: write 12.50'],
    [ruled({ prices: {} }), 'rules[0].prices {} is not an amount by currency: write {"eur": "50"}'],
    [ruled({}, { free_above: 50 }), 'rules[1].free_above 50 is not an amount by currency: write {"eur": "50"}'],
    [ruled({ countries: ['tr'] }), 'rules[0].countries "tr" is not a country: write TR'],
    [ruled({ countries: [] }), 'rules[0].countries is empty'],
    [ruled({ cities: ['İstanbul'] }), 'rules[0].cities[0] "İstanbul" is not {"country", "city"}'],
    [ruled({ townships: [{ country: 'TR', city: '34' }] }), 'rules[0].townships[0].township is missing'],
    [ruled({ min_weight: '1 kg' }), 'rules[0].min_weight "1 kg" is not a whole number from 0 to 1000000000'],
    [ruled({ max_pieces: 1.5 }), 'rules[0].max_pieces 1.5 is not a whole number from 0 to 1000000'],
  ])('is refused: %j', (record, reason) => {
    expect(read(record).refused).toEqual([reason]);
  });
});

describe('other records of shipping', () => {
  const refused = (type: typeof deliveryOptionType | typeof shippingCompanyType, record: object) => {
    const complaints = new Complaints(FACTS);
    type.read(record, complaints);
    return complaints.refused.map(({ path, reason }) => `${path} ${reason}`);
  };

  it.each<[object, string]>([
    [{ key: 'a b', name: 'A' }, 'key "a b" is not a key: write small letters, digits and hyphens'],
    [{ key: 'a' }, 'name is missing'],
    [{ key: 'a', name: 'A', delivery_type: 'drone' }, 'delivery_type "drone" is none of customer, retail_store'],
  ])('are refused: delivery option %j', (record, reason) => {
    expect(refused(deliveryOptionType, { type: 'delivery_option', ...record })).toEqual([reason]);
  });

  it.each<[object, string]>([
    [{ key: '', name: 'A' }, 'key "" is not a key: write 1 to 120 characters on one line'],
    [{ key: 'a', name: ' ' }, 'name is empty'],
    [
      { key: 'a', name: 'A', tracking_url: 'javascript:1' },
      'tracking_url "javascript:1" is not an address: write https://…/{number}',
    ],
    [{ key: 'a', name: 'A', takes_returns: 'perhaps' }, 'takes_returns "perhaps" is neither true nor false'],
  ])('are refused: shipping company %j', (record, reason) => {
    expect(refused(shippingCompanyType, { type: 'shipping_company', ...record })).toEqual([reason]);
  });
});

describe('an import', () => {
  const shop = useShop();

  beforeAll(() => loadPlaces(shop().database.db));

  const home = { type: 'delivery_option', key: 'home', name: 'Home' };
  const nowhere = ruled({ cities: [{ country: 'TR', city: 'Atlantis' }] });
  const company = { type: 'shipping_company', key: 'parcel', name: 'Parcel' };

  async function kept() {
    await shop().catchUp();
    const quotes = await quoteShipping(shop().deps, aConsignment());
    const options = await deliveryOptions(shop().deps);
    const companies = await shippingCompanies(shop().deps.db);
    return [options, quotes, companies].map((list) => list.map(({ key }) => key));
  }

  it('saves what is good and tells what is not', async () => {
    const lines = [
      home,
      option({ key: 'good' }),
      { ...nowhere, key: 'lost' },
      ruled({ prices: { eur: 'x' } }),
      company,
    ];
    const { types, refusals } = await importFiles(shop(), { 'shipping.jsonl': lines });
    expect(refusals).toEqual([
      'shipping.jsonl:4 rules[0].prices.eur "x" is not an amount: write 12.50',
      'shipping.jsonl:3 key There is no such place: Atlantis, TR.',
    ]);
    expect(types.map(({ type, created, refused }) => [type, created, refused])).toEqual([
      ['delivery_option', 1, 0],
      ['shipping_option', 1, 2],
      ['shipping_company', 1, 0],
    ]);
    expect(await kept()).toEqual([['home'], ['good'], ['parcel']]);
  });

  it('replaces what is there by its key', async () => {
    const lines = [home, option({ key: 'good', active: false }), company];
    const { types, refusals } = await importFiles(shop(), { 'shipping.jsonl': lines });
    expect([refusals, types.map(({ created, updated }) => [created, updated])]).toEqual([
      [],
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ]);
    expect(await kept()).toEqual([['home'], [], ['parcel']]);
  });
});
