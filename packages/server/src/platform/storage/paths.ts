import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

const LONGEST = 240;
const DEEPEST = 8;

/**
 * Whether a relative path names a file in the way ours are named: plain letters, digits, `.`, `_` and `-`; no hidden
 * files, no `..`, no empty parts.
 */
export function isPlainPath(path: string): boolean {
  if (path.length > LONGEST) return false;
  const parts = path.split('/');
  return parts.length <= DEEPEST && parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part));
}

/** The file's own place, links resolved; null when there is none or when it lies outside of the folder. */
export async function placeInside(root: string, path: string): Promise<string | null> {
  if (!isPlainPath(path)) return null;
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return file.startsWith(folder + sep) ? file : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Nothing is there, a file stands where a folder would have to, or it is a socket. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(String(error.code))
  );
}
