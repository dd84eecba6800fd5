import { ImportStopped, type Source } from './sources/source.ts';
import type { ImportDeps } from './importing.deps.ts';
import { takeImportLock } from './importing.queries.ts';
import { RECORD_TYPES } from './records/record-types.ts';
import type { ImportSummary, Watch } from './report/report.ts';
import { openClaims } from './running/claims.ts';
import { importType } from './running/import-type.ts';
import { openLedger } from './running/ledger.ts';
import { pictureTaking } from './running/pictures.ts';
import { type Run, shopFacts, type Surveyed } from './running/run.ts';
import { findSources } from './sources/find-sources.ts';
import { surveyJsonl } from './sources/jsonl.ts';
import { lookAt } from './sources/look.ts';
import { typesOfTable } from './sources/read.ts';

export interface ImportOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Checks everything and writes nothing. */
  readonly dryRun: boolean;
  /** Of prices in tables that do not say (Shopify's). Default: the shop's default currency. */
  readonly currency?: string;
  /** Who imports, for whoever tries at the same time. */
  readonly holder: string;
}

/**
 * Imports files, type by type in the order in which records name one another, whatever the order of files and lines:
 * products of 250 at a time, each batch one transaction, each product whole or not at all. Memory does not grow with
 * the files, but for some hundred bytes for each SKU. Running it again changes nothing.
 * @throws ImportStopped when a path leads nowhere, the currency is not the shop's, another import is under way, or the database goes away
 */
export async function importGoods(deps: ImportDeps, options: ImportOptions, watch: Watch): Promise<ImportSummary> {
  refuseCurrency(deps, options.currency);
  const sources = await findSources(options.paths);
  const run = openRun(deps, options, watch);
  if (options.dryRun) return importAll(run, sources);
  return deps.db.transaction().execute(async (tx) => {
    const holder = await takeImportLock(tx, `arasta import by ${options.holder}`);
    if (holder === null) return importAll(run, sources);
    const since = holder.since.toISOString().slice(0, 19).replace('T', ' ');
    throw new ImportStopped(`Another import is under way: ${holder.name}, since ${since} UTC. Try again after it.`);
  });
}

function refuseCurrency({ config: { availableCurrencies } }: ImportDeps, currency: string | undefined): void {
  if (currency === undefined || availableCurrencies.includes(currency)) return;
  throw new ImportStopped(`${currency} is none of the shop's currencies: ${availableCurrencies.join(', ')}.`);
}

function openRun(deps: ImportDeps, { dryRun, currency }: ImportOptions, watch: Watch): Run {
  const { config } = deps;
  return {
    ...{ deps, dryRun, ledger: openLedger(watch), claims: openClaims(), pictures: pictureTaking(deps, dryRun) },
    shop: shopFacts(config),
    shopify: { currency: currency ?? config.defaultCurrency },
  };
}

async function importAll(run: Run, sources: readonly Source[]): Promise<ImportSummary> {
  const files = await survey(run, sources);
  const total = files.reduce((sum, { source, types }) => sum + source.size * types.size, 0);
  run.ledger.begin('importing', total);
  for (const anyType of RECORD_TYPES) {
    await anyType(async (type) => {
      const some = files.some(({ types }) => types.has(type.name));
      if (some && !run.ledger.watch.isStopping()) await importType(run, type, files);
    });
  }
  return { dryRun: run.dryRun, ...run.ledger.summary(), stopped: run.ledger.watch.isStopping() };
}

/** Looks through all files: what they are, and which record types are in them. */
async function survey(run: Run, sources: readonly Source[]): Promise<Surveyed[]> {
  const known = new Set(RECORD_TYPES.map((anyType) => anyType(({ name }) => name)));
  run.ledger.begin(
    'looking',
    sources.reduce((sum, { size }) => sum + size, 0),
  );
  const files: Surveyed[] = [];
  for (const source of sources) {
    if (run.ledger.watch.isStopping()) break;
    const file = await surveyOne(run, source, known);
    if (file !== null) files.push(file);
  }
  return files;
}

async function surveyOne(run: Run, source: Source, known: ReadonlySet<string>): Promise<Surveyed | null> {
  const look = await lookAt(source);
  const refuse = (fault: { file: string; line: number; field: string; reason: string }) =>
    run.ledger.refuse([{ type: '', key: '', ...fault }]);
  if ('unreadable' in look) {
    await refuse({ file: source.name, line: 0, field: '', reason: look.unreadable });
    return null;
  }
  if (look.format !== 'jsonl') return { source, look, types: new Set(typesOfTable(look.format)) };
  try {
    const types = await surveyJsonl(source, known, { count: run.ledger.count, refuse });
    return { source, look, types };
  } catch (error) {
    // A damaged archive, a failing disk.
    await refuse({
      file: source.name,
      line: 0,
      field: '',
      reason: `cannot be read: ${error instanceof Error ? error.message : ''}`,
    });
    return null;
  }
}
