import { CsvError, parse } from 'csv-parse/sync';
import { type Message, message } from '../../kernel/messages/index.ts';

/** Tables as spreadsheets write them. */

const MOST_BYTES = 262_144;

export interface Row {
  /** Where it stands in the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type Table =
  { readonly header: readonly string[]; readonly rows: readonly Row[] } | { readonly faults: readonly Message[] };

/**
 * A CSV file with these columns, whichever else it has; parted by commas or semicolons, without its empty rows. `aliases` are
 * other names of theirs, taken where the column itself is missing.
 */
export function readTable(
  bytes: Buffer,
  columns: readonly string[],
  aliases: ReadonlyMap<string, string> = new Map(),
): Table {
  if (bytes.length > MOST_BYTES) return { faults: [message('b2b_file_too_large', { kilobytes: MOST_BYTES / 1024 })] };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.includes('\uFFFD') || text.includes('\0')) return { faults: [message('b2b_file_not_text')] };
  const rows = rowsOf(text);
  if (rows === null) return { faults: [message('b2b_file_broken')] };
  const given = (rows[0]?.cells ?? []).map((name) => name.trim().toLowerCase());
  const header = given.map((name) => {
    const meant = aliases.get(name) ?? name;
    return given.includes(meant) ? name : meant;
  });
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) return { faults: missing.map((column) => message('b2b_file_column', { column })) };
  const filled = rows.slice(1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return filled.length === 0 ? { faults: [message('b2b_file_empty')] } : { header, rows: filled };
}

/** Null where quotes do not match. */
function rowsOf(text: string): Row[] | null {
  const [header = ''] = text.split('\n', 1);
  const delimiter = header.includes(';') && !header.includes(',') ? ';' : ',';
  try {
    const read: unknown = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, info: true });
    return Array.isArray(read) ? read.flatMap(rowOf) : null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function rowOf(parsed: unknown): Row[] {
  if (typeof parsed !== 'object' || parsed === null || !('record' in parsed) || !('info' in parsed)) return [];
  const { record, info } = parsed;
  const line = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0;
  return Array.isArray(record) ? [{ line, cells: record.map(String) }] : [];
}
