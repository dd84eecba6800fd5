import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Complaints } from './complaints.ts';
import { RECORD_TYPES } from './record-types.ts';
import { readAmount } from './values.ts';

const FACTS = { defaultLanguage: 'en', languages: ['en', 'tr'], currencies: ['eur', 'try'] };

/** What is said of a record, `path reason`. */
function read(record: { type: string; [name: string]: unknown }) {
  const complaints = new Complaints(FACTS);
  const type = RECORD_TYPES.find((anyType) => anyType(({ name }) => name === record.type));
  const input = type?.((known): unknown => known.read(record, complaints));
  const said = (list: readonly { path: string; reason: string }[]) =>
    list.map(({ path, reason }) => `${path} ${reason}`);
  return { input, refused: said(complaints.refused), warnings: said(complaints.warnings) };
}

const product = (more: object) => ({ type: 'product', sku: 'A', name: 'A', ...more });
const variant = (sku: string, size: unknown, more: object = {}) => ({ sku, attributes: { size }, ...more });

describe('amounts', () => {
  it('are exact, however large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (minor) => {
        const text = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
        expect(readAmount(text, 'price', new Complaints(FACTS))).toBe(minor);
      }),
    );
  });

  it('are what a JSON number says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), (minor) => {
        expect(readAmount(minor / 100, 'price', new Complaints(FACTS))).toBe(minor);
      }),
    );
  });
});

describe('a product', () => {
  it('is read with everything it may have', () => {
    const { input, refused, warnings } = read(
      product({
        ...{ name: { en: 'Shirt', 'tr-TR': 'Gömlek' }, description: 'Fine', slug: { tr: 'gomlek' }, tax_rate: '18.5' },
        ...{
          attributes: {
            care: { en: 'Cool', tr: 'Soğuk' },
            weight: 3,
            tags: ['a', 'b'],
            nested: { Any: [1] },
            none: null,
          },
        },
        ...{ prices: { eur: '74.50', TRY: { price: 1600, retail_price: '1999.9' }, 'eur@vip': 70 }, stock: 12 },
        ...{
          active: 'no',
          max_quantity: '10',
          sale_starts_at: '2031-01-01 10:00',
          sale_ends_at: '2031-02-01T00:00:00+03:00',
          weight: '250',
        },
      }),
    );
    expect([refused, warnings]).toEqual([[], []]);
    expect(input).toEqual({
      product: {
        ...{
          sku: 'A',
          baseCode: 'A',
          names: { en: 'Shirt', tr: 'Gömlek' },
          descriptions: { en: 'Fine' },
          slugs: { tr: 'gomlek' },
        },
        attributes: { care: 'Cool', weight: 3, tags: ['a', 'b'], nested: { Any: [1] } },
        attributeTexts: { en: { care: 'Cool' }, tr: { care: 'Soğuk' } },
        prices: [
          { currency: 'eur', segment: null, price: 7450, retailPrice: 7450 },
          { currency: 'try', segment: null, price: 160000, retailPrice: 199990 },
          { currency: 'eur', segment: 'vip', price: 7000, retailPrice: 7000 },
        ],
        ...{
          attributeSet: null,
          extraAttributes: {},
          categories: [],
          images: [],
          variantKeys: [],
          variants: [],
          members: [],
        },
        ...{ boost: 0, taxRate: 18.5, unitType: 'qty', isActive: false, maxQuantity: 10, sellWithoutStock: false },
        ...{ saleStartsAt: new Date('2031-01-01T10:00:00Z'), saleEndsAt: new Date('2031-01-31T21:00:00Z') },
        weight: 250,
      },
      stock: [{ sku: 'A', location: 'online', onHand: 12, path: 'stock' }],
    });
  });

  it.each<[object, string]>([
    [{ sku: undefined }, 'sku is missing'],
    [{ sku: 7 }, 'sku 7 is not a key: write 1 to 120 characters on one line'],
    [{ sku: 'a\nb' }, String.raw`sku "a\nb" is not a key: write 1 to 120 characters on one line`],
    [{ sku: 'x'.repeat(121) }, `sku "${'x'.repeat(59)}… is not a key: write 1 to 120 characters on one line`],
    [{ name: '' }, 'name is empty'],
    [{ name: { en: 3 } }, 'name {"en":3} is neither a text nor {"language": "text"}, of up to 500 characters each'],
    [{ name: { 'english!': 'A' } }, 'name.english! "english!" is not a language: write en or tr'],
    [{ prices: { eur: '12,50' } }, 'prices.eur "12,50" is not an amount: write 12.50'],
    [{ prices: { eur: 0.1 + 0.2 } }, 'prices.eur 0.30000000000000004 is not an amount: write 12.50'],
    [{ prices: { eur: -1 } }, 'prices.eur -1 is not an amount: write 12.50'],
    [{ prices: { eur: 1e21 } }, 'prices.eur 1e+21 is not an amount: write 12.50'],
    [{ prices: { eur: '1.999' } }, 'prices.eur "1.999" is not an amount: write 12.50'],
    [
      { prices: { eur: { price: 2, retail_price: 1 } } },
      'prices.eur.retail_price 1 is below the price: it is the price before discount',
    ],
    [{ prices: { eur: 1, EUR: 2 } }, 'prices.EUR stands there twice'],
    [{ prices: { euro: 1 } }, 'prices.euro "euro" is not a currency: write eur'],
    [{ prices: { 'eur@V I P': 1 } }, 'prices.eur@V I P "V I P" is not a segment: small letters, digits, _ and - only'],
    [{ prices: 5 }, 'prices 5 is not an object of currency to price'],
    [
      { attributes: { 'Shoe Size': 1 } },
      'attributes.Shoe Size "Shoe Size" is not the key of an attribute: small letters, digits and _ only',
    ],
    [{ stock: -1 }, 'stock -1 is not a whole number from 0 to 1000000000'],
    [{ stock: { moon: 1.5 } }, 'stock.moon 1.5 is not a whole number from 0 to 1000000000'],
    [{ active: 'maybe' }, 'active "maybe" is neither true nor false'],
    [{ tax_rate: 101 }, 'tax_rate 101 is not a number from 0 to 100'],
    [{ weight: '1.5' }, 'weight "1.5" is not a whole number from 0 to 10000000'],
    [{ boost: '' }, 'boost "" is not a whole number from -1000 to 1000'],
    [{ sale_starts_at: 'tomorrow' }, 'sale_starts_at "tomorrow" is not a time: write 2031-01-01T00:00:00Z'],
    [{ sale_starts_at: '2031-13-01' }, 'sale_starts_at "2031-13-01" is not a time: write 2031-01-01T00:00:00Z'],
    [{ sale_starts_at: '2031-02-01', sale_ends_at: '2031-01-01' }, 'sale_ends_at is not after sale_starts_at'],
    [{ images: 'a.jpg' }, 'images "a.jpg" is not a list of up to 100 pictures'],
    [{ categories: ['a', 5] }, 'categories[1] 5 is not a key: write 1 to 120 characters on one line'],
    [{ members: ['A'] }, 'members names the product itself'],
    [{ members: ['B'], variant_keys: ['size'], variants: [variant('A-M', 'M')] }, 'members cannot go with variants'],
    [{ variants: [variant('A-M', 'M')] }, 'variant_keys is missing: which attributes tell the variants apart?'],
    [{ variant_keys: ['size'], variants: [variant('A', 'M')] }, 'variants[0].sku "A" stands there twice'],
    [
      { variant_keys: ['size'], variants: [variant('A-M', 'M'), variant('A-2', 'M')] },
      'variants[1].attributes are those of A-M too: variants have to differ',
    ],
    [{ variant_keys: ['color'], variants: [variant('A-M', 'M')] }, 'variants[0].attributes.color is missing'],
    [{ variant_keys: ['size'], variants: [{ attributes: { size: 'M' } }] }, 'variants[0].sku is missing'],
  ])('is refused with %j', (more, reason) => {
    expect(read(product(more)).refused).toEqual([reason]);
  });

  it('is refused with more variants than fit into memory together', () => {
    const { refused } = read(product({ variants: Array.from({ length: 2001 }, () => ({})) }));
    expect(refused).toEqual([expect.stringMatching(/^variants .* is not a list of up to 2000 variants$/)]);
  });

  it('is refused with one reason for each field', () => {
    const { refused } = read(product({ sku: 7, boost: 'x', variants: [{ sku: '' }, 5] }));
    expect(refused).toEqual([
      'sku 7 is not a key: write 1 to 120 characters on one line',
      'variants[0].sku "" is not a key: write 1 to 120 characters on one line',
      'variants[1] 5 is not a variant in braces',
    ]);
  });

  it('warns of what it does not know', () => {
    const { refused, warnings } = read(
      product({
        colour: 'red',
        name: { de: 'Hemd' },
        prices: { gbp: 1, eur: { price: 1, sale: 1 } },
        variant_keys: ['size'],
        variants: [variant('A-M', 'M', { weigth: 3 })],
      }),
    );
    expect(refused).toEqual([]);
    expect(warnings).toEqual(
      [
        'variants[0].weigth is not known here: not read',
        'colour is not known here: not read',
        'name.de "de" is none of the shop\'s languages (AVAILABLE_LANGUAGES): kept, never shown',
        'prices.gbp "gbp" is none of the shop\'s currencies (AVAILABLE_CURRENCIES): kept, never shown',
      ].sort((one, other) => warnings.indexOf(one) - warnings.indexOf(other)),
    );
  });
});

describe('other records', () => {
  it.each<[{ type: string; [name: string]: unknown }, string]>([
    [
      { type: 'attribute', key: 'Color', data_type: 'dropdown', name: 'C' },
      'key "Color" is not the key of an attribute: small letters, digits and _ only',
    ],
    [
      { type: 'attribute', key: 'color', data_type: 'list', name: 'C' },
      'data_type "list" is none of text, number, boolean, date, dropdown, valuelabel, image, multiselect, nested',
    ],
    [
      { type: 'attribute', key: 'color', data_type: 'text', name: 'C', values: [{ value: 'a', hex: 'red' }] },
      'values[0].hex "red" is not a colour: write #1F2A44',
    ],
    [
      { type: 'attribute', key: 'color', data_type: 'text', name: 'C', values: [{ value: 'a' }, { value: 'a' }] },
      'values[1].value "a" stands there twice',
    ],
    [{ type: 'category', key: 'a' }, 'name is missing'],
    [{ type: 'price', sku: 'A', currency: 'eur', price: 'free' }, 'price "free" is not an amount: write 12.50'],
    [
      { type: 'price', sku: 'A', currency: 'eur', price: 2, retail_price: 1 },
      'retail_price 1 is below the price: it is the price before discount',
    ],
    [{ type: 'stock', sku: 'A', on_hand: 'many' }, 'on_hand "many" is not a whole number from 0 to 1000000000'],
    [{ type: 'redirect', from: 'old', to: '/new/' }, 'from "old" is not a path of this shop: write /men/'],
    [
      { type: 'redirect', from: '/old/', to: 'https://elsewhere.example/' },
      'to "https://elsewhere.example/" is not a path of this shop: write /men/',
    ],
    [{ type: 'redirect', from: '/old/', to: '/new/', status: 200 }, 'status 200 is none of 301, 302, 303, 307, 308'],
    [{ type: 'place', country: 'tr', city: 'X' }, 'country "tr" is not a country: write TR'],
    [{ type: 'place', country: 'TR', city: 'X', district: 'Y' }, 'township is missing: a district lies in one'],
    [
      { type: 'store', code: 'A', name: 'A', address: 'x', township: 'Kadıköy' },
      'township "Kadıköy" is not {"country", "city", "township"}',
    ],
    [
      {
        type: 'card',
        key: 'a',
        name: 'A',
        bank: { key: 'b', name: 'B' },
        family: { key: 'c', name: 'C' },
        bins: [],
        installments: [{ count: 0, rate: 0 }],
      },
      'installments[0].count 0 is not a whole number from 1 to 99',
    ],
    [
      { type: 'payment_option', key: 'a', name: 'A', payment_type: 'cheque' },
      'payment_type "cheque" is none of credit_card, saved_card, funds_transfer, redirection, pay_on_delivery, loyalty_money',
    ],
    [
      {
        ...{ type: 'payment_option', key: 'a', name: 'A', payment_type: 'pay_on_delivery' },
        choices: [{ value: 'cash', name: 'Cash', fee: { eur: 'two' } }],
      },
      'choices[0].fee.eur "two" is not an amount: write 12.50',
    ],
    [
      {
        ...{ type: 'payment_option', key: 'a', name: 'A', payment_type: 'loyalty_money' },
        conditions: { delivery_types: ['customer', 'pigeon'] },
      },
      'conditions.delivery_types "pigeon" is neither customer nor retail_store',
    ],
    [
      {
        ...{ type: 'payment_option', key: 'a', name: 'A', payment_type: 'loyalty_money' },
        conditions: { countries: ['Turkey'] },
      },
      'conditions.countries "Turkey" is not a country: write TR',
    ],
    [{ type: 'bank_account', iban: 'TR28', holder_name: 'A', bank: { key: 'b' } }, 'bank.name is missing'],
    [
      { type: 'sorter', value: 'a', label: 'A', by: 'size' },
      'by "size" is none of default, price, -price, newest, name, -name',
    ],
    [
      { type: 'widget', slug: 'a', name: 'A', attributes: {}, attributes_by_language: {} },
      'attributes cannot go with attributes_by_language',
    ],
    [{ type: 'seo', url: 'https://x.example/' }, 'url "https://x.example/" is not a path of this shop: write /men/'],
  ])('are refused: %j', (record, reason) => {
    expect(read(record).refused).toEqual([reason]);
  });
});
