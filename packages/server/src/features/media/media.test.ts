import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { aPicture, gallery, withSuffix } from './media.support.ts';

const shop = useShop({ outside: { clock: systemClock } });
const { folder, fileOf, stored, get } = gallery(shop);

const NOT_FOUND = { detail: 'Not found.' };

describe('an original', () => {
  it.each([
    ['jpeg', 'jpg'],
    ['png', 'png'],
    ['webp', 'webp'],
    ['avif', 'avif'],
    ['gif', 'gif'],
  ] as const)('of format %s is served as it is kept', async (format, extension) => {
    const { path, width, height } = await stored(
      await sharp(await aPicture())
        .toFormat(format)
        .toBuffer(),
    );
    expect([width, height, path]).toEqual([
      400,
      300,
      expect.stringMatching(new RegExp(`^products/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{20}\\.${extension}$`)),
    ]);
    const answer = await get(path);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `image/${format}`]);
    expect(answer.rawPayload).toEqual(await readFile(fileOf(path)));
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(answer.rawPayload.length),
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.etag).toMatch(/^"[0-9a-f]{20}"$/);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const small = await get(withSuffix(path, '_size64'));
    expect([small.statusCode, small.headers['content-type']]).toEqual([200, `image/${format}`]);
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 64, height: 48 });
  });

  it('larger than a megabyte is served whole, too', async () => {
    const { path } = await stored(await aPicture(1200, 1000));
    const answer = await get(path);
    expect(answer.rawPayload.length).toBeGreaterThan(1_048_576);
    expect(answer.rawPayload).toEqual(await readFile(fileOf(path)));
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
  });

  it('that is known is not sent again', async () => {
    const { path } = await stored();
    for (const address of [path, withSuffix(path, '_size64')]) {
      const first = await get(address);
      const etag = String(first.headers.etag);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await get(address, { 'if-none-match': known });
        expect([again.statusCode, again.payload, again.headers.etag]).toEqual([304, '', etag]);
        expect(again.headers['cache-control']).toContain('immutable');
      }
      expect((await get(address, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    }
  });

  it('answers HEAD like GET without the picture', async () => {
    const { path } = await stored();
    for (const address of [path, withSuffix(path, '_size64'), withSuffix(path, '_size64'), 'products/none.jpg']) {
      const head = await get(address, {}, 'HEAD');
      const full = await get(address);
      expect([head.statusCode, head.payload]).toEqual([full.statusCode, '']);
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
        expect([name, head.headers[name]]).toEqual([name, full.headers[name]]);
      }
    }
  });
});

describe('a path', () => {
  it.each([
    ...['/media/', '/media', '/media/none.jpg', '/media/products/none_size64.jpg', '/media/products', '/media/a.svg'],
    ...['/media/../secret.jpg', '/media/%2e%2e/secret.jpg', '/media/..%2fsecret.jpg', '/media/%2e%2e%2fsecret.jpg'],
    ...['/media/products/../../secret.jpg', '/media/..\\secret.jpg', '/media/%5c..%5csecret.jpg', '/media//secret.jpg'],
    ...[
      '/media/%00.jpg',
      '/media/secret.jpg%00.jpg',
      '/media/%2Fetc/passwd.jpg',
      '/media/.hidden.jpg',
      '/media/~root.jpg',
    ],
    ...[
      '/media/products/.hidden/a.jpg',
      '/media/./a.jpg',
      '/media/link.jpg',
      '/media/folder/secret.jpg',
      '/media/dir.jpg',
    ],
    ...['/media/C:/a.jpg', '/media/a%20b.jpg', '/media/%F0%9F%90%8E.jpg', '/media/%ff.jpg', '/media/link_size64.jpg'],
    ...[`/media/${'a/'.repeat(300)}a.jpg`, `/media/${'a'.repeat(900)}.jpg`, '/media/products/a.jpg/b.jpg'],
    ...['/media/avatars/none.jpg', '/media/avatars/a/b.jpg', '/media/cache/a.jpg', '/media/text.txt'],
  ])('%s leads to nothing', async (path) => {
    await outside();
    const answer = await get(path);
    expect([answer.statusCode === 404 || answer.statusCode === 400, answer.payload.includes('SECRET')]).toEqual([
      true,
      false,
    ]);
    if (answer.statusCode === 404) {
      expect(answer.json()).toEqual(NOT_FOUND);
    }
    expect(answer.headers['cache-control'] ?? 'no-store').toBe('no-store');
  });

  /** What must not be reached, beside and inside the folder. */
  async function outside(): Promise<void> {
    const originals = join(folder(), 'originals');
    await mkdir(join(originals, 'dir.jpg'), { recursive: true });
    await mkdir(join(folder(), 'elsewhere'), { recursive: true });
    await writeFile(join(folder(), 'secret.jpg'), 'SECRET');
    await writeFile(join(folder(), 'elsewhere', 'secret.jpg'), 'SECRET');
    await writeFile(join(originals, '.hidden.jpg'), 'SECRET');
    await writeFile(join(originals, 'text.txt'), 'SECRET');
    await symlink(join(folder(), 'secret.jpg'), join(originals, 'link.jpg')).catch(() => undefined);
    await symlink(join(folder(), 'elsewhere'), join(originals, 'folder')).catch(() => undefined);
  }

  it('to an original may end with a slash', async () => {
    const { path } = await stored();
    expect((await get(`${path}/`)).statusCode).toBe((await get(path)).statusCode);
  });

  it('is read only', async () => {
    const { path } = await stored();
    const browser = await shop().visit().withToken();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await browser.send(method, `/media/${path}`);
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, OPTIONS']);
    }
    expect((await get(path)).statusCode).toBe(200);
  });
});
