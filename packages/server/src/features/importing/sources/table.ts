import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Count, textBytes } from './bytes.ts';
import { LONGEST_LINE } from './lines.ts';
import type { Fault, Source } from './source.ts';

/** A row of a table below its header; empty cells are left out. */
export interface Row {
  /** Where it begins: cells may hold line breaks. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export type RowRead = { readonly row: Row } | { readonly fault: Fault };

interface Parsed {
  readonly record: readonly string[];
  /** Lines without anything, so far. */
  readonly info: { readonly empty_lines: number };
}

/** The rows of a CSV file. What is wrong with the quotes or the size of a row ends the file with a fault. */
export async function* rowsOf(source: Source, delimiter: string, count: Count): AsyncGenerator<RowRead> {
  let header: string[] | null = null;
  // The parser's own count of lines takes a line end within quotes for two where it is Windows'.
  let next = 1;
  let empty = 0;
  try {
    for await (const { record, info } of parsedRows(source, delimiter, count)) {
      const line = next + info.empty_lines - empty;
      next = line + lineBreaks(record) + 1;
      empty = info.empty_lines;
      if (header === null) header = record.map((name) => name.trim());
      else if (record.some((cell) => cell.trim() !== '')) yield readRow(record, header, { file: source.name, line });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { fault: { file: source.name, line: next, field: '', reason: brokenReason(error) } };
  }
}

async function* parsedRows(source: Source, delimiter: string, count: Count): AsyncGenerator<Parsed> {
  const bytes = Readable.from(textBytes(source, count), { objectMode: false });
  const parser = parse({
    ...{ info: true, bom: true, delimiter, skip_empty_lines: true, max_record_size: LONGEST_LINE },
    // 24" is not worth losing the rest of the file for; the number of cells is looked at below.
    ...{ relax_quotes: true, relax_column_count: true },
  });
  bytes.on('error', (error) => parser.destroy(error));
  bytes.pipe(parser);
  try {
    for await (const parsed of parser) if (isParsed(parsed)) yield parsed;
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

function isParsed(value: unknown): value is Parsed {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value;
}

function lineBreaks(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function readRow(record: readonly string[], header: readonly string[], place: { file: string; line: number }): RowRead {
  if (record.length > header.length) {
    const reason = `has ${record.length} cells where the header has ${header.length}: is a quote missing?`;
    return { fault: { ...place, field: '', reason } };
  }
  const cells = new Map<string, string>();
  for (const [index, cell] of record.entries()) {
    const text = cell.trim();
    if (text.includes('\uFFFD')) {
      const reason = 'is not UTF-8 text: save the file as "CSV UTF-8"';
      return { fault: { ...place, field: header[index] ?? '', reason } };
    }
    if (text !== '') cells.set(header[index] ?? '', text);
  }
  return { row: { line: place.line, cells } };
}

function brokenReason(error: CsvError): string {
  const rest = 'The rest of the file was not read.';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return `opens a quote that is never closed. ${rest}`;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return `is a row of more than ${LONGEST_LINE / 1_048_576} MB: is a quote never closed? ${rest}`;
  }
  return `${error.message}. ${rest}`;
}
