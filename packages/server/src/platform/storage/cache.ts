import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Clock, HOUR } from '../clock/index.ts';
import type { Random } from '../random/index.ts';
import { type FileStorage, folderStorage, type OpenFile } from './files.ts';
import { isMissing } from './paths.ts';

/** Files that can be made again: the least recently used ones go when there are too many. */
export interface FileCache {
  /** Null when there is none, or one older than `since` (milliseconds since 1970). Counts as a use. */
  open(path: string, since: number): Promise<OpenFile | null>;
  /** Makes room as well: of the whole cache by bytes, of the file's own folder by number. */
  keep(path: string, bytes: Buffer): Promise<void>;
}

export interface CacheOptions {
  readonly root: string;
  readonly random: Random;
  readonly clock: Clock;
  readonly maxBytes: number;
  /** Files in one folder. */
  readonly maxSiblings: number;
}

// Swept down to four fifths, and again after a tenth has been written: the bound holds in between.
const SWEPT_TO = 0.8;
const SWEEP_AFTER = 0.1;

/**
 * The files alone are the truth: what is used when stands in their access times, and the first write after a start
 * sweeps, so that nothing is forgotten when a process ends. Several processes may share the folder; each may then
 * exceed the bound by a tenth.
 */
export function fileCache(options: CacheOptions): FileCache {
  const files = folderStorage(options.root, options.random);
  const { root, maxBytes } = options;
  let unswept = Infinity;
  let sweeping: Promise<void> | null = null;
  const sweep = () =>
    (sweeping ??= removeLeastUsed(options).finally(() => {
      sweeping = null;
    }));
  return {
    open: (path, since) => openUsed(options, files, { path, since }),
    keep: async (path, bytes) => {
      await files.write(path, bytes);
      await thinOut(dirname(join(root, path)), options);
      unswept += bytes.length;
      if (unswept < maxBytes * SWEEP_AFTER) return;
      unswept = 0;
      await sweep();
    },
  };
}

async function openUsed(
  { root, clock }: CacheOptions,
  files: FileStorage,
  { path, since }: { path: string; since: number },
): Promise<OpenFile | null> {
  const file = await files.open(path);
  if (file === null) return null;
  if (file.modifiedAt < since) {
    await file.close();
    return null;
  }
  // By ourselves: most disks are mounted so that reading leaves no trace.
  const now = clock.now().getTime();
  if (Math.abs(now - file.accessedAt) > HOUR) await noteUse(join(root, path), now, file.modifiedAt);
  return file;
}

async function noteUse(file: string, now: number, modifiedAt: number): Promise<void> {
  try {
    await utimes(file, now / 1000, modifiedAt / 1000);
  } catch (error) {
    // Gone meanwhile; whoever opened it reads it all the same.
    if (!isMissing(error)) throw error;
  }
}

interface Kept {
  readonly file: string;
  readonly size: number;
  readonly usedAt: number;
}

/** The files under a folder, least recently used first. A draft counts once nobody can be writing it any more. */
async function keptIn(folder: string, recursive: boolean, now: number): Promise<Kept[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive });
  const kept: Kept[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const found = await stat(file).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found === null || (entry.name.startsWith('.') && now - found.mtimeMs < HOUR)) continue;
    kept.push({ file, size: found.size, usedAt: Math.max(found.atimeMs, found.mtimeMs) });
  }
  return kept.sort((one, other) => one.usedAt - other.usedAt);
}

async function removeLeastUsed({ root, maxBytes, clock }: CacheOptions): Promise<void> {
  const kept = await keptIn(root, true, clock.now().getTime());
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size } of kept) {
    if (total <= maxBytes * SWEPT_TO) return;
    await rm(file, { force: true });
    total -= size;
  }
}

async function thinOut(folder: string, { maxSiblings, clock }: CacheOptions): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= maxSiblings) return;
  const kept = await keptIn(folder, false, clock.now().getTime());
  for (const { file } of kept.slice(0, Math.max(0, kept.length - maxSiblings))) await rm(file, { force: true });
}
