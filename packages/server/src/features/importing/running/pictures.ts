import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Refusal } from '../../../kernel/errors.ts';
import { translate } from '../../../kernel/messages/index.ts';
import { storePicture } from '../../media/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import type { Origin } from '../records/record-type.ts';

/** Why a picture was not taken, as a complaint says it. */
export class NoPicture extends Error {}

export type Pictures = (image: string, origin: Origin) => Promise<string>;

// Larger ones are refused by media anyway.
const MOST_BYTES = 20_000_000;
// Variants name their product's pictures again and again.
const REMEMBERED = 5000;

/** Puts local pictures where they are served from. A dry run only looks whether they are there. */
export function pictureTaking(deps: ImportDeps, dryRun: boolean): Pictures {
  const taken = new Map<string, Promise<string>>();
  return async (image, origin) => {
    if (/^https?:\/\//i.test(image)) return image;
    const path = await placeOf(image, origin);
    if (dryRun) return image;
    const known = taken.get(path);
    if (known !== undefined) return known;
    if (taken.size >= REMEMBERED) taken.clear();
    const stored = store(deps, path);
    taken.set(path, stored);
    return stored;
  };
}

/** The file, if it is one and lies in the folder that is imported, links followed. */
async function placeOf(image: string, { folder, root }: Origin): Promise<string> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(image)) {
    throw new NoPicture('is neither a file nor an address that begins with https://');
  }
  if (isAbsolute(image) || /[\\\0]/.test(image)) throw new NoPicture('is not a path beside this file');
  const path = await realpath(join(folder, image)).catch(() => null);
  if (path === null) throw new NoPicture('is not there: no such file');
  const inside = relative(await realpath(root), path);
  if (inside.startsWith('..') || isAbsolute(inside)) {
    throw new NoPicture('lies outside of the folder that is imported');
  }
  const file = await stat(path);
  if (!file.isFile()) throw new NoPicture('is not a file');
  if (file.size > MOST_BYTES) throw new NoPicture(`is larger than ${MOST_BYTES / 1_000_000} MB`);
  return path;
}

async function store(deps: ImportDeps, path: string): Promise<string> {
  try {
    const { path: stored } = await storePicture(deps, await readFile(path), { folder: 'products' });
    return stored;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const texts = Object.values(error.details.fields ?? {}).flat();
    throw new NoPicture(texts.map((text) => translate(text, 'en')).join(' '), { cause: error });
  }
}
