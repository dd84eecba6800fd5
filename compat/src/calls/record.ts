import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compatibilityPage, missing, unproved } from './page.ts';
import type { Proof } from './proofs.ts';
import { isFields } from '../untyped.ts';
import type { Address } from './url-table.ts';

/** What one test file leaves behind for the page of all calls. */
interface Record {
  readonly file: string;
  readonly table: readonly Address[];
  readonly proofs: readonly Proof[];
}

/** They are this folder's own: `writeRecord` has made them. */
const isRecord = (value: unknown): value is Record => isFields(value) && 'proofs' in value;

const TESTS = fileURLToPath(new URL('../../tests/', import.meta.url));
const PAGE = fileURLToPath(new URL('../../../docs/compatibility.md', import.meta.url));

export const newRecords = (): Promise<string> => mkdtemp(join(tmpdir(), 'arasta-compat-calls-'));

export async function writeRecord(folder: string, record: Record): Promise<void> {
  await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(record));
}

/**
 * Holds the page of all calls against what the tests called, once every test has passed; writes it with UPDATE_DOCS=1.
 *
 * @throws Error naming the addresses that no test calls, the lines that are not true, and the calls that the page lacks; in
 * CI also where a file has left no record
 */
export async function settleRecords(folder: string, allPassed: boolean): Promise<void> {
  const records = await readRecords(folder);
  await rm(folder, { recursive: true, force: true });
  // What failed or was skipped is told already, and has left calls out.
  if (!allPassed) return;
  const silent = await withoutRecord(records);
  // A run of some files or tests proves nothing about the rest.
  if (silent.length > 0) {
    if (process.env['CI'] === 'true') throw new Error(`No record of the calls of\n  ${silent.join('\n  ')}`);
    return;
  }
  const table = records[0]?.table ?? [];
  const proofs = records.flatMap((record) => record.proofs);
  const uncalled = missing(table, proofs);
  if (uncalled.length > 0) throw new Error(`No test calls\n  ${uncalled.join('\n  ')}`);
  if (process.env['UPDATE_DOCS'] === '1') await writeFile(PAGE, compatibilityPage(table, proofs));
  await refuseUntrue(table, proofs);
}

async function refuseUntrue(table: readonly Address[], proofs: readonly Proof[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [said, made] = [callsIn(page), callsIn(compatibilityPage(table, proofs))];
  const complaints = [
    ...unproved(page, table, proofs),
    ...[...made].filter((call) => !said.has(call)).map((call) => `missing: ${call}`),
    ...[...said].filter((call) => !made.has(call)).map((call) => `called by no test: ${call}`),
  ];
  if (complaints.length === 0) return;
  throw new Error(
    `docs/compatibility.md is not true any more (UPDATE_DOCS=1 writes it):\n  ${complaints.join('\n  ')}`,
  );
}

/** Entry and call of each line. */
function callsIn(page: string): ReadonlySet<string> {
  const lines = page.split('\n').filter((line) => line.startsWith('| `'));
  return new Set(lines.map((line) => line.split(' | ').slice(0, 2).join(' | ')));
}

async function readRecords(folder: string): Promise<readonly Record[]> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text): unknown => JSON.parse(text)).filter(isRecord);
}

/** The test files that have not run, or that made no shop and so left nothing. */
async function withoutRecord(records: readonly Record[]): Promise<readonly string[]> {
  const ran = new Set(records.map(({ file }) => file));
  const files = (await readdir(TESTS, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
  return files.map((name) => `tests/${name}`).filter((name) => !ran.has(name));
}
