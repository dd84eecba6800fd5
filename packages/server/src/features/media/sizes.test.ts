import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { storePicture } from './index.ts';
import { aJpeg, gallery, withSuffix } from './media.support.ts';

const shop = useShop({ outside: { clock: systemClock } });
const { folder, fileOf, stored, get, madeFrom } = gallery(shop);

const NOT_FOUND = { detail: 'Not found.' };

describe('a size', () => {
  it.each([
    ['_size128x64', 85, 64],
    ['_size128', 128, 96],
    ['_sizex96', 128, 96],
    ['_size96x96_cropCenter', 96, 96],
    ['_size96x96_quality50_cropTop', 96, 96],
    ['_size640', 400, 300],
    ['_size640_upscaletrue', 640, 480],
    ['_size640x640_quality90_cropLeft_upscaletrue', 640, 640],
    ['_size99999x99999_cropCenter', 300, 300],
    ['_quality10', 400, 300],
  ])('%s of 400 × 300 is %i × %i', async (suffix, width, height) => {
    const { path } = await stored();
    const answer = await get(withSuffix(path, suffix));
    expect(answer.statusCode).toBe(200);
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width, height });
  });

  it('keeps the part the crop names', async () => {
    const red = { create: { width: 100, height: 200, channels: 3 as const, background: '#ff0000' } };
    const blue = { create: { width: 100, height: 100, channels: 3 as const, background: '#0000ff' } };
    const bytes = await sharp(red)
      .composite([{ input: blue, left: 0, top: 100 }])
      .png()
      .toBuffer();
    const { path } = await stored(bytes);
    const colour = async (crop: string) => {
      const { rawPayload } = await get(withSuffix(path, `_size96x96_crop${crop}`));
      const { dominant } = await sharp(rawPayload).stats();
      return dominant.r > dominant.b ? 'red' : 'blue';
    };
    expect([await colour('Top'), await colour('Bottom')]).toEqual(['red', 'blue']);
  });

  it('of lower quality is smaller', async () => {
    const { path } = await stored();
    const length = async (quality: number) =>
      (await get(withSuffix(path, `_size256_quality${quality}`))).rawPayload.length;
    expect(await length(10)).toBeLessThan((await length(70)) / 2);
  });

  it('of a moving picture is its first frame; the original goes on moving', async () => {
    const frames = [1, 2, 3].map((n) => ({
      create: { width: 90, height: 60, channels: 3 as const, background: { r: n * 80, g: 0, b: 0 } },
    }));
    const pages = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const { path, width, height } = await stored(
      await sharp(pages, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect([width, height]).toEqual([90, 60]);
    expect((await sharp((await get(path)).rawPayload, { pages: -1 }).metadata()).pages).toBe(3);
    const small = await sharp((await get(withSuffix(path, '_size48'))).rawPayload, { pages: -1 }).metadata();
    expect([small.pages ?? 1, small.width, small.height]).toEqual([1, 48, 32]);
  });

  it('is made once for neighbours, and read from disk afterwards', async () => {
    const { path } = await stored();
    const first = await get(withSuffix(path, '_size273x210'));
    const before = await madeFrom(path);
    for (const suffix of ['_size320x246_quality66', '_size315x242', '_size273x210_quality61']) {
      expect((await get(withSuffix(path, suffix))).rawPayload).toEqual(first.rawPayload);
    }
    expect(await madeFrom(path)).toEqual(before);
    const kept = join(folder(), 'cache', path, before[0] ?? '');
    await writeFile(kept, 'as it is on the disk');
    expect((await get(withSuffix(path, '_size273x210'))).payload).toBe('as it is on the disk');
  });

  it('asked for by thirty at once is made once', async () => {
    const { path } = await stored(await aJpeg(1600, 1200));
    const { line } = shop().deps.media;
    let made = 0;
    const make = line.make.bind(line);
    line.make = (name, work) =>
      make(name, () => {
        made += 1;
        return work();
      });
    const answers = await Promise.all(Array.from({ length: 30 }, () => get(withSuffix(path, '_size1080'))));
    line.make = make;
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ headers, rawPayload }) => `${String(headers.etag)} ${rawPayload.length}`)).size).toBe(
      1,
    );
    expect(made).toBe(1);
    expect(await madeFrom(path)).toHaveLength(1);
  });

  it('that too many wait for is refused for a moment', async () => {
    const { path } = await stored(await aJpeg(2000, 1500));
    const widths = Array.from({ length: 10 }, (_, n) => n * 256 + 1);
    const sizes = widths.flatMap((width) =>
      widths.map((height) => `_size${Math.min(width, 2560)}x${height}_cropTop_upscaletrue`),
    );
    const answers = await Promise.all(sizes.map((suffix) => get(withSuffix(path, suffix))));
    const refused = answers.filter(({ statusCode }) => statusCode === 503);
    expect(refused.length).toBeGreaterThan(20);
    expect(answers.length - refused.length).toBeGreaterThan(50);
    expect(refused[0]?.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' });
    expect(refused[0]?.json()).toEqual({ detail: 'The server is busy, try again in a moment.' });
    expect((await madeFrom(path)).length).toBeLessThanOrEqual(64);
    expect((await get(withSuffix(path, '_size16'))).statusCode).toBe(200);
  }, 60_000);

  it('goes with its original, and is made anew for a newer one', async () => {
    const { path } = await stored();
    const address = withSuffix(path, '_size64');
    await get(address);
    await writeFile(fileOf(path), await aJpeg(300, 400));
    const later = systemClock.now().getTime() / 1000 + 5;
    await utimes(fileOf(path), later, later);
    expect(await sharp((await get(address)).rawPayload).metadata()).toMatchObject({ width: 64, height: 85 });
    await rm(fileOf(path));
    expect([(await get(address)).statusCode, (await get(path)).statusCode]).toEqual([404, 404]);
  });

  it('of a damaged original is not there, and the log says so', async () => {
    const { path } = await stored();
    const bytes = await readFile(fileOf(path));
    await writeFile(fileOf(path), bytes.subarray(0, bytes.length / 2));
    const answer = await get(withSuffix(path, '_size64'));
    expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([404, NOT_FOUND, 'no-store']);
    expect(shop().logs()).toContain('a picture is damaged');
    expect(await madeFrom(path)).toEqual([]);
  });
});

describe('the cache', () => {
  const small = useShop({ env: { MEDIA_CACHE_MB: '1' }, outside: { clock: systemClock } });

  it('stays within MEDIA_CACHE_MB, and what went is made again', async () => {
    const { path } = await storePicture(small().deps, await aJpeg(1000, 1000), { folder: 'products' });
    const ask = (suffix: string) =>
      small().app.inject({ url: `/media/${withSuffix(path, suffix)}`, headers: { host: 'shop.test' } });
    const first = await ask('_size960_quality100');
    for (const quality of [90, 80, 70, 60]) {
      for (const size of [960, 828, 750, 640])
        expect((await ask(`_size${size}_quality${quality}`)).statusCode).toBe(200);
    }
    const made = join(small().deps.config.mediaDir ?? '', 'cache', path);
    const sizes = await Promise.all(
      (await readdir(made)).map(async (name) => (await readFile(join(made, name))).length),
    );
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
    expect((await ask('_size960_quality100')).rawPayload).toEqual(first.rawPayload);
  });
});
