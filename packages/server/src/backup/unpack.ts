import { createWriteStream } from 'node:fs';
import { chown, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Archive, ArchivedFile } from '../platform/archive/index.ts';
import { ignoreMissing } from '../platform/db/embedded/index.ts';
import type { Manifest } from './manifest.ts';

/** What the names of folders begin with that a backup is unpacked into. */
export const DRAFT = 'restoring-';

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

/** What root puts into somebody's folder is that somebody's; null where it is our own. */
export async function ownerOf(folder: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = await stat(folder);
  return uid === 0 ? null : { uid, gid };
}

/** Removes the drafts of restores that were killed. Only for who holds the lock of restores there. */
export async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((error: unknown) => ignoreMissing(error, []))) {
    if (name.startsWith(DRAFT)) await rm(join(folder, name), { recursive: true, force: true });
  }
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

/** Reads a file of a backup to its end, as it is checked there, and keeps nothing. */
export async function readThrough(
  archive: Archive,
  file: ArchivedFile,
  { signal, onBytes }: Pick<Unpacking, 'signal' | 'onBytes'>,
): Promise<void> {
  const sink = async (content: AsyncIterable<Buffer>) => {
    for await (const piece of content) onBytes(piece.length);
  };
  await pipeline(await archive.read(file), sink, { signal });
}
