import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TestShop } from '../../../tests/support/app.ts';
import { storePicture } from './index.ts';

let count = 0;

/** A picture unlike any other. */
export async function aPicture(width = 400, height = 300): Promise<Buffer> {
  const channels = 3;
  const create = {
    width,
    height,
    channels,
    background: '#000',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  } as const;
  const mark = { width: 8, height: 8, channels, background: { r: count % 256, g: count >> 8, b: 9 } } as const;
  count += 1;
  return sharp({ create })
    .composite([{ input: { create: mark }, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

export const aJpeg = async (width?: number, height?: number) =>
  sharp(await aPicture(width, height))
    .jpeg()
    .toBuffer();

/** `a.jpg` and `_size64` make `a_size64.jpg`. */
export const withSuffix = (path: string, suffix: string) => path.replace(/\.(\w+)$/, `${suffix}.$1`);

/** What tests do with the pictures of a shop. */
export function gallery(shop: () => TestShop) {
  const folder = () => shop().deps.config.mediaDir ?? '';
  return {
    folder,
    fileOf: (path: string) => join(folder(), 'originals', path),
    stored: async (bytes?: Buffer, where = 'products') =>
      storePicture(shop().deps, bytes ?? (await aJpeg()), { folder: where }),
    get: async (path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') => {
      const url = path.startsWith('/') ? path : `/media/${path}`;
      return shop().app.inject({ method, url, headers: { host: 'shop.test', ...headers } });
    },
    /** The files made from an original. */
    madeFrom: async (path: string): Promise<string[]> => readdir(join(folder(), 'cache', path)).catch(() => []),
  };
}
