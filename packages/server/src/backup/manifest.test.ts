import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DamagedArchive, openArchive, writeArchive } from '../platform/archive/index.ts';
import { archiveWith, entry, manifestOf } from './archive.support.ts';
import { BackupError, explainNoRoom } from './errors.ts';
import { MANIFEST, readManifest } from './manifest.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'arasta-archives-'))));
afterAll(() => rm(folder, { recursive: true }));

const FILE = 'postgres/PG_VERSION';
const MANIFEST_OF = manifestOf([entry(FILE)]);

async function manifestIn(files: Record<string, string>) {
  const archive = await openArchive(await archiveWith(folder, files));
  try {
    return await readManifest(archive);
  } finally {
    archive.close();
  }
}

describe('a manifest', () => {
  it('names what there is', async () => {
    const files = { [FILE]: 'content', [MANIFEST]: JSON.stringify(MANIFEST_OF) };
    expect(await manifestIn(files)).toEqual(MANIFEST_OF);
  });

  it.each([
    ['is missing', { [FILE]: 'content' }, 'manifest.json is missing'],
    ['is no JSON', { [FILE]: 'content', [MANIFEST]: '{' }, 'its manifest cannot be read'],
    ['has a word too few', { [FILE]: 'content', [MANIFEST]: '{"format":1}' }, 'its manifest is not as it should be'],
    ['misses a file', { [MANIFEST]: JSON.stringify(MANIFEST_OF) }, 'other files than its manifest names'],
    ['names one less', { [FILE]: 'content', [MANIFEST]: JSON.stringify({ ...MANIFEST_OF, files: [] }) }, 'other files'],
  ])('is refused when it %s', async (_name, files, reason) => {
    const refused = manifestIn(files);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toBeInstanceOf(DamagedArchive);
  });

  it('of a newer Arasta asks for an update', async () => {
    const newer = manifestIn({ [MANIFEST]: JSON.stringify({ format: 2, arasta: '9.0.0' }) });
    await expect(newer).rejects.toThrow('The backup was made by a newer Arasta (9.0.0): update this one first.');
    await expect(newer).rejects.toBeInstanceOf(BackupError);
  });

  it.each(['etc/passwd', 'postgres', 'media/cache/x.webp', 'postgres/./x', 'postgres//x'])(
    'does not lead to %s',
    async (path) => {
      const manifest = { ...MANIFEST_OF, files: [entry(path)] };
      const refused = manifestIn({ [path]: 'content', [MANIFEST]: JSON.stringify(manifest) });
      await expect(refused).rejects.toThrow('does not belong there');
    },
  );

  it.each(['../outside', '/outside', 'postgres/../../outside'])('and an archive not to %s', async (path) => {
    const harmless = 'p'.repeat(path.length);
    const made = await archiveWith(folder, { [harmless]: 'content', [MANIFEST]: JSON.stringify(MANIFEST_OF) });
    const bytes = await readFile(made);
    const hostile = join(folder, 'hostile.zip');
    await writeFile(hostile, Buffer.from(bytes.toString('latin1').replaceAll(harmless, path), 'latin1'));
    await expect(openArchive(hostile)).rejects.toThrow(DamagedArchive);
  });

  it.each(['postgres/..', 'media/originals/../../x', 'elsewhere'])('has no folder %s', async (path) => {
    const manifest = { ...MANIFEST_OF, folders: [path] };
    const files = { [FILE]: 'content', [MANIFEST]: JSON.stringify(manifest) };
    await expect(manifestIn(files)).rejects.toThrow('does not belong there');
  });
});

describe('an archive', () => {
  it('gives out what was put in, and nothing else under its name', async () => {
    const archive = await openArchive(await archiveWith(folder, { [FILE]: 'content' }));
    const read = async (file: ReturnType<typeof entry>) => (await buffer(await archive.read(file))).toString();
    expect(await read(entry(FILE))).toBe('content');
    await expect(read(entry(FILE, 'contend'))).rejects.toThrow('postgres/PG_VERSION was changed');
    await expect(read(entry(FILE, 'longer content'))).rejects.toThrow('was changed');
    await expect(read(entry('postgres/other'))).rejects.toThrow('postgres/other is missing');
    archive.close();
  });

  it.skipIf(process.platform !== 'linux')('says that the disk is full', async () => {
    const full = await open('/dev/full', 'w');
    const signal = new AbortController().signal;
    const writing = writeArchive(full, { signal, onBytes: () => undefined }, async (archive) => {
      for (let n = 0; n < 100; n++)
        await archive.add({ path: `f${n}`, content: Readable.from([Buffer.alloc(1e6, n)]) });
    });
    const error: unknown = await writing.catch((reason: unknown) => explainNoRoom(reason, '/backups'));
    expect(error).toEqual(
      new BackupError('There is no room left in /backups. Free some, or choose another disk; nothing was left there.'),
    );
    await full.close();
  });
});
