import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestShop } from '../../../tests/support/app.ts';
import { importGoods, type ImportOptions, type ImportSummary, type ReportEntry } from './index.ts';

/** File name to what is in it: text, bytes, or records of which each becomes a line. */
export type Files = Readonly<Record<string, string | Buffer | readonly object[]>>;

export interface Imported extends ImportSummary {
  readonly entries: readonly ReportEntry[];
  /** `file:line field reason` of what was refused. */
  readonly refusals: readonly string[];
}

/** A folder with these files, for as long as the work takes. */
export async function inFolder<Result>(files: Files, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-import-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(
        join(folder, name),
        typeof content === 'string' || Buffer.isBuffer(content) ? content : linesOf(content),
      );
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function linesOf(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** Imports files and tells everything that was said of them. */
export function importFiles(shop: TestShop, files: Files, options: Partial<ImportOptions> = {}): Promise<Imported> {
  return inFolder(files, (folder) => importFolder(shop, folder, options));
}

export async function importFolder(
  shop: TestShop,
  folder: string,
  { isStopping = () => false, ...options }: Partial<ImportOptions> & { isStopping?: () => boolean } = {},
): Promise<Imported> {
  const entries: ReportEntry[] = [];
  const summary = await importGoods(
    shop.deps,
    { paths: [folder], dryRun: false, holder: 'a test', ...options },
    {
      isStopping,
      progress: () => undefined,
      report: (entry) => {
        entries.push({ ...entry, file: entry.file.slice(folder.length + 1) });
        return undefined;
      },
    },
  );
  const refused = entries.filter(({ outcome }) => outcome === 'refused');
  const refusals = refused.map(({ file, line, field, reason }) => `${file}:${line} ${field} ${reason}`);
  return { ...summary, entries, refusals };
}
