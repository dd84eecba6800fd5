import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { category, product, sell } from '../../../../tests/support/goods.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { saveCategories } from '../../catalogue/index.ts';
import { importFiles } from '../import.fixture.ts';
import { Complaints } from './complaints.ts';
import { promotionType, voucherType } from './promotions.records.ts';

const FACTS = { defaultLanguage: 'en', languages: ['en', 'tr'], currencies: ['eur', 'try'] };
const promotion = (more: object) => ({
  type: 'promotion',
  key: 'p',
  name: 'P',
  benefit: { type: 'free_shipping' },
  ...more,
});

function read(record: unknown) {
  const complaints = new Complaints(FACTS);
  const input = promotionType.read(record, complaints);
  return { input, refused: complaints.refused.map(({ path, reason }) => `${path} ${reason}`) };
}

describe('a promotion', () => {
  it('is read with everything it may have', () => {
    const { input, refused } = read(
      promotion({
        ...{ name: { en: 'Sale', tr: 'İndirim' }, kind: 'coupon', priority: '5', exclusive: 'yes', group: 'sale' },
        conditions: [
          { type: 'basket_total', minimum: { eur: '50.00', TRY: 2000 }, of: { categories: ['shirts'] } },
          { type: 'quantity', minimum: 2 },
          { type: 'segment', any_of: ['vip'] },
          { type: 'first_order' },
          { type: 'payment_option', any_of: ['transfer'] },
          { type: 'currency', any_of: ['EUR'] },
        ],
        benefit: { type: 'percentage', percent: '12.5', on: { attributes: { color: ['navy'] } }, at_most: { eur: 20 } },
        ...{ active: false, starts_at: '2031-01-01', ends_at: '2031-02-01T10:00:00+03:00', usage_limit: 100 },
        ...{ per_customer_limit: '1', budget: { currency: 'eur', amount: '1000' } },
      }),
    );
    expect(refused).toEqual([]);
    expect(input).toEqual({
      ...{ key: 'p', names: { en: 'Sale', tr: 'İndirim' }, kind: 'coupon', priority: 5, isExclusive: true },
      ...{ stackingGroup: 'sale', isActive: false, usageLimit: 100, perCustomerLimit: 1 },
      conditions: [
        { type: 'basket_total', minimum: { eur: 5000, try: 200_000 }, of: { categories: ['shirts'] } },
        { type: 'quantity', minimum: 2, of: {} },
        { type: 'segment', anyOf: ['vip'] },
        { type: 'first_order' },
        { type: 'payment_option', anyOf: ['transfer'] },
        { type: 'currency', anyOf: ['eur'] },
      ],
      benefit: {
        ...{ type: 'percentage', percent: 12.5, on: { attributes: { color: ['navy'] } }, atMost: { eur: 2000 } },
      },
      ...{ startsAt: new Date('2031-01-01T00:00:00Z'), endsAt: new Date('2031-02-01T07:00:00Z') },
      budget: { currency: 'eur', amount: 100_000 },
    });
  });

  it.each([
    [
      { type: 'amount', amount: { eur: '5' }, each: true },
      { type: 'amount', amount: { eur: 500 }, on: {}, each: true },
    ],
    [
      { type: 'fixed_price', price: { eur: 9.9 }, on: { products: ['A', 'A'], full_price_only: true } },
      { type: 'fixed_price', price: { eur: 990 }, on: { products: ['A'], fullPriceOnly: true } },
    ],
    [
      { type: 'buy_x_get_y', buy: 2, get: 1, bought: { except_products: ['A'] } },
      {
        ...{ type: 'buy_x_get_y', buy: 2, get: 1, percent: 100, bought: { exceptProducts: ['A'] }, got: null },
        atMostTimes: null,
      },
    ],
    [
      { type: 'buy_x_get_y', buy: 1, get: 1, percent: 50, got: { categories: ['c'] }, at_most_times: 3 },
      {
        ...{ type: 'buy_x_get_y', buy: 1, get: 1, percent: 50, bought: {}, got: { categories: ['c'] } },
        atMostTimes: 3,
      },
    ],
    [
      { type: 'cheapest_free', of: '3', on: { except_categories: ['c'] } },
      { type: 'cheapest_free', of: 3, on: { exceptCategories: ['c'] } },
    ],
    [{ type: 'free_shipping' }, { type: 'free_shipping' }],
    [
      { type: 'gift_product', sku: 'G' },
      { type: 'gift_product', sku: 'G', quantity: 1 },
    ],
    [
      { type: 'tiered', tiers: [{ from: { eur: 100 }, percent: 5 }] },
      { type: 'tiered', by: 'amount', on: {}, tiers: [{ from: { eur: 10_000 }, percent: 5, amount: null }] },
    ],
    [
      { type: 'tiered', by: 'quantity', tiers: [{ from: 3, amount: { eur: 5 } }] },
      { type: 'tiered', by: 'quantity', on: {}, tiers: [{ from: 3, percent: null, amount: { eur: 500 } }] },
    ],
  ])('gives %j', (benefit, expected) => {
    const { input, refused } = read(promotion({ benefit }));
    expect(refused).toEqual([]);
    expect(input?.benefit).toEqual(expected);
  });

  it.each([
    [{ key: 'Summer Sale' }, 'key "Summer Sale" is not a key: write summer-sale'],
    [{ benefit: { type: 'magic' } }, 'benefit.type "magic" is none of'],
    [{ benefit: { type: 'percentage' } }, 'benefit.percent "" is not a number from 0.01 to 100'],
    [{ benefit: { type: 'percentage', percent: 0.125 } }, 'benefit.percent 0.125 has more than two decimals'],
    [{ benefit: { type: 'percentage', percent: 5, on: { products: [] } } }, 'benefit.on.products is empty'],
    [{ benefit: { type: 'amount', amount: { eur: 'x' } } }, 'benefit.amount.eur "x" is not an amount'],
    [{ benefit: { type: 'amount' } }, 'benefit.amount nothing is not an amount by currency'],
    [{ benefit: { type: 'cheapest_free', of: 1 } }, 'benefit.of 1 is not a whole number from 2'],
    [{ benefit: { type: 'gift_product' } }, 'benefit.sku is missing'],
    [{ benefit: { type: 'tiered' } }, 'benefit.tiers is missing'],
    [{ benefit: { type: 'tiered', tiers: [{ from: { eur: 1 } }] } }, 'benefit.tiers[0] has either percent or amount'],
    [{ conditions: [{ type: 'segment' }] }, 'conditions[0].any_of is empty'],
    [{ conditions: [{ type: 'quantity', minimum: 0 }] }, 'conditions[0].minimum 0 is not a whole number from 1'],
    [{ starts_at: '2031-01-02', ends_at: '2031-01-01' }, 'ends_at is not after starts_at'],
    [{ budget: { currency: 'eur', amount: 0 } }, 'budget.amount is nothing'],
  ])('is refused: %j', (more, reason) => {
    const { refused } = read(promotion(more));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(reason);
  });
});

it('has examples in the guide that are read as they stand', async () => {
  const guide = await readFile(new URL('../../../../../../docs/guides/promotions.md', import.meta.url), 'utf8');
  const examples = guide.split('\n').filter((text) => text.startsWith('{"type"'));
  const said = examples.flatMap((example) => {
    const complaints = new Complaints(FACTS);
    const record: unknown = JSON.parse(example);
    const type = example.startsWith('{"type":"voucher"') ? voucherType : promotionType;
    return [type.read(record, complaints) === null ? 'nothing' : [], complaints.refused, complaints.warnings].flat();
  });
  expect([examples.length, said]).toEqual([10, []]);
});

it('reads a code: one use for a customer, else any number', () => {
  const complaints = new Complaints(FACTS);
  const voucher = (more: object) =>
    voucherType.read({ type: 'voucher', code: 'a b', promotion: 'p', ...more }, complaints);
  expect([voucher({})?.usageLimit, voucher({ customer: 'Ada@Example.org' })?.usageLimit]).toEqual([null, 1]);
  expect(voucher({ customer: 'Ada@Example.org', usage_limit: 5 })).toMatchObject({
    ...{ customer: 'ada@example.org', usageLimit: 5 },
  });
  expect(complaints.refused).toEqual([]);
  voucher({ code: '?!' });
  expect(complaints.refused.map(({ path }) => path)).toEqual(['code']);
});

describe('imported', () => {
  const shop = useShop();

  it('promotions and codes are there, and what they name has to be', async () => {
    const ada = await aCustomer(shop());
    await shop()
      .deps.db.transaction()
      .execute((tx) => saveCategories(shop().deps, tx, [category('shirts')]));
    await sell(shop(), [product('A')]);
    const percentage = (on: object) => ({ type: 'percentage', percent: 10, on });
    const records = [
      promotion({
        key: 'good',
        kind: 'voucher_code',
        benefit: percentage({ products: ['A'], categories: ['shirts'] }),
      }),
      promotion({ key: 'typo', benefit: percentage({ products: ['B'], categories: ['shrits'] }) }),
      promotion({ key: 'gift', benefit: { type: 'gift_product', sku: 'B' } }),
      { type: 'voucher', code: 'GOOD', promotion: 'good', customer: ada.email },
      { type: 'voucher', code: 'good', promotion: 'good' },
      { type: 'voucher', code: 'BAD', promotion: 'nothing' },
      { type: 'voucher', code: 'BAD2', promotion: 'good', customer: 'nobody@example.org' },
    ];
    const { types, entries } = await importFiles(shop(), { 'shop.jsonl': records });
    expect(types.map(({ type, created, refused }) => [type, created, refused])).toEqual([
      ['promotion', 1, 2],
      ['voucher', 1, 3],
    ]);
    expect(entries.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)).toEqual([
      '2 benefit.on.products: names a product that is not there: "B"',
      '2 benefit.on.categories: names a category that is not there: "shrits"',
      '3 benefit.sku: names a product that is not there: "B"',
      '5 code: "GOOD" stands already at line 4',
      '6 promotion: names a promotion that is not there: "nothing"',
      '7 customer: names a customer that is not there: "nobody@example.org"',
    ]);
  });
});
