import type { PriceInput, ProductInput, SellableInput } from '../../catalogue/index.ts';
import { readAttributeKey } from './catalogue.records.ts';
import { type Complaints, shown } from './complaints.ts';
import type { ProductRecord, VariantRecord } from './product.record.ts';
import { distinct, readAmount, readDecimal, readName, readTexts, readTime, readTruth, readWhole } from './values.ts';

/** Pieces on hand of one SKU at one location. */
export interface StockLevel {
  readonly sku: string;
  readonly location: string;
  readonly onHand: number;
  /** Where the record says so. */
  readonly path: string;
}

/** A product with what other features keep of it. */
export interface GivenProduct {
  readonly product: ProductInput;
  readonly stock: readonly StockLevel[];
}

export const DEFAULT_LOCATION = 'online';
export const MOST_PIECES = 1_000_000_000;

export function readProduct(record: ProductRecord, complaints: Complaints): GivenProduct {
  const variants = (record.variants ?? []).map((variant, index) => readVariant(variant, index, complaints));
  const product: ProductInput = {
    ...readSellable(record, '', complaints),
    names: readName(record.name, 'name', complaints),
    baseCode: record.base_code ?? record.sku,
    descriptions: readTexts(record.description, 'description', complaints),
    slugs: readTexts(record.slug, 'slug', complaints),
    attributeSet: record.attribute_set ?? null,
    extraAttributes: record.extra_attributes ?? {},
    categories: distinct(record.categories),
    variantKeys: distinct(record.variant_keys),
    variants,
    members: distinct(record.members),
    boost: readWhole(record.boost ?? 0, 'boost', complaints, { from: -1000, to: 1000 }),
    taxRate: readDecimal(record.tax_rate ?? 0, 'tax_rate', complaints, { from: 0, to: 100 }),
    unitType: record.unit_type ?? 'qty',
  };
  refuseContradictions(product, complaints);
  const stock = [record, ...(record.variants ?? [])].flatMap((part, index) =>
    readStock(part, index === 0 ? '' : `variants[${index - 1}].`, complaints),
  );
  return { product, stock };
}

function readVariant(record: VariantRecord, index: number, complaints: Complaints): SellableInput {
  const path = `variants[${index}].`;
  return { ...readSellable(record, path, complaints), names: readTexts(record.name, `${path}name`, complaints) };
}

/** Grams: up to ten tonnes. */
const WEIGHT = { from: 0, to: 10_000_000 };

function readSellable(record: VariantRecord, path: string, complaints: Complaints): Omit<SellableInput, 'names'> {
  const starts = readTime(record.sale_starts_at, `${path}sale_starts_at`, complaints);
  const ends = readTime(record.sale_ends_at, `${path}sale_ends_at`, complaints);
  if (starts !== null && ends !== null && starts >= ends) {
    complaints.refuse(`${path}sale_ends_at`, 'is not after sale_starts_at');
  }
  const quantity = record.max_quantity ?? null;
  const bounds = { from: 1, to: 1_000_000 };
  return {
    sku: record.sku,
    ...readAttributes(record.attributes ?? {}, `${path}attributes`, complaints),
    images: distinct(record.images),
    prices: readPrices(record.prices ?? {}, `${path}prices`, complaints),
    isActive: readTruth(record.active, `${path}active`, complaints, true),
    maxQuantity: quantity === null ? null : readWhole(quantity, `${path}max_quantity`, complaints, bounds),
    sellWithoutStock: readTruth(record.sell_without_stock, `${path}sell_without_stock`, complaints, false),
    saleStartsAt: starts,
    saleEndsAt: ends,
    weight: record.weight == null ? null : readWhole(record.weight, `${path}weight`, complaints, WEIGHT),
  };
}

type AttributeTexts = Record<string, Record<string, string>>;

function readAttributes(given: Record<string, unknown>, path: string, complaints: Complaints) {
  const attributes: Record<string, unknown> = {};
  const attributeTexts: AttributeTexts = {};
  for (const [key, value] of Object.entries(given)) {
    readAttributeKey(key, `${path}.${key}`, complaints);
    if (value === null || value === '') continue;
    if (isTexts(value))
      attributes[key] = readAttributeTexts(value, { key, path: `${path}.${key}` }, [attributeTexts, complaints]);
    else attributes[key] = value;
  }
  return { attributes, attributeTexts };
}

function readAttributeTexts(
  value: Record<string, string>,
  { key, path }: { key: string; path: string },
  [attributeTexts, complaints]: [AttributeTexts, Complaints],
): string {
  const texts = readTexts(value, path, complaints);
  for (const [language, text] of Object.entries(texts)) {
    attributeTexts[language] = { ...attributeTexts[language], [key]: text };
  }
  return texts[complaints.shop.defaultLanguage] ?? Object.values(texts)[0] ?? '';
}

// Other objects are values of the data type `nested`.
function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([name, text]) => /^([a-z]{2,3}([-_]\w+)?)?$/i.test(name) && typeof text === 'string')
  );
}

function readPrices(given: NonNullable<ProductRecord['prices']>, path: string, complaints: Complaints): PriceInput[] {
  const lists = new Map<string, PriceInput>();
  for (const [list, value] of Object.entries(given)) {
    const at = `${path}.${list}`;
    const [currency = '', segment = null] = list.split('@', 2);
    const price = typeof value === 'object' ? value.price : value;
    const retail = typeof value === 'object' ? value.retail_price : null;
    const paths = {
      currency: at,
      segment: at,
      price: typeof value === 'object' ? `${at}.price` : at,
      retail: `${at}.retail_price`,
    };
    const input = readPrice({ currency, segment, price, retail }, paths, complaints);
    const same = JSON.stringify([input.currency, input.segment]);
    if (lists.has(same)) complaints.refuse(at, 'stands there twice');
    lists.set(same, input);
  }
  return [...lists.values()];
}

interface GivenPrice {
  readonly currency: string;
  readonly segment: string | null;
  readonly price: string | number;
  readonly retail: string | number | null | undefined;
}

/** Where the parts of a price stand. */
type PricePaths = Readonly<Record<'currency' | 'segment' | 'price' | 'retail', string>>;

export function readPrice(given: GivenPrice, paths: PricePaths, complaints: Complaints): PriceInput {
  const { segment, retail } = given;
  const currency = readCurrency(given.currency, paths.currency, complaints);
  if (segment !== null && !/^[a-z0-9_-]{1,40}$/.test(segment)) {
    complaints.refuse(paths.segment, `${shown(segment)} is not a segment: small letters, digits, _ and - only`);
  }
  const price = readAmount(given.price, paths.price, complaints);
  const retailPrice = retail == null || retail === '' ? price : readAmount(retail, paths.retail, complaints);
  if (retailPrice < price && complaints.refused.length === 0) {
    complaints.refuse(paths.retail, `${shown(retail)} is below the price: it is the price before discount`);
  }
  return { currency, segment, price, retailPrice };
}

export function readCurrency(given: string, path: string, complaints: Complaints): string {
  const code = given.trim().toLowerCase();
  if (!/^[a-z]{3}$/.test(code)) complaints.refuse(path, `${shown(given)} is not a currency: write eur`);
  else if (!complaints.shop.currencies.includes(code)) {
    complaints.warn(path, `${shown(code)} is none of the shop's currencies (AVAILABLE_CURRENCIES): kept, never shown`);
  }
  return code;
}

function readStock({ sku, stock }: VariantRecord, path: string, complaints: Complaints): StockLevel[] {
  if (stock === undefined || stock === '') return [];
  const levels = typeof stock === 'object' ? stock : { '': stock };
  return Object.entries(levels).map(([location, pieces]) => {
    const at = location === '' ? `${path}stock` : `${path}stock.${location}`;
    const onHand = readWhole(pieces, at, complaints, { from: 0, to: MOST_PIECES });
    return { sku, location: location === '' ? DEFAULT_LOCATION : location, onHand, path: at };
  });
}

function refuseContradictions(product: ProductInput, complaints: Complaints): void {
  const { variants, variantKeys, members } = product;
  if (variants.length > 0 && variantKeys.length === 0) {
    complaints.refuse('variant_keys', 'is missing: which attributes tell the variants apart?');
  }
  if (variants.length > 0 && members.length > 0) complaints.refuse('members', 'cannot go with variants');
  if (members.includes(product.sku)) complaints.refuse('members', 'names the product itself');
  for (const [index, key] of variantKeys.entries()) readAttributeKey(key, `variant_keys[${index}]`, complaints);
  refuseSameVariants(product, complaints);
}

function refuseSameVariants({ sku: own, variants, variantKeys }: ProductInput, complaints: Complaints): void {
  const skus = new Set([own]);
  const combinations = new Map<string, string>();
  for (const [index, { sku, attributes }] of variants.entries()) {
    const path = `variants[${index}]`;
    if (skus.has(sku)) complaints.refuse(`${path}.sku`, `${shown(sku)} stands there twice`);
    skus.add(sku);
    const missing = variantKeys.find((key) => attributes[key] === undefined);
    if (missing !== undefined) complaints.refuse(`${path}.attributes.${missing}`, 'is missing');
    const combination = JSON.stringify(variantKeys.map((key) => attributes[key]));
    const same = combinations.get(combination);
    if (same !== undefined)
      complaints.refuse(`${path}.attributes`, `are those of ${same} too: variants have to differ`);
    combinations.set(combination, sku);
  }
}
