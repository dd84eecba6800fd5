import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isPlainPath } from '../platform/storage/index.ts';

/** The pictures that were imported, below this folder of the media folder. Sizes made of them are made again. */
export const ORIGINALS = 'originals';

export interface MediaFile {
  /** Relative to the originals, parted by `/`. */
  readonly path: string;
  readonly bytes: number;
}

/** The pictures of a media folder, in the order of their names; none where there is no such folder. */
export async function listOriginals(mediaDir: string): Promise<MediaFile[]> {
  const root = join(mediaDir, ORIGINALS);
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const found: MediaFile[] = [];
  for (const name of names.sort()) {
    const path = name.split(sep).join('/');
    // Drafts have names of another kind.
    const file = isPlainPath(path) ? await stat(join(root, name)).catch(() => null) : null;
    if (file?.isFile() === true) found.push({ path, bytes: file.size });
  }
  return found;
}
