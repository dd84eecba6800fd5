import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '../../../tests/support/clock.ts';
import { HOUR } from '../clock/index.ts';
import { systemRandom } from '../random/index.ts';
import { type FileCache, fileCache, folderStorage, isPlainPath } from './index.ts';

const random = systemRandom();
let base = '';
let root = '';

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'arasta-storage-'));
});
beforeEach(async () => {
  root = await mkdtemp(join(base, 'folder-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

it.each(['a', 'a/b.jpg', 'A-1_b.C.jpg', 'a/b/c/d/e/f/g/h', '_a'])('%j is a path of ours', (path) => {
  expect(isPlainPath(path)).toBe(true);
});

it.each([
  ...[
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    'a/..',
    '../a',
    '.a',
    'a/.b',
    '-a',
    'a b',
    'a\0',
    'a\\b',
    'ä',
    'a\n',
    'a:b',
  ],
  ...['a/b/c/d/e/f/g/h/i', 'a'.repeat(241)],
])('%j is none', (path) => expect(isPlainPath(path)).toBe(false));

describe('files', () => {
  const text = async (path: string) => String(await (await folderStorage(root, random).open(path))?.bytes());

  it('are written whole, replaced, and leave no draft behind', async () => {
    const files = folderStorage(join(root, 'new'), random);
    await files.write('a/b.txt', Buffer.from('one'));
    await Promise.all(['two', 'six', 'ten'].map((word) => files.write('a/b.txt', Buffer.from(word))));
    expect(['two', 'six', 'ten']).toContain(await text('new/a/b.txt'));
    expect(await readdir(join(root, 'new', 'a'))).toEqual(['b.txt']);
  });

  it('are written nowhere else', async () => {
    const files = folderStorage(root, random);
    await expect(files.write('../a.txt', Buffer.from('x'))).rejects.toThrow('Not a path of ours');
    expect(await readdir(join(root, '..'))).not.toContain('a.txt');
  });

  it('are neither folders, pipes, nor what links outside lead to', async () => {
    const files = folderStorage(root, random);
    await files.write('folder/inside.txt', Buffer.from('inside'));
    await writeFile(join(base, 'secret.txt'), 'SECRET');
    await symlink(join(base, 'secret.txt'), join(root, 'out.txt'));
    await symlink(base, join(root, 'up'));
    await symlink('loop.txt', join(root, 'loop.txt'));
    await symlink(join(root, 'folder', 'inside.txt'), join(root, 'in.txt'));
    execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', join(root, 'pipe')]);
    const socket = createServer().listen(join(root, 'socket'));
    await once(socket, 'listening');
    for (const path of [
      'folder',
      'pipe',
      'socket',
      'out.txt',
      'up/secret.txt',
      'loop.txt',
      'none',
      'folder/inside.txt/x',
    ]) {
      expect([path, await files.open(path)]).toEqual([path, null]);
    }
    expect(await text('in.txt')).toBe('inside');
    socket.close();
  });
});

describe('the cache', () => {
  // The disk writes its own times: the clock stands where they are.
  const clock = testClock(new Date(Math.floor(Date.now() / 1000) * 1000).toISOString());
  const open = (maxBytes: number, maxSiblings = 10): FileCache =>
    fileCache({ root, random, clock, maxBytes, maxSiblings });

  /** A file last used so many hours ago. */
  async function used(cache: FileCache, path: string, hoursAgo: number): Promise<void> {
    await cache.keep(path, Buffer.alloc(100));
    const time = clock.now().getTime() / 1000 - hoursAgo * 3600;
    await utimes(join(root, path), time, time);
  }

  const names = async () => (await readdir(root, { recursive: true })).filter((name) => name.includes('.')).sort();

  it('lets the least recently used go, also after a restart', async () => {
    const cache = open(1000);
    for (const [n, hours] of [9, 2, 8, 3, 7].entries()) await used(cache, `f${n}/x.jpg`, hours);
    await (await cache.open('f0/x.jpg', 0))?.close();
    const restarted = open(500);
    await restarted.keep('g/x.jpg', Buffer.alloc(100));
    // Above 500 bytes down to 400: f2 and f4 were used longest ago, f0 a moment ago.
    expect(await names()).toEqual(['f0/x.jpg', 'f1/x.jpg', 'f3/x.jpg', 'g/x.jpg']);
  });

  it('never holds more than its bound', async () => {
    const cache = open(1000, 100);
    for (let n = 0; n < 60; n += 1) {
      await cache.keep(`a/${n}.jpg`, Buffer.alloc(90));
      expect((await names()).length * 90).toBeLessThanOrEqual(1000);
    }
    expect((await names()).length).toBeGreaterThan(6);
  });

  it('keeps so many in one folder, and clears away what a crash left', async () => {
    const cache = open(1_000_000, 3);
    for (let n = 0; n < 4; n += 1) await used(cache, `a/${n}.jpg`, 10 - n);
    await writeFile(join(root, 'a', '.draft'), 'half');
    const longAgo = clock.now().getTime() / 1000 - 5 * 3600;
    await utimes(join(root, 'a', '.draft'), longAgo - 86_400, longAgo - 86_400);
    await cache.keep('a/9.jpg', Buffer.alloc(9));
    expect((await names()).length).toBe(3);
    expect(await names()).not.toContain('a/.draft');
  });

  it('does not open what is older than it may be, and remembers a use', async () => {
    const cache = open(1000);
    await used(cache, 'a/x.jpg', 5);
    const modified = clock.now().getTime() - 5 * HOUR;
    expect(await cache.open('a/x.jpg', modified + 1)).toBeNull();
    const file = await cache.open('a/x.jpg', modified);
    await file?.close();
    const again = await cache.open('a/x.jpg', modified);
    expect([again?.modifiedAt, again?.accessedAt]).toEqual([modified, clock.now().getTime()]);
    expect(await again?.bytes()).toEqual(Buffer.alloc(100));
  });
});
