import { mkdir, open, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { postgresAccount, type Account } from './account.ts';
import { CLUSTER_NAME, openDataDir } from './data-dir.ts';
import { EmbeddedPostgresError, ignoreMissing, messageOf } from './errors.ts';
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
 * Moves all or nothing of what is there: it is noted first, and whoever opens the folder next finishes what was
 * interrupted. Call it within `whileQuiet` or `whileUnmoved`.
 * @throws EmbeddedPostgresError when something cannot be moved; everything is where it was, unless `hasMoves`
 */
export async function moveAll(folder: string, moves: readonly Move[]): Promise<void> {
  const note = noteOf(folder);
  const draft = `${note}.draft`;
  const noted: Move[] = [];
  for (const { from, to } of moves) {
    if (await exists(from)) noted.push({ from: relative(folder, from), to: relative(folder, to) });
  }
  await writeFile(draft, `${JSON.stringify(noted)}\n`, { flush: true });
  await rename(draft, note);
  await syncFolder(folder);
  await settle(folder, noted);
}

/**
 * Finishes a `moveAll` that was interrupted. Cheap where there was none.
 * @throws EmbeddedPostgresError when that cannot be done
 */
export async function finishMoves(folder: string): Promise<void> {
  if (!(await hasMoves(folder))) return;
  const path = await realpath(folder);
  await whileUnmoved(path, async () => {
    const text = await readFile(noteOf(path), 'utf8').catch((error: unknown) => ignoreMissing(error, null));
    if (text !== null) await settle(path, parseMoves(text, noteOf(path)));
  });
}

/** Does some work while nobody else moves anything in the folder, as `whileQuiet` does for one with a database. */
export function whileUnmoved<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return withFileLock({ path: lockFileOf(folder) }, work);
}

/** Whether a `moveAll` is under way in the folder, or was interrupted and has yet to be finished. */
export function hasMoves(folder: string): Promise<boolean> {
  return exists(noteOf(folder));
}

/** Carries out what is noted; where that fails, takes back what was done. The note goes when either is complete. */
async function settle(folder: string, moves: readonly Move[]): Promise<void> {
  try {
    await carryOut(folder, moves);
  } catch (error) {
    const back = moves.toReversed().map(({ from, to }) => ({ from: to, to: from }));
    const undone = await carryOut(folder, back).then(
      () => true,
      () => false,
    );
    if (!undone) throw new EmbeddedPostgresError(`A restore in ${folder} cannot be finished: ${messageOf(error)}.`);
    for (const { from } of back) await rmdir(dirname(resolve(folder, from))).catch(() => undefined);
    await rm(noteOf(folder));
    throw new EmbeddedPostgresError(`The restore was taken back, as it cannot be finished: ${messageOf(error)}.`);
  }
  await rm(noteOf(folder));
}

// What was done before is recognised: each name is given and taken once.
async function carryOut(folder: string, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const [from, to] = [resolve(folder, move.from), resolve(folder, move.to)];
    if (!(await exists(from)) || (await exists(to))) continue;
    await mkdir(dirname(to), { recursive: true, mode: 0o711 });
    await rename(from, to);
    await syncFolder(dirname(from));
    await syncFolder(dirname(to));
  }
}

function parseMoves(text: string, note: string): readonly Move[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every(isMove)) return value;
  } catch {
    // Told below.
  }
  throw new EmbeddedPostgresError(
    `${note}, which names what an interrupted restore has yet to move, cannot be read. Move it away to open what is there.`,
  );
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

function noteOf(folder: string): string {
  return join(folder, 'moving.json');
}

function lockFileOf(folder: string): string {
  return join(folder, 'postgres.lock');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
