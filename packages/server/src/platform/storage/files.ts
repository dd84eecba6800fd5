import { constants } from 'node:fs';
import { chown, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { HEX, type Random } from '../random/index.ts';
import { isMissing, isPlainPath, placeInside } from './paths.ts';

/** A file as it was when it was opened. Whoever opens it reads it once or closes it. */
export interface OpenFile {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  readonly accessedAt: number;
  read(): Promise<Buffer | Readable>;
  /** All of it in memory. */
  bytes(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Files of one folder on this machine's disk, by relative path. */
export interface FileStorage {
  /** Null when there is no such file, when the path is none of ours, or when it leads out of the folder. */
  open(path: string): Promise<OpenFile | null>;
  /**
   * Whole or not at all, also when the machine stops in between; replaces what was there.
   * @throws Error when the path is none of ours
   */
  write(path: string, bytes: Buffer): Promise<void>;
}

// Above this a slow reader would keep too much of our memory: the file is sent piece by piece.
const STREAMED_FROM = 1024 * 1024;

export function folderStorage(root: string, random: Random): FileStorage {
  return {
    open: async (path) => {
      const file = await placeInside(root, path);
      return file === null ? null : openFile(file);
    },
    write: async (path, bytes) => {
      if (!isPlainPath(path)) throw new Error(`Not a path of ours: ${JSON.stringify(path)}`);
      await writeWhole(root, { path, bytes, draft: `.${random.text(16, HEX)}` });
    },
  };
}

async function openFile(file: string): Promise<OpenFile | null> {
  let handle: FileHandle;
  try {
    // Opening a pipe would wait for somebody to write into it.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const found = await handle.stat();
  if (found.isFile()) return opened(handle, found);
  await handle.close();
  return null;
}

function opened(handle: FileHandle, found: { size: number; mtimeMs: number; atimeMs: number }): OpenFile {
  const bytes = async () => {
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  };
  return {
    ...{ size: found.size, modifiedAt: Math.trunc(found.mtimeMs), accessedAt: Math.trunc(found.atimeMs) },
    bytes,
    read: async () => (found.size > STREAMED_FROM ? handle.createReadStream() : bytes()),
    close: () => handle.close(),
  };
}

interface Draft {
  readonly path: string;
  readonly bytes: Buffer;
  readonly draft: string;
}

/** A draft beside the file takes its name once it is on the disk. */
async function writeWhole(root: string, { path, bytes, draft }: Draft): Promise<void> {
  await makeFolders(root, dirname(path));
  const place = join(root, path);
  const written = join(dirname(place), draft);
  try {
    const handle = await open(written, 'wx', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await adopt(written, root);
    await rename(written, place);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

async function makeFolders(root: string, path: string): Promise<void> {
  const first = await mkdir(root, { recursive: true });
  if (first !== undefined) await adopt(root, dirname(first));
  let folder = root;
  for (const part of path === '.' ? [] : path.split('/')) {
    folder = join(folder, part);
    if ((await mkdir(folder, { recursive: true })) !== undefined) await adopt(folder, root);
  }
}

/** What root begins in somebody's checkout, its owner must be able to go on with. */
async function adopt(path: string, like: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(like);
  if (uid !== 0) await chown(path, uid, gid);
}
