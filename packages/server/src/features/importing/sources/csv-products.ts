import { type Column, productColumn, PRODUCT_ONLY } from './csv-columns.ts';
import type { RawRecord, Read, Source } from './source.ts';
import type { Row, RowRead } from './table.ts';

/** As many as one product may have: they are in memory together. */
export const MOST_VARIANTS = 2000;

interface Group {
  readonly product: Row;
  readonly variants: Row[];
}

/** Rows of our products file: each product with the rows of its variants, which follow it directly. */
export async function* groupProducts(source: Source, rows: AsyncIterable<RowRead>): AsyncGenerator<Read> {
  let group: Group | null = null;
  const unknown = new Set<string>();
  for await (const read of rows) {
    if ('fault' in read) {
      yield read;
      continue;
    }
    yield* unknownColumns(source, read.row, unknown);
    const parent = read.row.cells.get('parent');
    if (parent === undefined) {
      if (group !== null) yield { record: recordOf(source, group) };
      group = { product: read.row, variants: [] };
    } else if (group !== null && group.product.cells.get('sku') === parent && group.variants.length < MOST_VARIANTS) {
      group.variants.push(read.row);
    } else yield strayVariant(source, read.row, parent);
  }
  if (group !== null) yield { record: recordOf(source, group) };
}

function strayVariant(source: Source, { line, cells }: Row, parent: string): Read {
  const reason = `${JSON.stringify(parent.slice(0, 80))} is not the product above (of at most ${MOST_VARIANTS} variants): a variant's row follows its product's`;
  return { fault: { file: source.name, line, field: 'parent', reason, key: cells.get('sku') ?? '' } };
}

function* unknownColumns(source: Source, { cells }: Row, told: Set<string>): Generator<Read> {
  for (const name of cells.keys()) {
    if (told.has(name) || productColumn(name) !== null) continue;
    told.add(name);
    yield { warning: { file: source.name, line: 1, field: name, reason: 'is no column of this format: not read' } };
  }
}

function recordOf(source: Source, { product, variants }: Group): RawRecord {
  const value = { type: 'product', ...partsOf(product), variants: variants.map((row) => partsOf(row)) };
  return { file: source.name, line: product.line, value, locate: (path) => locate(path, product, variants) };
}

/** The row's cells as the parts of a record, as JSON Lines would have them. */
function partsOf({ cells }: Row): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const [name, text] of cells) {
    const known = productColumn(name);
    if (known === null || name === 'parent') continue;
    // Where a variant repeats what its product says, as spreadsheets do, the product's counts.
    if (cells.has('parent') && PRODUCT_ONLY.has(known.column.field)) continue;
    FILL[known.column.kind](parts, { field: known.column.field, rest: known.rest, name, text });
  }
  return parts;
}

interface Cell {
  readonly field: string;
  /** What stands behind the colon of the column's name. */
  readonly rest: string | null;
  readonly name: string;
  readonly text: string;
}

const FILL: Readonly<Record<Column['kind'], (parts: Record<string, unknown>, cell: Cell) => void>> = {
  text: (parts, { field, text }) => (parts[field] = text),
  list: (parts, { field, text }) => (parts[field] = listed(text)),
  texts: putText,
  money: putMoney,
  'by-name': (parts, { field, rest, text }) => (parts[field] = { ...objectAt(parts, field), [rest ?? '']: text }),
  'by-language': putAttribute,
};

/** `name` and `name:tr` in one row: the one without a language is in the shop's own. */
function putText(parts: Record<string, unknown>, { field, rest, text }: Cell): void {
  const before = parts[field];
  const known = typeof before === 'string' ? { '': before } : objectAt(parts, field);
  parts[field] = rest === null && before === undefined ? text : { ...known, [rest ?? '']: text };
}

function putMoney(parts: Record<string, unknown>, { name, rest, text }: Cell): void {
  const list = rest ?? '';
  const prices = objectAt(parts, 'prices');
  const part = name.startsWith('retail_price:') ? 'retail_price' : 'price';
  parts['prices'] = { ...prices, [list]: { ...objectAt(prices, list), [part]: text } };
}

function putAttribute(parts: Record<string, unknown>, { rest, text }: Cell): void {
  const [key = '', language] = (rest ?? '').split(':', 2);
  const attributes = objectAt(parts, 'attributes');
  const before = attributes[key];
  const known = typeof before === 'string' ? { '': before } : objectAt(attributes, key);
  const plain = language === undefined && before === undefined;
  parts['attributes'] = { ...attributes, [key]: plain ? valueOf(text) : { ...known, [language ?? '']: text } };
}

function valueOf(text: string): unknown {
  return text.includes('|') ? listed(text) : text;
}

function listed(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function objectAt(parts: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = parts[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** `variants[1].prices.eur.price` → the third row's column `price:eur` */
function locate(path: string, product: Row, variants: readonly Row[]): { line: number; field: string } {
  const [, index, rest] = /^variants\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const row = index === undefined ? product : (variants[Number(index)] ?? product);
  return { line: row.line, field: columnOf(index === undefined ? path : (rest ?? '')) };
}

function columnOf(path: string): string {
  const price = /^prices\.([^.]+)(?:\.(price|retail_price))?$/.exec(path);
  if (price !== null) return `${price[2] ?? 'price'}:${price[1] ?? ''}`;
  return path
    .replace(/^attributes\./, 'attribute:')
    .replace(/^(name|description|slug|stock)\.$/, '$1')
    .replaceAll('.', ':');
}
