import type { Amounts, PriceRule } from './option.ts';
import type { Consignment } from './shipping.ts';

/** What is sent: the goods, where they go, and what they weigh together. */
export interface Parcel extends Omit<Consignment, 'pieces' | 'freeShipping'> {
  readonly pieceCount: number;
  /** Grams; 0 where no rule asks. */
  readonly weight: number;
}

/** What the first rule that matches asks for, in minor units; null where none does. */
export function priceOf(rules: readonly PriceRule[], parcel: Parcel): number | null {
  for (const rule of rules) {
    const price = matches(rule, parcel) ? amountOf(rule, parcel) : null;
    if (price !== null) return price;
  }
  return null;
}

/** Whether a rule has to know what the goods weigh. */
export function goesByWeight({ minWeight, maxWeight, perKilogram }: PriceRule): boolean {
  return minWeight !== undefined || maxWeight !== undefined || perKilogram !== undefined;
}

function matches(rule: PriceRule, parcel: Parcel): boolean {
  return isThere(rule, parcel) && isOfSize(rule, parcel);
}

function isThere({ countries, cities, townships, postcodes }: PriceRule, parcel: Parcel): boolean {
  const postcode = plainPostcode(parcel.postcode ?? '');
  return (
    isAmong(countries, parcel.countryCode.toUpperCase()) &&
    isAmong(cities, parcel.cityId) &&
    isAmong(townships, parcel.townshipId) &&
    (postcodes === undefined || postcodes.some((prefix) => postcode.startsWith(prefix)))
  );
}

function isAmong<Value>(allowed: readonly Value[] | undefined, value: Value): boolean {
  return allowed === undefined || allowed.includes(value);
}

/** A postcode as it is compared: capitals, without blanks and hyphens. */
export function plainPostcode(postcode: string): string {
  return postcode.toUpperCase().replaceAll(/[\s-]/g, '');
}

function isOfSize(rule: PriceRule, { currency, goodsAmount, weight, pieceCount }: Parcel): boolean {
  const { minAmount, maxAmount } = rule;
  return (
    (minAmount === undefined || goodsAmount >= (minAmount[currency] ?? Infinity)) &&
    (maxAmount === undefined || goodsAmount <= (maxAmount[currency] ?? -1)) &&
    isWithin(weight, rule.minWeight, rule.maxWeight) &&
    isWithin(pieceCount, rule.minPieces, rule.maxPieces)
  );
}

function isWithin(value: number, from = 0, to = Infinity): boolean {
  return value >= from && value <= to;
}

/** Null where the rule has no price in the currency. */
function amountOf({ prices, freeAbove, perKilogram }: PriceRule, parcel: Parcel): number | null {
  const { currency, goodsAmount, weight } = parcel;
  const base = prices[currency];
  const byWeight = perKilogram === undefined ? 0 : costOfWeight(perKilogram, currency, weight);
  if (base === undefined || byWeight === null) return null;
  return goodsAmount >= (freeAbove?.[currency] ?? Infinity) ? 0 : base + byWeight;
}

const GRAMS = 1000;

function costOfWeight(perKilogram: Amounts, currency: string, weight: number): number | null {
  const each = perKilogram[currency];
  return each === undefined ? null : each * Math.ceil(weight / GRAMS);
}
