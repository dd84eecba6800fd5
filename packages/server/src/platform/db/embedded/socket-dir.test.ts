import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { prepareSocketDir } from './socket-dir.ts';

const made: string[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'sock-')));
  made.push(path);
  return path;
}

async function prepared(...args: Parameters<typeof prepareSocketDir>): Promise<string> {
  const path = await prepareSocketDir(...args);
  made.push(path);
  return path;
}

test('TMPDIR comes before where the socket was, so that all who have it find it', async () => {
  const [place, previous, cluster] = [await folder(), await folder(), await folder()];
  vi.stubEnv('TMPDIR', place);
  const chosen = await prepared(null, cluster, previous);

  expect(dirname(chosen)).toBe(place);
  expect((await stat(chosen)).mode & 0o777).toBe(0o700);
  expect(await prepared(null, cluster, '/tmp/other')).toBe(chosen);
  await expect(stat('/tmp/other')).rejects.toThrow('ENOENT');
});

test('where the socket was comes first without TMPDIR, or where that cannot be used', async () => {
  const [previous, cluster] = [await folder(), await folder()];
  vi.stubEnv('TMPDIR', join(previous, 'none'));
  expect(await prepared(null, cluster, previous)).toBe(previous);
  vi.stubEnv('TMPDIR', undefined);
  expect(await prepared(null, cluster, previous)).toBe(previous);
});

test('where connections of this process lead to comes before all', async () => {
  const [place, previous, held, cluster] = [await folder(), await folder(), await folder(), await folder()];
  vi.stubEnv('TMPDIR', place);
  expect(await prepared(null, cluster, previous, held)).toBe(held);
});
