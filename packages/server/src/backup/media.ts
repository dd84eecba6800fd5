import { chown, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ignoreMissing } from '../platform/db/embedded/index.ts';
import { isPlainPath } from '../platform/storage/index.ts';
import { type Owner, ownerOf } from './unpack.ts';

/** The pictures that were imported, below this folder of the media folder. Sizes made of them are made again. */
export const ORIGINALS = 'originals';

export interface MediaFile {
  /** Relative to the originals, parted by `/`. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * The pictures of a media folder, in the order of their names; none where there is no such folder.
 * @throws the system's error when one cannot be looked at: a backup without it would pass for whole
 */
export async function listOriginals(mediaDir: string): Promise<MediaFile[]> {
  const files = await listFolder(join(mediaDir, ORIGINALS), '');
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

// Pictures come and go while they are looked at.
async function listFolder(root: string, folder: string): Promise<MediaFile[]> {
  const names = await readdir(join(root, folder)).catch((error: unknown) => ignoreMissing(error, []));
  const found: MediaFile[] = [];
  for (const name of names) {
    const path = folder === '' ? name : `${folder}/${name}`;
    // Drafts have names of another kind.
    const there = isPlainPath(path)
      ? await stat(join(root, path)).catch((error: unknown) => ignoreMissing(error, null))
      : null;
    if (there?.isDirectory() === true) found.push(...(await listFolder(root, path)));
    if (there?.isFile() === true) found.push({ path, bytes: there.size });
  }
  return found;
}

/** Makes the media folder where it is missing, for the owner of the folder it is in. @returns who owns it */
export async function openMediaFolder(mediaDir: string): Promise<Owner | null> {
  const folder = resolve(mediaDir);
  const first = await mkdir(folder, { recursive: true });
  const owner = await ownerOf(first === undefined ? folder : dirname(first));
  for (let made = folder; first !== undefined && owner !== null; made = dirname(made)) {
    await chown(made, owner.uid, owner.gid);
    if (made === first) break;
  }
  return owner;
}
