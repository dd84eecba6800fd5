import { hostname, userInfo } from 'node:os';
import { type ImportSummary, loadImporting, type ReportEntry, type ReportFile, type TypeSummary } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { explain } from '../explain.ts';
import { harmless, inLine } from '../output.ts';
import { type Progress, progressOn } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly currency?: string;
}

const HELP = `
Files are JSON Lines (.jsonl), CSV tables of products, prices or stock, and Shopify's product export (.csv), each also
with .gz; of a folder all of them, in whatever order. docs/guides/importing.md describes them; examples/import/ holds
small ones. Running an import again changes nothing that is the same.

Exit status: 0 all is in, 1 some records were refused, 2 it could not run or was stopped.

Examples:
  arasta import goods/ --dry-run --report bad-rows.csv
  arasta import products_export.csv --currency eur`;

export function addImportCommand(program: Command, { out, run }: Registration): void {
  program
    .command('import <paths...>')
    .description('import products, prices, stock, categories and content from files and folders')
    .option('--dry-run', 'check everything and say what would be done; write nothing')
    .option('--report <file>', 'write every refused row with its reason, as CSV for .csv, else as JSON Lines')
    .option('--currency <code>', "of the prices in Shopify's export (default: DEFAULT_CURRENCY)")
    .addHelpText('after', HELP)
    .action((paths: string[], options: ImportCommandOptions) => run(() => runImport(out, paths, options))());
}

async function runImport(out: Terminal, paths: readonly string[], options: ImportCommandOptions): Promise<number> {
  const progress = progressOn(out);
  try {
    const { openReportFile } = await loadImporting();
    const report = options.report === undefined ? null : await openReportFile(options.report);
    try {
      const summary = await importWith(out, { paths, options, report, progress });
      progress.end();
      out.print(describe(summary, options.report));
      return summary.stopped ? 2 : Math.min(1, summary.refused);
    } finally {
      await report?.close();
    }
  } catch (error) {
    progress.end();
    out.complain(`${harmless(explain(error))}\n`);
    return 2;
  }
}

interface Work {
  readonly paths: readonly string[];
  readonly options: ImportCommandOptions;
  readonly report: ReportFile | null;
  readonly progress: Progress;
}

function importWith(out: Terminal, { paths, options, report, progress }: Work): Promise<ImportSummary> {
  const shown = { refused: 0, warning: 0 };
  let stopping = false;
  void out.untilStopped().then(() => {
    stopping = true;
    progress.print('Stopping after the running batch…\n');
  });
  const given = { paths, dryRun: options.dryRun ?? false, holder: whoRunsThis() };
  const currency = options.currency === undefined ? {} : { currency: options.currency.toLowerCase() };
  return withShop(out, async (shop) =>
    (await loadImporting()).importGoods(
      shop,
      { ...given, ...currency },
      {
        isStopping: () => stopping,
        progress: ({ phase, type, bytes, totalBytes, records, refused }) =>
          progress.show({
            label: phase === 'looking' ? 'Looking through the files' : `Importing (${type})`,
            share: totalBytes === 0 ? 1 : bytes / totalBytes,
            detail: `${count(records)} records, ${count(refused)} refused`,
          }),
        report: (entry) => {
          tell(entry, shown, progress);
          return report?.write(entry);
        },
      },
    ),
  );
}

function whoRunsThis(): string {
  return `${userName()}@${hostname().slice(0, 20)} (process ${process.pid})`;
}

// In a container a user may have a number and no name.
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

// More would only scroll the first ones away; the report has them all.
const MOST_SHOWN = 20;

function tell(entry: ReportEntry, shown: Record<ReportEntry['outcome'], number>, progress: Progress): void {
  shown[entry.outcome] += 1;
  if (shown[entry.outcome] <= MOST_SHOWN) progress.print(`${lineFor(entry)}\n`);
  else if (shown[entry.outcome] === MOST_SHOWN + 1) {
    progress.print(
      `… more ${entry.outcome === 'refused' ? 'refusals' : 'warnings'}: --report <file> keeps them all.\n`,
    );
  }
}

function lineFor({ outcome, file, line, type, key, field, reason }: ReportEntry): string {
  const place = line === 0 ? file : `${file}:${line}`;
  const record = [type, key].filter((part) => part !== '').join(' ');
  const what = [record === '' ? '' : `${record}:`, field, reason].filter((part) => part !== '').join(' ');
  return inLine(`${outcome === 'refused' ? 'refused' : 'warning'}  ${place}  ${what}`);
}

function describe(summary: ImportSummary, report: string | undefined): string {
  const lines = summary.types.map((type) => `${describeType(type, summary.dryRun)}\n`);
  const { refused, warnings } = summary;
  const counts = `${count(refused)} refused, ${count(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`;
  const where = report === undefined || refused + warnings === 0 ? '' : `, all in ${report}`;
  const stopped = summary.stopped ? 'Stopped before the end: what was saved stays, run it again to go on.\n' : '';
  const nothing = summary.types.length === 0 ? 'Nothing to import.\n' : '';
  const dry = summary.dryRun ? 'A dry run: nothing was written.\n' : '';
  return `${lines.join('')}${nothing}${counts}${where}.\n${stopped}${dry}`;
}

function describeType({ plural, created, updated, refused, toldApart }: TypeSummary, dryRun: boolean): string {
  const would = dryRun ? 'to be ' : '';
  const done = toldApart
    ? `${count(created)} ${would}created, ${count(updated)} ${would}updated`
    : `${count(created + updated)} ${would}saved`;
  return `${plural.padEnd(20)}${done}${refused === 0 ? '' : `, ${count(refused)} refused`}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
