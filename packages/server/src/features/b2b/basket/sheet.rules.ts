import type { FieldErrors } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { readTable, type Row } from '../csv.rules.ts';
import { MOST_LINES, MOST_PIECES } from './totals.rules.ts';

/** A line of a basket as a file names it. */
export interface SheetLine {
  /** Where it stands in the file. */
  readonly line: number;
  readonly sku: string;
  readonly erpCode: string;
  readonly quantity: number;
}

const COLUMNS = ['sku', 'quantity', 'division__erp_code'] as const;
/** Complaints about one file. */
const MOST_COMPLAINTS = 20;

export type ReadSheet = { readonly lines: readonly SheetLine[] } | { readonly faults: readonly Message[] };

/** As the export calls it: what was exported comes in again. */
const ALIASES: ReadonlyMap<string, string> = new Map([['product__sku', 'sku']]);

/** Reads a table with the columns `sku`, `quantity` and `division__erp_code`, whichever else it has. */
export function readSheet(bytes: Buffer): ReadSheet {
  const table = readTable(bytes, COLUMNS, ALIASES);
  if ('faults' in table) return table;
  const { header, rows } = table;
  if (rows.length > MOST_LINES) return { faults: [message('b2b_file_lines', { max: MOST_LINES })] };
  return judged(rows.map((row) => readLine(row, header)));
}

type Read = SheetLine | { readonly fault: Message };

function readLine({ line, cells }: Row, header: readonly string[]): Read {
  const cell = (column: (typeof COLUMNS)[number]) => (cells[header.indexOf(column)] ?? '').trim();
  const [sku, erpCode, pieces] = [cell('sku'), cell('division__erp_code'), cell('quantity')];
  if (sku === '' || erpCode === '') return { fault: message('b2b_line_incomplete', { line }) };
  const quantity = /^\d{1,9}$/.test(pieces) ? Number(pieces) : 0;
  if (quantity < 1 || quantity > MOST_PIECES) {
    return { fault: message('b2b_line_quantity', { line, max: MOST_PIECES }) };
  }
  return { line, sku, erpCode, quantity };
}

function judged(read: readonly Read[]): ReadSheet {
  const lines = read.filter((one): one is SheetLine => !('fault' in one));
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []));
  const twice = [...Map.groupBy(lines, ({ sku, erpCode }) => JSON.stringify([sku, erpCode])).values()]
    .flatMap((same) => same.slice(1))
    .map(({ line }) => message('b2b_line_twice', { line }));
  return faults.length + twice.length > 0 ? { faults: [...faults, ...twice] } : { lines };
}

/** What is wrong with a file, as its field's errors; of very many the first. */
export function fileErrors(faults: readonly Message[]): FieldErrors {
  return { file: faults.slice(0, MOST_COMPLAINTS) };
}
