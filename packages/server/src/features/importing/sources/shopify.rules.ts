import { slugify } from '../../../kernel/slug.ts';
import { SHOPIFY_COLUMNS, type ShopifyColumn } from './shopify-columns.ts';
import type { Note, RawRecord } from './source.ts';

export interface ShopifyRow {
  readonly line: number;
  readonly cells: ReadonlyMap<ShopifyColumn, string>;
}

export interface ShopifyOptions {
  /** Of its prices, which the file does not say. */
  readonly currency: string;
}

/** What one handle's rows say, as a product record of ours. */
export function shopifyProduct(file: string, rows: readonly ShopifyRow[], { currency }: ShopifyOptions): RawRecord {
  const first = rows[0];
  const handle = first?.cells.get('handle') ?? '';
  const sold = rows.filter(({ cells }) => cells.has('option1Value') || cells.has('price') || cells.has('sku'));
  const notes: Note[] = [];
  const options = optionsOf(first);
  const skus = sold.map((row, index) => skuOf(row, `${handle}-${index + 1}`, notes));
  const sellables = sold.map((row, index) => sellable(row, { sku: skus[index] ?? '', currency, notes }));
  const common = { type: 'product', ...described(handle, rows), images: imagesOf(rows) };
  const single = options.length === 0;
  const value = single
    ? {
        ...common,
        ...sellables[0],
        attributes: { ...common.attributes, ...sellables[0]?.attributes },
        images: common.images,
      }
    : {
        ...common,
        sku: parentSku(handle, skus),
        variant_keys: options,
        variants: variantsOf(sold, sellables, options),
      };
  const lines = single ? [] : sold.map(({ line }) => line);
  const firstLine = first?.line ?? 0;
  return { file, line: firstLine, value, notes, locate: (path) => locate(path, lines, firstLine) };
}

// The handle names the product as a whole; a variant may have taken it for its own.
function parentSku(handle: string, skus: readonly string[]): string {
  return skus.includes(handle) ? `${handle}-product` : handle;
}

function described(handle: string, rows: readonly ShopifyRow[]) {
  const cell = (column: ShopifyColumn) => rows[0]?.cells.get(column);
  const tags = (cell('tags') ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const type = cell('type');
  return {
    ...{ name: cell('title'), base_code: handle, slug: handle, active: isActive(rows[0]) },
    ...given('description', cell('body')),
    categories: type === undefined ? [] : [categoryKey(type)],
    attributes: { ...given('vendor', cell('vendor')), ...given('tags', tags.length === 0 ? undefined : tags) },
  };
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

function isActive(row: ShopifyRow | undefined): boolean {
  const status = row?.cells.get('status')?.toLowerCase() ?? 'active';
  return status === 'active' && row?.cells.get('published')?.toLowerCase() !== 'false';
}

/** Attribute keys of the options; none for a product that is sold in one form only. */
function optionsOf(row: ShopifyRow | undefined): string[] {
  const names = [row?.cells.get('option1Name'), row?.cells.get('option2Name'), row?.cells.get('option3Name')];
  const only = names[1] === undefined && row?.cells.get('option1Value') === 'Default Title';
  if (only) return [];
  return names.flatMap((name, index) => (name === undefined ? [] : [attributeKey(name, `option${index + 1}`)]));
}

function skuOf({ line, cells }: ShopifyRow, made: string, notes: Note[]): string {
  const given = cells.get('sku');
  // Spreadsheets write an apostrophe before what they should not take for a number.
  if (given !== undefined) return given.replace(/^'/, '');
  notes.push({ line, field: 'Variant SKU', reason: `is empty: ${made} is used` });
  return made;
}

interface Sold {
  readonly sku: string;
  readonly currency: string;
  readonly notes: Note[];
}

function sellable({ line, cells }: ShopifyRow, { sku, currency, notes }: Sold) {
  const price = cells.get('price');
  const compare = cells.get('comparePrice');
  const before = price !== undefined && compare !== undefined && !(Number(compare) <= Number(price));
  const image = cells.get('variantImage');
  // Written as 250.0; of what was never weighed, as 0.
  const grams = Math.round(Number(cells.get('grams') ?? 0));
  const barcode = cells.get('barcode')?.replace(/^'/, '');
  return {
    sku,
    ...(price === undefined ? {} : { prices: { [currency]: { price, ...(before ? { retail_price: compare } : {}) } } }),
    ...stockOf(line, cells, notes),
    ...(image === undefined ? {} : { images: [image] }),
    ...(grams > 0 ? { weight: grams } : {}),
    attributes: barcode === undefined ? {} : { barcode },
  };
}

/** What Shopify does not count is always for sale; it counts below nothing where more was sold than there was. */
function stockOf(line: number, cells: ShopifyRow['cells'], notes: Note[]) {
  const quantity = cells.get('quantity');
  const policy = cells.get('policy')?.toLowerCase();
  const counted = cells.has('tracker') || quantity === undefined;
  const negative = quantity?.startsWith('-') === true;
  if (negative) notes.push({ line, field: 'Variant Inventory Qty', reason: `is ${quantity}: 0 is used` });
  return {
    ...(quantity === undefined ? {} : { stock: negative ? '0' : quantity }),
    sell_without_stock: policy === 'continue' || policy === 'true' || !counted,
  };
}

const OPTION_VALUES = ['option1Value', 'option2Value', 'option3Value'] as const;

function variantsOf<Sold extends { attributes: object }>(
  rows: readonly ShopifyRow[],
  sold: readonly Sold[],
  keys: readonly string[],
) {
  return sold.map((variant, index) => {
    const values: Record<string, unknown> = {};
    for (const [at, key] of keys.entries()) {
      const value = rows[index]?.cells.get(OPTION_VALUES[at] ?? 'option1Value');
      if (value !== undefined) values[key] = value;
    }
    return { ...variant, attributes: { ...variant.attributes, ...values } };
  });
}

function imagesOf(rows: readonly ShopifyRow[]): string[] {
  const images = rows.flatMap(({ cells }, index) => {
    const image = cells.get('image');
    return image === undefined
      ? []
      : [{ image, position: Number(cells.get('imagePosition') ?? index + 1) || index + 1 }];
  });
  return [...new Set(images.sort((one, other) => one.position - other.position).map(({ image }) => image))];
}

/** `T-Shirts & Tops` → `t-shirts-tops` */
export function categoryKey(name: string): string {
  const key = slugify(name);
  return (key === '' ? name.trim() : key).slice(0, 120);
}

/** `Shoe size` → `shoe_size` */
function attributeKey(name: string, otherwise: string): string {
  const key = slugify(name)
    .replaceAll('-', '_')
    .replace(/^[_0-9]+/, '');
  return key === '' ? otherwise : key.slice(0, 60);
}

const COLUMN_OF: Readonly<Record<string, ShopifyColumn>> = {
  sku: 'sku',
  name: 'title',
  description: 'body',
  slug: 'handle',
  base_code: 'handle',
  prices: 'price',
  stock: 'quantity',
  images: 'image',
  weight: 'grams',
  categories: 'type',
  variant_keys: 'option1Name',
};

function locate(path: string, variants: readonly number[], first: number): { line: number; field: string } {
  const [, index, rest] = /^variants\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const line = index === undefined ? first : (variants[Number(index)] ?? first);
  const part = (index === undefined ? path : (rest ?? '')).split(/[.[]/, 1)[0] ?? '';
  const column = path.endsWith('.retail_price') ? 'comparePrice' : COLUMN_OF[part];
  return { line, field: column === undefined ? path : SHOPIFY_COLUMNS[column][0] };
}
