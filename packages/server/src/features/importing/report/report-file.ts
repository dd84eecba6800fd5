import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { csvLine } from '../../../kernel/csv.ts';
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
  if (asCsv) stream.write(csvLine(COLUMNS));
  // Told by the next write or by closing.
  stream.on('error', () => undefined);
  return {
    write: (entry) => {
      const line = asCsv
        ? csvLine(COLUMNS.map((name) => String(entry[name])))
        : `${JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, entry[name]])))}\n`;
      return stream.write(line) ? undefined : drained(stream);
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
