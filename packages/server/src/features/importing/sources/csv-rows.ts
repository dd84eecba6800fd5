import { PRICE_COLUMNS, STOCK_COLUMNS } from './csv-columns.ts';
import type { Read, Source } from './source.ts';
import type { RowRead } from './table.ts';

const COLUMNS: Readonly<Record<'price' | 'stock', readonly string[]>> = { price: PRICE_COLUMNS, stock: STOCK_COLUMNS };

/** Rows of a prices or stock file: one record each. */
export async function* recordPerRow(
  source: Source,
  type: 'price' | 'stock',
  rows: AsyncIterable<RowRead>,
): AsyncGenerator<Read> {
  const told = new Set<string>();
  for await (const read of rows) {
    if ('fault' in read) {
      yield read;
      continue;
    }
    const { line, cells } = read.row;
    const known = [...cells].filter(([name]) => COLUMNS[type].includes(name));
    for (const name of cells.keys()) {
      if (told.has(name) || COLUMNS[type].includes(name)) continue;
      told.add(name);
      yield { warning: { file: source.name, line: 1, field: name, reason: 'is no column of this format: not read' } };
    }
    yield { record: { file: source.name, line, value: { type, ...Object.fromEntries(known) } } };
  }
}
