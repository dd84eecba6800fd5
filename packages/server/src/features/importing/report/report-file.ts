import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ImportStopped } from '../sources/source.ts';
import type { ReportEntry } from './report.ts';

/** A report that is being written. */
export interface ReportFile {
  /** A promise when the disk is slower than the import. */
  write(entry: ReportEntry): Promise<void> | undefined;
  close(): Promise<void>;
}

const COLUMNS = ['outcome', 'file', 'line', 'type', 'key', 'field', 'reason'] as const;

/**
 * Writes every entry into a file that is made anew: CSV for a name that ends so, JSON Lines for any other.
 * @throws ImportStopped when the file cannot be made
 */
export async function openReportFile(path: string): Promise<ReportFile> {
  const stream = await writable(path);
  const asCsv = path.toLowerCase().endsWith('.csv');
  if (asCsv) stream.write(`${COLUMNS.join(',')}\n`);
  // Told by the next write or by closing.
  stream.on('error', () => undefined);
  return {
    write: (entry) => {
      const line = asCsv
        ? csvLine(entry)
        : JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, entry[name]])));
      return stream.write(`${line}\n`) ? undefined : drained(stream);
    },
    close: async () => {
      if (stream.errored !== null) throw new ImportStopped(`${path}: ${stream.errored.message}`);
      stream.end();
      await once(stream, 'close');
    },
  };
}

async function writable(path: string): Promise<WriteStream> {
  try {
    const file = await open(path, 'w');
    return createWriteStream(path, { fd: file });
  } catch (error) {
    throw new ImportStopped(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function drained(stream: WriteStream): Promise<void> {
  await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
}

function csvLine(entry: ReportEntry): string {
  return COLUMNS.map((name) => cell(String(entry[name]))).join(',');
}

// Spreadsheets take what begins with these for a formula; the texts come from files of anybody's.
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
