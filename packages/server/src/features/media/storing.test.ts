import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { pictureUrl, storePicture } from './index.ts';
import { aJpeg, aPicture, gallery, withSuffix } from './media.support.ts';

const shop = useShop({ outside: { clock: systemClock } });
const { folder, fileOf, stored, get } = gallery(shop);

describe('storing', () => {
  it('keeps the same bytes once, and names for people apart', async () => {
    const bytes = await aJpeg();
    const first = await stored(bytes);
    const { mtimeMs } = await stat(fileOf(first.path));
    expect(await stored(bytes)).toEqual(first);
    expect((await stat(fileOf(first.path))).mtimeMs).toBe(mtimeMs);
    const named = await storePicture(shop().deps, bytes, { folder: 'cms', name: 'Kırmızı Elbise' });
    expect(named.path).toMatch(/^cms\/..\/..\/[0-9a-f]{20}-kirmizi-elbise\.jpg$/);
    expect((await get(named.path)).statusCode).toBe(200);
  });

  it('strips what came with the picture, and turns it upright', async () => {
    const bytes = await sharp(await aPicture(80, 40))
      .withExif({ IFD0: { Copyright: 'Ada Example' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(bytes.includes('Ada Example')).toBe(true);
    const { path, width, height } = await stored(bytes);
    expect([width, height]).toEqual([40, 80]);
    const { rawPayload } = await get(path);
    expect(rawPayload.includes('Ada Example')).toBe(false);
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 40, height: 80 });
    expect((await sharp(rawPayload).metadata()).orientation).toBeUndefined();
  });

  it('keeps our own pictures as they are', async () => {
    const bytes = await aJpeg();
    const { path } = await storePicture(shop().deps, bytes, { folder: 'products', ours: true });
    expect((await get(path)).rawPayload).toEqual(bytes);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['a text', () => Buffer.from('I am no picture'), 'invalid_image'],
    ['nothing', () => Buffer.alloc(0), 'invalid_image'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'invalid_image'],
    [
      'a TIFF',
      async () =>
        sharp(await aPicture())
          .tiff()
          .toBuffer(),
      'invalid_image',
    ],
    ['half a JPEG', async () => (await aJpeg()).subarray(0, 9000), 'invalid_image'],
    ['the head of a PNG', async () => (await aPicture()).subarray(0, 60), 'invalid_image'],
    ['more than 20 MB', async () => Buffer.concat([await aJpeg(), Buffer.alloc(20_000_000)]), 'image_too_heavy'],
    [
      'more than 40 megapixels',
      () =>
        sharp({ create: { width: 8000, height: 5001, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'image_too_large',
    ],
  ])('refuses %s, and keeps nothing', async (_what, bytes, key) => {
    const before = await readdir(join(folder(), 'originals'), { recursive: true });
    await expect(stored(await bytes())).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: { image: [{ key }] } },
    });
    expect(await readdir(join(folder(), 'originals'), { recursive: true })).toEqual(before);
  });

  it.each(['avatars', '..', 'a/b', '', '.x', '/etc'])('has no folder %j', async (folder) => {
    await expect(stored(undefined, folder)).rejects.toThrow('No folder for pictures');
  });
});

describe('pictureUrl', () => {
  it('makes addresses that are served', async () => {
    const { path } = await stored();
    const { config } = shop().deps;
    expect(pictureUrl(config, path)).toBe(`http://shop.test/media/${path}`);
    const url = pictureUrl(config, path, { width: 273, height: 210 });
    expect(url).toBe(`http://shop.test/media/${withSuffix(path, '_size273x210')}`);
    expect(pictureUrl(config, path, { width: 64 })).toContain('_size64.jpg');
    expect(pictureUrl(config, path, { height: 64 })).toContain('_sizex64.jpg');
    expect((await get(new URL(url).pathname)).statusCode).toBe(200);
  });

  it('leads where MEDIA_URL says', () => {
    expect(pictureUrl({ mediaUrl: 'https://cdn.example.com/shop' }, 'products/a.jpg', { width: 9 })).toBe(
      'https://cdn.example.com/shop/products/a_size9.jpg',
    );
  });
});
