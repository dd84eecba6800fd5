import { access, constants, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Clock } from '../platform/clock/index.ts';
import { HOUR } from '../platform/clock/index.ts';
import { syncFolder } from '../platform/db/embedded/index.ts';
import { HEX, type Random } from '../platform/random/index.ts';
import { BackupError, explainNoRoom } from './errors.ts';

/** Where a backup goes. */
export interface Target {
  readonly path: string;
  readonly folder: string;
  /** Whether the name is one of ours, in a folder that was named. */
  readonly isDated: boolean;
}

const OURS = /^arasta-\d{8}T\d{6}Z\.zip$/;
const DRAFT = /\.[0-9a-f]{8}\.part$/;

/**
 * The file that was named, or one named after the time in the folder that was named.
 * @throws BackupError when the file is there already, or its folder is not or cannot be written
 */
export async function chooseTarget(named: string, { clock }: { clock: Clock }): Promise<Target> {
  const asked = resolve(named);
  const found = await stat(asked).catch(() => null);
  const isDated = found?.isDirectory() === true;
  if (found !== null && !isDated) throw new BackupError(`${asked} is there already. Choose another name.`);
  const path = isDated ? join(asked, `arasta-${stampOf(clock.now())}.zip`) : asked;
  const folder = dirname(path);
  if (named.endsWith('/') && !isDated) throw new BackupError(`There is no folder ${asked}. Make it first.`);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) throw new BackupError(`The folder ${folder} is not there, or cannot be written.`);
  return { path, folder, isDated };
}

/** `20310131T030000Z` */
export function stampOf(time: Date): string {
  return time.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/**
 * Writes a file that only its owner may read: under another name first, and under its own once it is on the disk. What
 * fails leaves nothing behind.
 * @returns the file's size, and what `write` did
 */
export async function writeWhole<T>(
  { path, folder }: Target,
  { clock, random }: { clock: Clock; random: Random },
  write: (file: FileHandle) => Promise<T>,
): Promise<{ bytes: number; done: T }> {
  await removeForgotten(folder, clock);
  const draft = `${path}.${random.text(8, HEX)}.part`;
  try {
    const file = await open(draft, 'wx', 0o600);
    const done = await write(file).finally(() => file.close());
    const { size } = await stat(draft);
    await rename(draft, path);
    await syncFolder(folder);
    return { bytes: size, done };
  } catch (error) {
    await rm(draft, { force: true });
    throw explainNoRoom(error, folder);
  }
}

/** Drafts of backups that were killed. One that is written to was touched a moment ago. */
async function removeForgotten(folder: string, clock: Clock): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!DRAFT.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && found.mtimeMs < clock.now().getTime() - HOUR) await rm(join(folder, name), { force: true });
  }
}

/** Removes all but the newest of the backups in the target's folder. @returns the names of those removed */
export async function keepNewest({ path, folder }: Target, count: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => OURS.test(name) && name !== basename(path)).sort();
  const superfluous = names.slice(0, Math.max(0, names.length - (count - 1)));
  for (const name of superfluous) await rm(join(folder, name));
  return superfluous;
}

/** @throws BackupError when less is free than is needed for certain */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new BackupError(`${folder} has ${megabytes(free)} free, and ${megabytes(bytes)} are needed. Nothing was done.`);
}

/** `12.3 MB` */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
