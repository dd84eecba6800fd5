import type { Count } from './bytes.ts';
import { recordPerRow } from './csv-rows.ts';
import { groupProducts } from './csv-products.ts';
import { recordsOfType } from './jsonl.ts';
import type { Look } from './look.ts';
import { shopifyField } from './shopify-columns.ts';
import { categoryKey, type ShopifyOptions } from './shopify.rules.ts';
import { shopifyProducts } from './shopify.ts';
import type { Read, Source } from './source.ts';
import { rowsOf } from './table.ts';

export type Readable = Exclude<Look, { unreadable: string }>;

const TYPES = {
  'csv-products': ['product'],
  'csv-prices': ['price'],
  'csv-stock': ['stock'],
  'csv-shopify': ['category', 'product'],
} as const;

/** The record types that a table holds. */
export function typesOfTable(format: keyof typeof TYPES): readonly string[] {
  return TYPES[format];
}

export interface Reading {
  readonly count: Count;
  readonly shopify: ShopifyOptions;
}

/** The records of one type, one after another, at the speed they are taken. */
export async function* readRecords(
  { source, look }: { source: Source; look: Readable },
  type: string,
  { count, shopify }: Reading,
): AsyncGenerator<Read> {
  if (look.format === 'jsonl') {
    yield* recordsOfType(source, type, count);
    return;
  }
  const rows = rowsOf(source, look.delimiter, count);
  if (look.format === 'csv-products') yield* groupProducts(source, rows);
  else if (look.format === 'csv-prices') yield* recordPerRow(source, 'price', rows);
  else if (look.format === 'csv-stock') yield* recordPerRow(source, 'stock', rows);
  else if (type === 'product') yield* shopifyProducts(source, rows, shopify);
  else yield* categoriesOfTypes(source, rows);
}

// What is typed by hand comes in some hundreds of kinds; beyond this it is no classification.
const MOST_TYPES = 10_000;

/** Shopify's `Type` column as categories. Those that are there already keep the name that the shop gave them. */
async function* categoriesOfTypes(source: Source, rows: ReturnType<typeof rowsOf>): AsyncGenerator<Read> {
  const seen = new Set<string>();
  for await (const read of rows) {
    if ('fault' in read) continue;
    for (const [name, text] of read.row.cells) {
      const key = shopifyField(name) === 'type' ? categoryKey(text) : '';
      if (key === '' || seen.has(key) || seen.size >= MOST_TYPES) continue;
      seen.add(key);
      const value = { type: 'category', key, name: text };
      yield { record: { file: source.name, line: read.row.line, value, onlyIfMissing: true } };
    }
  }
}
