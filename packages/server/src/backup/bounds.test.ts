import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DamagedArchive, openArchive } from '../platform/archive/index.ts';
import { archiveWith, entry, manifestOf, sha256 } from './archive.support.ts';
import { BackupError } from './errors.ts';
import { MANIFEST } from './manifest.ts';
import { listOriginals } from './media.ts';
import { checkBackup } from './restore.ts';
import { unpack } from './unpack.ts';

/** What a backup may ask of the machine, and what may be missing from one. */

const FILE = 'postgres/large';
const LARGE = Buffer.alloc(3_000_000);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'arasta-bounds-'))));
afterAll(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;
const check = (file: string, signal = never, onStep: (done: number) => void = () => undefined) =>
  checkBackup({ file, signal, onStep });

/** Unpacks the file that the manifest promises ten bytes of. */
async function unpackTen(path: string): Promise<{ error: unknown; written: number }> {
  const archive = await openArchive(path);
  const into = await mkdtemp(join(folder, 'unpacked-'));
  const manifest = manifestOf([entry(FILE, LARGE.subarray(0, 10))]);
  const error: unknown = await unpack({
    ...{ archive, manifest, prefix: 'postgres/', into, owner: null, flush: false },
    ...{ modes: { file: 0o600, folder: 0o700 }, signal: never, onBytes: () => undefined },
  }).catch((reason: unknown) => reason);
  archive.close();
  const written = await stat(join(into, 'large')).catch(() => null);
  return { error, written: written?.size ?? 0 };
}

describe('of a backup', () => {
  it('a manifest that would fill the memory is not read', async () => {
    const file = await archiveWith(folder, { [MANIFEST]: Buffer.alloc(64 * 1024 * 1024 + 1) });
    expect((await stat(file)).size).toBeLessThan(1_000_000);
    const refused = check(file);
    await expect(refused).rejects.toThrow(BackupError);
    await expect(refused).rejects.toThrow('is no whole backup: manifest.json is too large. Nothing was changed.');
  });

  it('no more is written than its manifest promises', async () => {
    const promised = manifestOf([entry(FILE, LARGE.subarray(0, 10))]);
    const file = await archiveWith(folder, { [FILE]: LARGE, [MANIFEST]: JSON.stringify(promised) });
    await expect(check(file)).rejects.toThrow('is no whole backup: postgres/large was changed');
    expect(await unpackTen(file)).toEqual({ error: new DamagedArchive('postgres/large was changed'), written: 0 });
  });

  it('nor where the archive says of itself what the manifest says', async () => {
    const file = await archiveWith(folder, { [FILE]: LARGE });
    const bytes = await readFile(file);
    // The size in the archive's table of contents.
    bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    await writeFile(file, bytes);
    const { error, written } = await unpackTen(file);
    expect(error).toBeInstanceOf(DamagedArchive);
    expect(written).toBe(0);
  });

  it('the middle of a large file is where it can be stopped', async () => {
    const file = await archiveWith(folder, {
      [FILE]: LARGE,
      [MANIFEST]: JSON.stringify(manifestOf([entry(FILE, LARGE)])),
    });
    const steps: number[] = [];
    const stop = new AbortController();
    const onStep = (done: number) => {
      steps.push(done);
      stop.abort(new Error('Stopped. Nothing was changed.'));
    };
    await expect(check(file, stop.signal, onStep)).rejects.toThrow('Stopped. Nothing was changed.');
    expect(steps.at(-1)).toBeLessThan(LARGE.length / 2);
    expect(await check(file)).toMatchObject({ files: [{ sha256: sha256(LARGE) }] });
  });
});

describe('pictures', () => {
  it('are none where their folder is missing', async () => {
    expect(await listOriginals(join(folder, 'none'))).toEqual([]);
  });

  it('are those of all folders, in the order of their names, and no drafts', async () => {
    const root = join(folder, 'media/originals');
    await mkdir(join(root, 'a/b'), { recursive: true });
    for (const path of ['a/b/2.webp', 'a/b/.draft', 'a.webp', 'a/1.webp']) await writeFile(join(root, path), path);
    await symlink(join(root, 'gone'), join(root, 'dangling.webp'));
    expect(await listOriginals(join(folder, 'media'))).toEqual([
      ...[
        { path: 'a.webp', bytes: 6 },
        { path: 'a/1.webp', bytes: 8 },
        { path: 'a/b/2.webp', bytes: 10 },
      ],
    ]);
  });

  it('are not taken for none where they cannot be read', async () => {
    await mkdir(join(folder, 'broken/originals'), { recursive: true });
    await symlink('loop.webp', join(folder, 'broken/originals/loop.webp'));
    await expect(listOriginals(join(folder, 'broken'))).rejects.toThrow('ELOOP');
    await mkdir(join(folder, 'file'));
    await writeFile(join(folder, 'file/originals'), 'a file');
    await expect(listOriginals(join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  });
});
