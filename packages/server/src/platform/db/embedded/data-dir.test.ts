import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolveDataDir } from './data-dir.ts';

const asRoot = process.getuid?.() === 0;

let checkoutDir: string;

beforeEach(async () => {
  checkoutDir = await realpath(await mkdtemp(join(tmpdir(), 'arasta-checkout-')));
});

afterEach(async () => {
  await rm(checkoutDir, { recursive: true });
});

test('the folder asked for wins', async () => {
  expect(await resolveDataDir({ dataDir: '/srv/shop', checkoutDir })).toBe('/srv/shop');
});

test('else it is in the checkout', async () => {
  await chmod(checkoutDir, 0o755);

  expect(await resolveDataDir({ dataDir: null, checkoutDir })).toBe(join(checkoutDir, '.arasta'));
});

test.runIf(asRoot)('for root with a checkout that others cannot enter it is one of its own elsewhere', async () => {
  const far = await resolveDataDir({ dataDir: null, checkoutDir });

  expect(far).toMatch(/^\/var\/lib\/arasta\/[0-9a-f]{16}$/);
  expect(await resolveDataDir({ dataDir: null, checkoutDir })).toBe(far);
});

test.runIf(asRoot)('a database that is already in the checkout is not left behind', async () => {
  await mkdir(join(checkoutDir, '.arasta', 'postgres'), { recursive: true });

  expect(await resolveDataDir({ dataDir: null, checkoutDir })).toBe(join(checkoutDir, '.arasta'));
});
