import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { ImportStopped, type Source } from './source.ts';

const READABLE = /\.(jsonl|ndjson|csv)(\.gz)?$/i;
// A shop has some dozens; more is the wrong folder.
const MOST_FILES = 10_000;

/**
 * The files that the paths name: a file is taken as it is, of a folder everything below it that ends in `.jsonl`,
 * `.ndjson` or `.csv`, with `.gz` after it or without, in the order of their names. Hidden ones are passed over.
 * @throws ImportStopped when a path leads nowhere, or a folder holds nothing to import
 */
export async function findSources(paths: readonly string[]): Promise<Source[]> {
  const found: Source[] = [];
  for (const path of paths) found.push(...(await sourcesAt(path)));
  const distinct = new Map(found.map((source) => [source.path, source]));
  if (distinct.size > MOST_FILES) throw new ImportStopped(`More than ${MOST_FILES} files: is this the right folder?`);
  return [...distinct.values()];
}

async function sourcesAt(path: string): Promise<Source[]> {
  const whole = resolve(path);
  const found = await stat(whole).catch(() => null);
  if (found === null) throw new ImportStopped(`${path}: there is no such file or folder.`);
  if (!found.isDirectory()) {
    if (!READABLE.test(whole)) throw new ImportStopped(`${path}: only .jsonl, .ndjson and .csv files, also with .gz.`);
    return [{ name: path, path: whole, root: dirname(whole), size: found.size, gzip: /\.gz$/i.test(whole) }];
  }
  const entries = await readdir(whole, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && READABLE.test(entry.name));
  const places = files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !isHidden(whole, file));
  if (places.length === 0) throw new ImportStopped(`${path}: no .jsonl, .ndjson or .csv file in this folder.`);
  return Promise.all(
    places.sort().map(async (file) => {
      const { size } = await stat(file);
      return { name: join(path, relative(whole, file)), path: file, root: whole, size, gzip: /\.gz$/i.test(file) };
    }),
  );
}

function isHidden(folder: string, file: string): boolean {
  return relative(folder, file)
    .split(/[/\\]/)
    .some((part) => part.startsWith('.'));
}
