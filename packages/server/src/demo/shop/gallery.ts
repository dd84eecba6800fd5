import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TOP_CATEGORIES } from './categories.ts';
import type { WidgetPictures } from './content/widgets.ts';
import { allDrawings, bannerKey, productKeys, STORE_FRONT_KEY, tileKey } from './drawings.ts';
import type { PicturesOf } from './products.ts';

/** The pictures of the shop, by what shows them. */
export interface Gallery extends WidgetPictures {
  readonly picturesOf: PicturesOf;
  readonly storeFront: string;
}

/**
 * Draws all pictures and keeps them in the folder of media; always the same, at the same paths.
 * @throws Error when drawing failed; what was drawn is kept
 */
export async function paintGallery(folder: string, progress: (line: string) => void): Promise<Gallery> {
  return galleryOf(await paintApart(folder, progress));
}

/** The pictures that were drawn already, by their keys. */
export function galleryOf(paths: ReadonlyMap<string, string>): Gallery {
  const pathOf = (key: string) => {
    const path = paths.get(key);
    if (path === undefined) throw new Error(`The demo picture "${key}" was not drawn`);
    return path;
  };
  return {
    picturesOf: (facts, colour) => productKeys(facts, colour).map(pathOf),
    banners: {
      'new-in': pathOf(bannerKey('new-in')),
      'summer-linen': pathOf(bannerKey('summer-linen')),
      gifts: pathOf(bannerKey('gifts')),
      sale: pathOf(bannerKey('sale')),
    },
    tiles: Object.fromEntries(TOP_CATEGORIES.map(({ key }) => [key, pathOf(tileKey(key))])),
    storeFront: pathOf(STORE_FRONT_KEY),
  };
}

const PAINTER = fileURLToPath(new URL('./painter.ts', import.meta.url));

/** In a process of its own: drawing would leave this one 150 MB larger for as long as it serves. */
export async function paintApart(
  folder: string,
  progress: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const painter = spawn(process.execPath, [PAINTER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(painter, 'close');
  // Heard of below.
  ended.catch(() => undefined);
  const total = allDrawings().length;
  const paths = new Map<string, string>();
  for await (const line of createInterface({ input: painter.stdout })) {
    const [key = '', path = ''] = line.split('\t');
    paths.set(key, path);
    if (paths.size % 100 === 0) progress(`Demo pictures: ${paths.size} of ${total}`);
  }
  await ended;
  if (painter.exitCode !== 0)
    throw new Error(`Drawing the demo pictures ended with status ${painter.exitCode ?? 'none'}`);
  return paths;
}
