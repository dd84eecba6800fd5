import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { postgresAccount, type Account } from './account.ts';
import { CLUSTER_NAME, openDataDir } from './data-dir.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { withFileLock } from './file-lock.ts';
import { findPostmaster } from './postmaster.ts';

/** A data folder whose database does not run. */
export interface QuietFolder {
  /** Its real path. */
  readonly dataDir: string;
  /** Who runs PostgreSQL there and owns its files; null means ourselves. */
  readonly account: Account | null;
}

/**
 * Does some work while nobody can open the database of the data folder, which is made if missing.
 * @throws EmbeddedPostgresError when it runs
 */
export async function whileQuiet<T>(
  options: { dataDir: string; checkoutDir: string },
  work: (folder: QuietFolder) => Promise<T>,
): Promise<T> {
  const asked = resolve(options.dataDir);
  const account = await postgresAccount(options.checkoutDir, join(asked, CLUSTER_NAME));
  const dataDir = await openDataDir(asked, account);
  const dir = join(dataDir, CLUSTER_NAME);
  return withFileLock({ path: lockFileOf(dataDir) }, async () => {
    if ((await findPostmaster({ dir })) !== null) {
      throw new EmbeddedPostgresError(`The database in ${dataDir} is running. Stop the server first.`);
    }
    return work({ dataDir, account });
  });
}

/** Whether the data folder holds a database. */
export function hasCluster(dataDir: string): Promise<boolean> {
  return exists(join(dataDir, CLUSTER_NAME));
}

/** One file or folder that takes another place on the same disk. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Moves all or nothing: what is to be moved is noted first, and whoever opens the data folder next finishes what was
 * interrupted. Call it within `whileQuiet`.
 */
export async function moveAll(dataDir: string, moves: readonly Move[]): Promise<void> {
  const note = noteOf(dataDir);
  const draft = `${note}.draft`;
  const noted = moves.map(({ from, to }) => ({ from: relative(dataDir, from), to: relative(dataDir, to) }));
  await writeFile(draft, `${JSON.stringify(noted)}\n`, { flush: true });
  await rename(draft, note);
  await syncFolder(dataDir);
  await carryOut(dataDir, noted);
  await rm(note);
}

/** Finishes a `moveAll` that was interrupted. Cheap where there was none. */
export async function finishMoves(folder: string): Promise<void> {
  if (!(await exists(noteOf(folder)))) return;
  const dataDir = await realpath(folder);
  const note = noteOf(dataDir);
  await withFileLock({ path: lockFileOf(dataDir) }, async () => {
    const text = await readFile(note, 'utf8').catch(() => null);
    if (text === null) return;
    const moves: unknown = JSON.parse(text);
    if (Array.isArray(moves)) await carryOut(dataDir, moves.filter(isMove));
    await rm(note);
  });
}

// What was done before is recognised: each name is given and taken once.
async function carryOut(dataDir: string, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const [from, to] = [resolve(dataDir, move.from), resolve(dataDir, move.to)];
    if (!(await exists(from)) || (await exists(to))) continue;
    await mkdir(dirname(to), { recursive: true, mode: 0o711 });
    await rename(from, to);
    await syncFolder(dirname(from));
    await syncFolder(dirname(to));
  }
}

/** Has the names in a folder reach the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMove(value: unknown): value is Move {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    typeof value.from === 'string' &&
    'to' in value &&
    typeof value.to === 'string'
  );
}

function noteOf(dataDir: string): string {
  return join(dataDir, 'moving.json');
}

function lockFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.lock');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
