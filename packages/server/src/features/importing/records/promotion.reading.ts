import type { Amounts, Benefit, Condition, Selector, Tier } from '../../promotions/index.ts';
import { type Complaints, shown } from './complaints.ts';
import { readCurrency } from './product.reading.ts';
import type { GivenBenefit, GivenCondition, GivenSelector } from './promotion.record.ts';
import { distinct, readAmount, readDecimal, readTruth, readWhole } from './values.ts';

/** Conditions and benefits of files as the engine knows them. What is wrong is told to the complaints. */

type Given<Value> = Value | null | undefined;

const PIECES = { from: 1, to: 1_000_000 };
const PERCENT = { from: 0.01, to: 100 };

export function readCondition(given: GivenCondition, path: string, complaints: Complaints): Condition {
  const any = () => readKeys(given.any_of, `${path}.any_of`, complaints);
  const of = readSelector(given.of, `${path}.of`, complaints);
  switch (given.type) {
    case 'basket_total':
      return { type: 'basket_total', minimum: readAmounts(given.minimum, `${path}.minimum`, complaints), of };
    case 'quantity':
      return { type: 'quantity', minimum: readPieces(given.minimum, `${path}.minimum`, complaints), of };
    case 'currency':
      return { type: 'currency', anyOf: any().map((code) => readCurrency(code, `${path}.any_of`, complaints)) };
    case 'segment':
      return { type: 'segment', anyOf: any() };
    case 'payment_option':
      return { type: 'payment_option', anyOf: any() };
    case 'first_order':
      return { type: 'first_order' };
  }
}

type ReadBenefit = (given: GivenBenefit, complaints: Complaints) => Benefit;

const BENEFITS: Readonly<Record<Benefit['type'], ReadBenefit>> = {
  percentage: (given, complaints) => ({
    type: 'percentage',
    percent: readPercent(given.percent, 'benefit.percent', complaints),
    on: readSelector(given.on, 'benefit.on', complaints),
    atMost: given.at_most == null ? null : readAmounts(given.at_most, 'benefit.at_most', complaints),
  }),
  amount: (given, complaints) => ({
    type: 'amount',
    amount: readAmounts(given.amount, 'benefit.amount', complaints),
    on: readSelector(given.on, 'benefit.on', complaints),
    each: readTruth(given.each, 'benefit.each', complaints, false),
  }),
  fixed_price: (given, complaints) => ({
    type: 'fixed_price',
    price: readAmounts(given.price, 'benefit.price', complaints),
    on: readSelector(given.on, 'benefit.on', complaints),
  }),
  buy_x_get_y: (given, complaints) => ({
    type: 'buy_x_get_y',
    buy: readPieces(given.buy, 'benefit.buy', complaints),
    get: readPieces(given.get, 'benefit.get', complaints),
    percent: readPercent(given.percent ?? 100, 'benefit.percent', complaints),
    bought: readSelector(given.bought, 'benefit.bought', complaints),
    got: given.got === undefined ? null : readSelector(given.got, 'benefit.got', complaints),
    atMostTimes:
      given.at_most_times == null ? null : readPieces(given.at_most_times, 'benefit.at_most_times', complaints),
  }),
  cheapest_free: (given, complaints) => ({
    type: 'cheapest_free',
    of: readWhole(given.of ?? '', 'benefit.of', complaints, { from: 2, to: PIECES.to }),
    on: readSelector(given.on, 'benefit.on', complaints),
  }),
  free_shipping: () => ({ type: 'free_shipping' }),
  gift_product: (given, complaints) => {
    if (given.sku == null) complaints.refuse('benefit.sku', 'is missing');
    const quantity = readPieces(given.quantity ?? 1, 'benefit.quantity', complaints);
    return { type: 'gift_product', sku: given.sku ?? '', quantity };
  },
  tiered: readTiers,
};

export function readBenefit(given: GivenBenefit, complaints: Complaints): Benefit {
  return BENEFITS[given.type](given, complaints);
}

function readTiers(given: GivenBenefit, complaints: Complaints): Benefit {
  const by = given.by ?? 'amount';
  const tiers = given.tiers ?? [];
  if (tiers.length === 0) complaints.refuse('benefit.tiers', 'is missing');
  return {
    ...{ type: 'tiered', by, on: readSelector(given.on, 'benefit.on', complaints) },
    tiers: tiers.map((tier, index): Tier => {
      const path = `benefit.tiers[${index}]`;
      const from = by === 'quantity' ? readPieces : readAmounts;
      if ((tier.percent == null) === (tier.amount == null)) complaints.refuse(path, 'has either percent or amount');
      return {
        from: from(tier.from, `${path}.from`, complaints),
        percent: tier.percent == null ? null : readPercent(tier.percent, `${path}.percent`, complaints),
        amount: tier.amount == null ? null : readAmounts(tier.amount, `${path}.amount`, complaints),
      };
    }),
  };
}

function readSelector(given: Given<GivenSelector>, path: string, complaints: Complaints): Selector {
  const keys = (name: 'products' | 'categories' | 'except_products' | 'except_categories') =>
    given?.[name] === undefined ? null : readKeys(given[name], `${path}.${name}`, complaints);
  const attributes = Object.entries(given?.attributes ?? {}).map(([key, value]) => {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    return [key, readKeys(values, `${path}.attributes.${key}`, complaints)] as const;
  });
  const [products, categories] = [keys('products'), keys('categories')];
  const [exceptProducts, exceptCategories] = [keys('except_products'), keys('except_categories')];
  return {
    ...(products === null ? {} : { products }),
    ...(categories === null ? {} : { categories }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(exceptProducts === null ? {} : { exceptProducts }),
    ...(exceptCategories === null ? {} : { exceptCategories }),
    ...(readTruth(given?.full_price_only, `${path}.full_price_only`, complaints, false) ? { fullPriceOnly: true } : {}),
  };
}

/** An empty list would mean nothing at all, which nobody wants to say. */
function readKeys(given: Given<readonly string[]>, path: string, complaints: Complaints): string[] {
  const keys = distinct(given).filter((each) => each !== '');
  if (keys.length === 0) complaints.refuse(path, 'is empty');
  return keys;
}

/** Minor units by currency; at least one. */
export function readAmounts(given: unknown, path: string, complaints: Complaints): Amounts {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  if (entries.length === 0)
    complaints.refuse(path, `${shown(given)} is not an amount by currency: write {"eur": "50"}`);
  return Object.fromEntries(
    entries.map(([currency, value]: [string, unknown]) => {
      const at = `${path}.${currency}`;
      const written = typeof value === 'string' || typeof value === 'number' ? value : '';
      return [readCurrency(currency, at, complaints), readAmount(written, at, complaints)];
    }),
  );
}

function readPercent(given: Given<string | number>, path: string, complaints: Complaints): number {
  const percent = readDecimal(given ?? '', path, complaints, PERCENT);
  if (Math.abs(percent * 100 - Math.round(percent * 100)) > 1e-9) {
    complaints.refuse(path, `${shown(given)} has more than two decimals`);
  }
  return percent;
}

function readPieces(given: unknown, path: string, complaints: Complaints): number {
  const written = typeof given === 'string' || typeof given === 'number' ? given : '';
  return readWhole(written, path, complaints, PIECES);
}
