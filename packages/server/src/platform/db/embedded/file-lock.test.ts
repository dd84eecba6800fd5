import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';
import { identify, sleep } from './processes.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arasta-lock-'));
  path = join(folder, 'lock');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('one holder at a time, and nothing is left', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, () => withFileLock({ path }, work)));

  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['of a killed process', JSON.stringify({ pid: 999_999_999, start: 'long ago', nonce: 'a' })],
  ['of a process whose number went to another', JSON.stringify({ pid: process.pid, start: 'long ago', nonce: 'a' })],
  ['that a power failure cut short', ''],
])('a lock %s is taken over by one of many', async (_, content) => {
  await writeFile(path, content);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, () => withFileLock({ path }, work)));

  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('what a killed waiter left is removed, what a living one needs is not', async () => {
  const self = await identify(process.pid);
  await writeFile(`${path}.0123456789abcdef`, JSON.stringify({ pid: 999_999_999, start: 'long ago', nonce: 'a' }));
  await writeFile(`${path}.fedcba9876543210`, JSON.stringify({ ...self, nonce: 'b' }));
  await withFileLock({ path }, () => Promise.resolve());

  expect(await readdir(folder)).toEqual(['lock.fedcba9876543210']);
});

test('a failure in the work frees the lock', async () => {
  await expect(withFileLock({ path }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withFileLock({ path }, () => Promise.resolve(1))).toBe(1);
});

test('waiting is told once and ends with the way out', async () => {
  const self = await identify(process.pid);
  await writeFile(path, JSON.stringify({ ...self, nonce: 'a' }));
  const told: number[] = [];
  const waiting = withFileLock({ path, timeoutMs: 100, onWait: (pid) => told.push(pid) }, () => Promise.resolve());

  await expect(waiting).rejects.toThrow(`remove ${path}`);
  expect(told).toEqual([process.pid]);
});
