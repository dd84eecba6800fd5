import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENCODINGS, type Encoding, typeOf } from './shop.rules.ts';

/** Where the demo shop's build puts it. */
export const BUILT_SHOP = fileURLToPath(new URL('../../../../demo-shop/dist', import.meta.url));

/** One file of the shop with the smaller forms of it that the build made. */
export interface ShopFile {
  readonly contentType: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly encoded: ReadonlyMap<Encoding, Buffer>;
}

/** The shop's files by their path below it, e.g. `assets/index-B0F3WS04.css`. */
export type ShopFiles = ReadonlyMap<string, ShopFile>;

const PAGE = 'index.html';

/** The files of the shop, in memory: half a megabyte, read when first asked for. */
export interface ShopShelf {
  /** The file that every page of the shop begins with. Looks whether the shop was built anew; null where it is not built. */
  page(): Promise<ShopFile | null>;
  /** Any other of its files; null for what is none. */
  file(path: string): Promise<ShopFile | null>;
  /** What the last build failed with; null where it did not. */
  failure(): Promise<string | null>;
}

export function shopShelf(folder: string): ShopShelf {
  let built: number | null = null;
  let files: Promise<ShopFiles> | null = null;
  const load = async (): Promise<ShopFiles> => {
    files ??= readFiles(folder);
    try {
      return await files;
    } catch (error) {
      files = null;
      throw error;
    }
  };
  return {
    page: async () => {
      const now = await builtAt(folder);
      if (now !== built) [built, files] = [now, null];
      return now === null ? null : ((await load()).get(PAGE) ?? null);
    },
    file: async (path) => (await load()).get(path) ?? null,
    failure: () => readFile(join(folder, 'failure.txt'), 'utf8').catch(() => null),
  };
}

async function builtAt(folder: string): Promise<number | null> {
  const found = await stat(join(folder, PAGE)).catch(() => null);
  return found === null ? null : found.mtimeMs;
}

async function readFiles(folder: string): Promise<ShopFiles> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const paths = names.map((name) => name.replaceAll('\\', '/'));
  const read = paths.flatMap((path) => {
    const contentType = typeOf(path);
    return contentType === null ? [] : [readShopFile(folder, path, contentType)];
  });
  return new Map(await Promise.all(read));
}

async function readShopFile(folder: string, path: string, contentType: string): Promise<[string, ShopFile]> {
  const bytes = await readFile(join(folder, path));
  const encoded = new Map<Encoding, Buffer>();
  for (const encoding of ENCODINGS) {
    const smaller = await readFile(join(folder, `${path}.${encoding === 'br' ? 'br' : 'gz'}`)).catch(() => null);
    if (smaller !== null) encoded.set(encoding, smaller);
  }
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return [path, { contentType, etag, bytes, encoded }];
}
