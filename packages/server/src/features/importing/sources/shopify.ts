import { MOST_VARIANTS } from './csv-products.ts';
import { isIgnoredByShopify, type ShopifyColumn, shopifyField } from './shopify-columns.ts';
import { type ShopifyOptions, type ShopifyRow, shopifyProduct } from './shopify.rules.ts';
import type { Read, Source } from './source.ts';
import type { Row, RowRead } from './table.ts';

// A product has up to 250 pictures in rows of their own besides.
const MOST_ROWS = MOST_VARIANTS + 500;

/** The rows of one handle follow one another: they are one product with its variants and pictures. */
export async function* shopifyProducts(
  source: Source,
  rows: AsyncIterable<RowRead>,
  options: ShopifyOptions,
): AsyncGenerator<Read> {
  let group: ShopifyRow[] = [];
  const told = new Set<string>();
  for await (const read of rows) {
    if ('fault' in read) {
      yield read;
      continue;
    }
    yield* unknownColumns(source, read.row, told);
    const row = named(read.row);
    const handle = row.cells.get('handle');
    if (handle === undefined)
      yield { fault: { file: source.name, line: row.line, field: 'Handle', reason: 'is missing' } };
    else if (group[0]?.cells.get('handle') === handle && group.length < MOST_ROWS) group.push(row);
    else {
      if (group.length > 0) yield { record: shopifyProduct(source.name, group, options) };
      group = [row];
    }
  }
  if (group.length > 0) yield { record: shopifyProduct(source.name, group, options) };
}

function named({ line, cells }: Row): ShopifyRow {
  const fields = new Map<ShopifyColumn, string>();
  for (const [name, text] of cells) {
    const field = shopifyField(name);
    if (field !== null) fields.set(field, text);
  }
  return { line, cells: fields };
}

function* unknownColumns(source: Source, { cells }: Row, told: Set<string>): Generator<Read> {
  for (const name of cells.keys()) {
    if (told.has(name) || shopifyField(name) !== null || isIgnoredByShopify(name)) continue;
    told.add(name);
    yield { warning: { file: source.name, line: 1, field: name, reason: 'is a column that is not read' } };
  }
}
