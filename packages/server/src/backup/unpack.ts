import { createWriteStream } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Archive } from '../platform/archive/index.ts';
import type { Manifest } from './manifest.ts';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface Unpacking {
  readonly archive: Archive;
  readonly manifest: Manifest;
  /** What their paths begin with, which is cut off. */
  readonly prefix: string;
  readonly into: string;
  /** Null: ourselves. */
  readonly owner: Owner | null;
  readonly modes: { readonly file: number; readonly folder: number };
  /** Whether each file is to reach the disk; PostgreSQL sees to its own when it recovers. */
  readonly flush: boolean;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
}

/**
 * Unpacks the files of a backup whose paths begin with the prefix, with their folders, each checked while it is written.
 * @throws DamagedArchive when one is not what the manifest says
 */
export async function unpack(unpacking: Unpacking): Promise<void> {
  const { manifest, prefix, into } = unpacking;
  const made = new Set<string>();
  await makeFolder(unpacking, into, made);
  for (const folder of manifest.folders) {
    if (folder.startsWith(prefix)) await makeFolder(unpacking, join(into, folder.slice(prefix.length)), made);
  }
  for (const file of manifest.files) {
    if (!file.path.startsWith(prefix)) continue;
    const place = join(into, file.path.slice(prefix.length));
    await makeFolder(unpacking, dirname(place), made);
    const content = await unpacking.archive.read(file);
    await unpackFile(unpacking, place, content);
  }
}

async function unpackFile(unpacking: Unpacking, place: string, content: NodeJS.ReadableStream): Promise<void> {
  const { modes, flush, signal, onBytes, owner } = unpacking;
  content.on('data', (piece: Buffer) => onBytes(piece.length));
  await pipeline(content, createWriteStream(place, { flags: 'wx', mode: modes.file, flush }), { signal });
  if (owner !== null) await chown(place, owner.uid, owner.gid);
}

async function makeFolder(unpacking: Unpacking, folder: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  made.add(folder);
  if (folder !== unpacking.into) await makeFolder(unpacking, dirname(folder), made);
  const { owner, modes } = unpacking;
  if ((await mkdir(folder, { recursive: true, mode: modes.folder })) === undefined) return;
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
}

/** Writes a small file with what an archive holds under the path. */
export async function unpackOne(unpacking: Omit<Unpacking, 'prefix' | 'into'>, path: string, place: string) {
  const file = unpacking.manifest.files.find((each) => each.path === path);
  if (file === undefined) return;
  await unpackFile({ ...unpacking, prefix: '', into: dirname(place) }, place, await unpacking.archive.read(file));
}
